package io.ecdr.plan.assess;

import io.ecdr.plan.DatastoreFit;
import java.util.Optional;

/**
 * A Global Datastore takes Redis OSS from 5.0.6 on and Valkey (facts page, 6.3; source: {@code
 * UG23:Redis-Global-Datastores-Getting-Started}).
 */
final class DatastoreEngine implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (!cache.engine().equals("redis") || cache.sort().serverless()) {
      return Optional.empty();
    }
    if (cache.version().isEmpty()) {
      return Optional.of(Reason.untold("version-not-told", "the engine's version", cache.node()));
    }
    return DatastoreFit.engine(cache.engine(), cache.version().get())
        ? Optional.empty()
        : Optional.of(
            Reason.impossible(
                "engine-too-old",
                "Redis OSS " + cache.version().get() + "; a Global Datastore takes 5.0.6 and later",
                "upgrade it: aws elasticache modify-replication-group --replication-group-id "
                    + cache.named()
                    + " --engine-version 7.1 --apply-immediately"));
  }
}
