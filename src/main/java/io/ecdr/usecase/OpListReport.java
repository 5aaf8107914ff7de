package io.ecdr.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The operations that this machine knows.
 *
 * @param at when it was read
 * @param operations newest first
 */
public record OpListReport(Instant at, List<OperationSummary> operations) {
  public OpListReport {
    Objects.requireNonNull(at, "at");
    operations = List.copyOf(operations);
  }
}
