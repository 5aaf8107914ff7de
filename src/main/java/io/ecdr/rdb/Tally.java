package io.ecdr.rdb;

/**
 * How much of something a backup holds.
 *
 * @param keys keys
 * @param bytes bytes of the file that they take, with their values
 * @param expiring those of the keys that have a time to live
 * @param expiringBytes bytes that these take
 */
public record Tally(long keys, long bytes, long expiring, long expiringBytes) {

  /** Nothing. */
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        keys + other.keys,
        bytes + other.bytes,
        expiring + other.expiring,
        expiringBytes + other.expiringBytes);
  }
}
