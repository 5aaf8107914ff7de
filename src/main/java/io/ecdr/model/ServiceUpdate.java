package io.ecdr.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS wants to change in a cache, as {@code DescribeUpdateActions} tells it (source: {@code
 * API:UpdateAction}).
 *
 * @param status the service's word, lower case; may be one we do not know
 * @param applyBy when AWS recommends to have applied it
 */
public record ServiceUpdate(
    String name, String status, String severity, Optional<Instant> applyBy) {

  private static final Set<String> STILL =
      Set.of("not-applied", "stopped", "complete", "not-applicable");

  public ServiceUpdate {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(applyBy, "applyBy");
  }

  /** Reads one from an element of {@code UpdateActions}. */
  public static ServiceUpdate of(Value.Fields fields) {
    return new ServiceUpdate(
        fields.text("ServiceUpdateName").orElse(""),
        ReplicationGroup.word(fields, "UpdateActionStatus"),
        ReplicationGroup.word(fields, "ServiceUpdateSeverity"),
        fields.time("ServiceUpdateRecommendedApplyByDate"));
  }

  /** Whether it goes on or is about to; also of a status that nobody knows. */
  public boolean moving() {
    return !STILL.contains(status);
  }

  /** Whether it waits for somebody to apply it. */
  public boolean waiting() {
    return status.equals("not-applied") || status.equals("stopped");
  }
}
