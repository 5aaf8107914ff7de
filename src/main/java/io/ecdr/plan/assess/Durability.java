package io.ecdr.plan.assess;

import io.ecdr.plan.DatastoreFit;
import java.util.Optional;

/**
 * A cluster with durability (Valkey from 9.0 on, cluster mode enabled) cannot be in a Global
 * Datastore, and the SDK's model has no field that tells whether it has it (facts page, 1.4 and
 * 6.3; source: {@code UG:Redis-Global-Datastores-Getting-Started}, X1, SDK).
 */
final class Durability implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    boolean may =
        cache.sort() == CacheSort.GROUP
            && cache.group().cluster()
            && cache.engine().equals("valkey")
            && cache.version().map(v -> DatastoreFit.atLeast(v, 9)).orElse(true);
    return may
        ? Optional.of(
            Reason.unknown(
                "durability-not-told",
                "Valkey "
                    + cache.version().orElse("of an unknown version")
                    + " with cluster mode enabled may have durability, which a Global Datastore"
                    + " does not take; the API tells ecdr nothing of it",
                "see whether it has it: aws elasticache describe-replication-groups"
                    + " --replication-group-id "
                    + cache.named()))
        : Optional.empty();
  }
}
