package io.ecdr.usecase;

import io.ecdr.plan.OverdueDrill;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The operations that this machine knows, and the newest of others where they are shared.
 *
 * @param at when it was read
 * @param operations newest first
 * @param overdue caches of drills past their deadline, of which no journal tells that they are gone
 * @param warnings what could not be asked, one sentence each
 */
public record OpListReport(
    Instant at,
    List<OperationSummary> operations,
    List<OverdueDrill> overdue,
    List<String> warnings) {

  /** Of this machine alone. */
  public OpListReport(Instant at, List<OperationSummary> operations) {
    this(at, operations, List.of(), List.of());
  }

  public OpListReport {
    Objects.requireNonNull(at, "at");
    operations = List.copyOf(operations);
    overdue = List.copyOf(overdue);
    warnings = List.copyOf(warnings);
  }
}
