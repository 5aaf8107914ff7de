package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * {@code cache.t1.micro} with cluster mode disabled takes no snapshots: {@code
 * SnapshotFeatureNotSupportedFault} (facts page, 1.4; source: {@code UG:backups}, MODEL).
 */
final class SmallestNode implements Obstacle {

  private static final String TYPE = "cache.t1.micro";

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (cache.sort() == CacheSort.MEMCACHED || cache.sort().serverless()) {
      return Optional.empty();
    }
    if (cache.nodeType().isEmpty()) {
      return Optional.of(Reason.untold("node-type-not-told", "the node type", cache.node()));
    }
    return cache.nodeType().filter(TYPE::equals).isPresent() && !cache.group().cluster()
        ? Optional.of(
            Reason.impossible(
                "t1-micro",
                "ElastiCache takes no snapshot of " + TYPE,
                NodeTypes.change(cache, "a larger one")))
        : Optional.empty();
  }
}
