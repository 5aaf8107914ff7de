package io.ecdr.model.word;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names that AWS limits; each is returned as it is kept. */
public final class Names {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern CACHE = Pattern.compile("[a-z](-?[a-z0-9])*");
  private static final Pattern PREFIX = Pattern.compile("[\\w!.*'()-]+(/[\\w!.*'()-]+)*");

  private Names() {}

  /**
   * A bucket's name as S3 allows it (S3:bucketnamingrules).
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  public static String bucket(String word) {
    if (!BUCKET.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is no bucket name; a name has 3 to 63 lower case letters, digits, dots and"
              + " hyphens");
    }
    return word;
  }

  /**
   * An id of a cache (API:CreateReplicationGroup): kept in lower case by the service.
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  public static String cache(String word) {
    var id = word.toLowerCase(Locale.ROOT);
    if (id.length() > 40 || !CACHE.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is no cache id; an id has 1 to 40 letters, digits and single hyphens, and"
              + " begins with a letter");
    }
    return id;
  }

  /**
   * A first part of keys, without a slash at its end.
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  public static String prefix(String word) {
    var prefix = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
    if (prefix.length() > 200 || !PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "'" + word + "' is no prefix; use letters, digits, and - _ . / between them");
    }
    return prefix;
  }
}
