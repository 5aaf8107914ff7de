package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Memcached nodes can be neither snapshotted (facts page, 1.4; source: {@code UG:backups}) nor in a
 * Global Datastore (6.3).
 */
final class MemcachedNodes implements Obstacle {

  static final String CODE = "memcached-nodes";

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.sort() == CacheSort.MEMCACHED
        ? Optional.of(
            Reason.impossible(
                CODE,
                "Memcached nodes keep nothing that could be brought along",
                "use Valkey, or serverless Memcached, which takes snapshots; or have the"
                    + " application fill an empty cache in the other Region"))
        : Optional.empty();
  }
}
