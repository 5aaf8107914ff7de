package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * A cluster without a replication group must become one before it can be in a Global Datastore
 * (facts page, 6.3; source: {@code UG:Redis-Global-Datastores-Getting-Started}).
 */
final class SingleNode implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.sort() == CacheSort.NODE
        ? Optional.of(
            Reason.impossible(
                "no-replication-group",
                "a single node without a replication group cannot be in a Global Datastore",
                "make it one: aws elasticache create-replication-group --primary-cluster-id "
                    + cache.named()
                    + " --replication-group-id ID --replication-group-description TEXT"))
        : Optional.empty();
  }
}
