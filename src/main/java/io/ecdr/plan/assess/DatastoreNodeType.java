package io.ecdr.plan.assess;

import io.ecdr.plan.DatastoreFit;
import java.util.Optional;

/**
 * A Global Datastore takes certain families, from size large on (facts page, 6.3; source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}).
 */
final class DatastoreNodeType implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (cache.sort() == CacheSort.MEMCACHED || cache.sort().serverless()) {
      return Optional.empty();
    }
    var type = cache.nodeType();
    if (type.isEmpty()) {
      return Optional.of(Reason.untold("node-type-not-told", "the node type", cache.node()));
    }
    return DatastoreFit.nodeType(type.get())
        ? Optional.empty()
        : Optional.of(
            Reason.impossible(
                "node-type",
                "a Global Datastore does not take " + type.get(),
                NodeTypes.change(cache, DatastoreFit.NODE_TYPES)));
  }
}
