package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import java.util.List;
import java.util.Objects;

/**
 * A plan and what became of it.
 *
 * @param forced what its runs went past
 * @param notes what could not be read, one sentence each
 */
public record OperationReport(
    Plan plan, Report report, List<Entry.Forced> forced, List<String> notes) {
  public OperationReport {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(report, "report");
    forced = List.copyOf(forced);
    notes = List.copyOf(notes);
  }
}
