package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * A serverless cache cannot be in a Global Datastore (facts page, 5 and 6.3; source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}).
 */
final class NoServerless implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    if (!cache.sort().serverless()) {
      return Optional.empty();
    }
    return Optional.of(
        Reason.impossible(
            "serverless-no-datastore",
            "a serverless cache cannot be in a Global Datastore",
            cache.sort() == CacheSort.SERVERLESS
                ? "use Backup & Restore; or restore a backup of it to nodes and give those a"
                    + " standby (ecdr restore --help)"
                : "have the application fill an empty cache in the other Region"));
  }
}
