package io.ecdr.plan.assess;

import java.util.Optional;

/** A member whose Global Datastore is not told may have standbys or none. */
final class DatastoreUntold implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.datastore().unknown().isPresent()
        ? Optional.of(
            Reason.untold("datastore-not-told", "its Global Datastore", cache.datastore()))
        : Optional.empty();
  }
}
