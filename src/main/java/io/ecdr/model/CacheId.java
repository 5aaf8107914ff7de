package io.ecdr.model;

import java.util.Objects;

/**
 * The full name of a cache. Two Regions may hold the same id, so an id alone names nothing.
 *
 * @param id ElastiCache's id, lower case as the service stores it
 */
public record CacheId(AccountId account, Region region, CacheKind kind, String id) {
  public CacheId {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  /** The form used as a folder in buckets: {@code <account>/<region>/<kind>/<id>}. */
  public String path() {
    return account + "/" + region + "/" + kind.word() + "/" + id;
  }

  @Override
  public String toString() {
    return id + " in " + region;
  }
}
