package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

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

  /** The cache of a path; empty when it is none. */
  public static Optional<CacheId> ofPath(String path) {
    var parts = path.split("/", -1);
    try {
      return parts.length == 4 && !parts[3].isEmpty()
          ? Optional.of(
              new CacheId(
                  new AccountId(parts[0]),
                  new Region(parts[1]),
                  CacheKind.ofWord(parts[2]),
                  parts[3]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return id + " in " + region;
  }
}
