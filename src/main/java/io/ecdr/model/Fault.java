package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong with one object of a backup.
 *
 * @param key of the object
 * @param offset where in it, in bytes from its beginning; absent when that cannot be told
 * @param words what is wrong, without the key and the offset
 */
public record Fault(String key, Optional<Long> offset, String words) {
  public Fault {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(words, "words");
  }

  /** One of the whole object, or of a byte that is not known. */
  public static Fault of(String key, String words) {
    return new Fault(key, Optional.empty(), words);
  }

  /** One at a byte. */
  public static Fault at(String key, long offset, String words) {
    return new Fault(key, Optional.of(offset), words);
  }

  /** For people, on one line. */
  public String line() {
    return key + offset.map(at -> " at byte " + at).orElse("") + ": " + words;
  }
}
