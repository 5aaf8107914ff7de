package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup prune} was asked to do.
 *
 * @param caches ids of the caches whose backups are looked at; a cache may be gone by now
 * @param region where the caches are, or were
 * @param prefix first part of all keys in the DR bucket
 * @param rules which backups are wanted
 */
public record PruneRequest(
    List<String> caches,
    Region region,
    Region drRegion,
    String drBucket,
    String prefix,
    KeepRules rules,
    Optional<Duration> timeout)
    implements ChangeRequest {
  public PruneRequest {
    caches = List.copyOf(caches);
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(timeout, "timeout");
    if (caches.isEmpty()) {
      throw new IllegalArgumentException("no cache is named");
    }
  }
}
