package io.ecdr.plan.assess;

/** What sort of cache it is, as far as its protection goes. */
public enum CacheSort {
  /** A replication group. */
  GROUP("replication-group"),
  /** A node of Redis OSS or of an unknown engine without a replication group. */
  NODE("single-node"),
  /** Memcached nodes. */
  MEMCACHED("memcached-nodes"),
  /** A serverless cache of Valkey or Redis OSS. */
  SERVERLESS("serverless"),
  /** A serverless cache of Memcached. */
  SERVERLESS_MEMCACHED("serverless-memcached");

  private final String word;

  CacheSort(String word) {
    this.word = word;
  }

  /** The word used in text and JSON. */
  public String word() {
    return word;
  }

  /** Whether it has no nodes that anybody sees. */
  public boolean serverless() {
    return this == SERVERLESS || this == SERVERLESS_MEMCACHED;
  }
}
