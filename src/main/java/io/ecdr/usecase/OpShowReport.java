package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One operation in full.
 *
 * @param at when it was read
 * @param history its journal
 * @param report of its last run that ended in an orderly way
 * @param next the command to type next; empty when there is nothing to do
 * @param window that it opened and that is still open, as far as this machine knows
 */
public record OpShowReport(
    Instant at,
    OperationSummary summary,
    Plan plan,
    History history,
    Optional<Report> report,
    String next,
    Optional<RoleWindow> window) {
  public OpShowReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(window, "window");
  }
}
