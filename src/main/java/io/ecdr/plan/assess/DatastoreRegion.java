package io.ecdr.plan.assess;

import io.ecdr.plan.DatastoreFit;
import java.util.Optional;

/**
 * Global Datastores are not in every Region (facts page, 6.3; source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}). The list may have grown since it was read.
 */
final class DatastoreRegion implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return DatastoreFit.listed(cache.region())
            || cache.sort() == CacheSort.MEMCACHED
            || cache.sort().serverless()
        ? Optional.empty()
        : Optional.of(
            Reason.unknown(
                "region-not-listed",
                "the guide's list of Regions with Global Datastores, as ecdr has it, does not"
                    + " name "
                    + cache.region(),
                "see the guide"));
  }
}
