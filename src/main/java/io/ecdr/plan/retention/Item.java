package io.ecdr.plan.retention;

import io.ecdr.model.Region;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a backup consists of and that can be taken away by itself.
 *
 * @param name the snapshot's name, or {@code s3://bucket/prefix}
 * @param bytes what it takes up; 0 where nobody tells
 * @param stranger why it is not surely ours; empty when it is: tag, name and journal agree
 */
public record Item(Place place, Region region, String name, long bytes, Optional<String> stranger) {

  /** Where a part of a backup can lie. */
  public enum Place {
    /** A snapshot, in the Region of the cache. */
    SNAPSHOT("snapshot"),
    /** The exported files, in the bucket beside the cache. */
    EXPORT("export"),
    /** The copy with its manifest, in the DR Region. */
    COPY("copy");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    /** The word used in text and JSON. */
    public String word() {
      return word;
    }

    /** Whether a copy was made from it. */
    public boolean source() {
      return this != COPY;
    }
  }

  public Item {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stranger, "stranger");
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes of " + name + ": " + bytes);
    }
  }

  /** Whether it is surely ours. */
  public boolean ours() {
    return stranger.isEmpty();
  }
}
