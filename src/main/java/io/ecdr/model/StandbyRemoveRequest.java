package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code standby remove} was asked to do.
 *
 * @param cache a member's id
 * @param region the Region where that id is
 * @param in the Region of the standby that goes
 * @param keepCache whether it stays as a cache of its own, writable
 * @param keepDatastore whether a Global Datastore that has no other standby stays around its
 *     primary
 * @param hooks the operator's own programs around it
 */
public record StandbyRemoveRequest(
    String cache,
    Region region,
    Region in,
    boolean keepCache,
    boolean keepDatastore,
    Optional<Duration> timeout,
    Hooks hooks)
    implements ChangeRequest {

  public StandbyRemoveRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
  }
}
