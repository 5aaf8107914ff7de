package io.ecdr.plan.assess;

import java.util.Optional;

/** Whether ElastiCache takes snapshots of it by itself is told by its retention alone. */
final class SnapshotsUntold implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.sort() != CacheSort.MEMCACHED && cache.automatic().isEmpty()
        ? Optional.of(
            Reason.unknown(
                "retention-not-told", "how long automatic snapshots are kept is not told", ""))
        : Optional.empty();
  }
}
