package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.plan.LostWrites;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A plan and what became of it.
 *
 * @param forced what its runs went past
 * @param notes what could not be read, one sentence each
 * @param lost what its changes of roles lost; empty when nobody asked
 */
public record OperationReport(
    Plan plan,
    Report report,
    List<Entry.Forced> forced,
    List<String> notes,
    Optional<List<LostWrites>> lost) {

  /** Nobody asked what was lost. */
  public OperationReport(Plan plan, Report report, List<Entry.Forced> forced, List<String> notes) {
    this(plan, report, forced, notes, Optional.empty());
  }

  public OperationReport {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(report, "report");
    forced = List.copyOf(forced);
    notes = List.copyOf(notes);
    lost = lost.map(List::copyOf);
  }
}
