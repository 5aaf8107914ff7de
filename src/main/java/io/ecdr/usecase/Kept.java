package io.ecdr.usecase;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.plan.Lane;
import io.ecdr.plan.NothingMade;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An operation as it is kept, read as far as it can be read.
 *
 * @param notes why something is empty, one sentence each
 * @param elsewhere where it was read, when another machine wrote last
 */
record Kept(
    String id,
    Optional<Plan> plan,
    Optional<History> history,
    Optional<Report> report,
    List<String> notes,
    Optional<String> elsewhere) {

  static Kept read(Operations.Stored stored) {
    var notes = new ArrayList<String>();
    var plan = attempt("the plan", notes, () -> PlanCodec.read(stored.plan()));
    var history = attempt("the journal", notes, () -> JournalCodec.read(stored.journal()));
    history.ifPresent(h -> h.notes().forEach(note -> notes.add("journal: " + note)));
    var report =
        stored.report().flatMap(text -> attempt("the report", notes, () -> ReportCodec.read(text)));
    var elsewhere = stored.elsewhere().map(Operations.Elsewhere::place);
    return new Kept(stored.id(), plan, history, report, List.copyOf(notes), elsewhere);
  }

  private static <T> Optional<T> attempt(String what, List<String> notes, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (Malformed e) {
      notes.add(what + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The same with more to say. */
  Kept noting(List<String> more) {
    var all = new ArrayList<>(notes);
    all.addAll(more);
    return new Kept(id, plan, history, report, List.copyOf(all), elsewhere);
  }

  OperationSummary summary(Optional<Locks.Holder> holder) {
    var state =
        history.isPresent() && plan.isPresent()
            ? OperationState.of(history.get(), holder.isPresent())
            : holder.isPresent() ? OperationState.RUNNING : OperationState.UNKNOWN;
    var entries = history.map(History::entries).orElse(List.of());
    return new OperationSummary(
        id,
        plan.map(Plan::verb).orElse(""),
        state,
        plan.map(Plan::created),
        entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1).at()),
        plan.map(p -> p.lanes().stream().map(Lane::cache).toList()).orElse(List.of()),
        history
            .flatMap(History::undone)
            .flatMap(Entry.Undone::code)
            .or(() -> history.flatMap(History::closed).map(Entry.Closed::code)),
        holder,
        history.map(h -> Position.of(h).facts().size()).orElse(0),
        plan.map(p -> p.lanes().stream().mapToInt(l -> l.steps().size()).sum()).orElse(0),
        notes,
        elsewhere,
        history.flatMap(History::closed).isPresent()
            && report.filter(NothingMade::endsAll).isPresent());
  }
}
