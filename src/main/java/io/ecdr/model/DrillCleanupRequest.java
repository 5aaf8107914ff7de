package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code drill cleanup} was asked to do.
 *
 * @param region where the drills were
 * @param overdue only those that are past their deadline
 */
public record DrillCleanupRequest(Region region, boolean overdue, Optional<Duration> timeout)
    implements ChangeRequest {
  public DrillCleanupRequest {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(timeout, "timeout");
  }
}
