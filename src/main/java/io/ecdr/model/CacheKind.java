package io.ecdr.model;

/** The kinds of thing that a lane is about: those of cache that ElastiCache has, and buckets. */
public enum CacheKind {
  /** A replication group, cluster mode disabled (CMD) or enabled (CME). */
  REPLICATION_GROUP("replication-group"),
  /** A serverless cache. */
  SERVERLESS("serverless"),
  /** A cluster without a replication group: one Redis node, or Memcached nodes. */
  CACHE_CLUSTER("cache-cluster"),
  /** No cache: a bucket that takes exports or keeps backups, which a lane may set up. */
  BUCKET("bucket");

  private final String word;

  CacheKind(String word) {
    this.word = word;
  }

  /**
   * The kind of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CacheKind ofWord(String word) {
    for (var kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no kind of cache");
  }

  /** The word used in bucket keys, JSON and text. */
  public String word() {
    return word;
  }
}
