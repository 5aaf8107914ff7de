package io.ecdr.usecase;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.execute.Execution;
import io.ecdr.execute.Log;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Lane;
import io.ecdr.plan.NotSaved;
import io.ecdr.plan.NothingMade;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.VerifyPlanner;
import io.ecdr.port.Journal;
import io.ecdr.port.LockLost;
import io.ecdr.port.NotShared;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One run of an operation whose locks are held: first entry, execution, last entry, report. */
final class OperationRun {

  private final Operations operations;
  private final Execution execution;
  private final InstantSource clock;
  private final HeldLocks held;
  private final List<String> past;
  private final Optional<String> reason;
  private final AntiFlap antiFlap;
  private final List<String> unwritten = new ArrayList<>();
  private Optional<RoleWindow> window = Optional.empty();

  /** Steps of which something was sent and that have not come to an end. */
  private final Set<String> open = new HashSet<>();

  /**
   * @param past what else than locks it goes past, one sentence each
   * @param reason what was said with {@code --break-lock}
   */
  OperationRun(
      Operations operations,
      Execution execution,
      InstantSource clock,
      HeldLocks held,
      List<String> past,
      Optional<String> reason,
      AntiFlap antiFlap) {
    this.held = held;
    this.past = Stream.concat(past.stream(), held.past().stream()).toList();
    this.reason = reason;
    this.antiFlap = antiFlap;
    this.operations = operations;
    this.execution = execution;
    this.clock = clock;
  }

  /**
   * Runs it.
   *
   * @throws StateUnusable when the journal could not even be begun, so nothing was sent
   */
  Answer<RunReport> go(Plan plan, Position from, Entry first) {
    return go(plan, from, first, List.of());
  }

  /**
   * The same.
   *
   * @param inherited what the operation that it takes over has sent, as entries of this one
   */
  Answer<RunReport> go(Plan plan, Position from, Entry first, List<Entry> inherited) {
    List<String> warnings = new ArrayList<>(held.warnings());
    open.addAll(from.sent().keySet());
    try (var journal = operations.journal(plan.id())) {
      journal.append(JournalCodec.write(first));
      inherited.forEach(entry -> journal.append(JournalCodec.write(entry)));
      if (!past.isEmpty() || reason.isPresent()) {
        journal.append(JournalCodec.write(new Entry.Forced(clock.instant(), reason, past)));
      }
      Undoing.begins(operations, plan, clock.instant());
      OpEscalate.begins(operations, plan, clock.instant());
      var lasting = new Lasting(plan);
      var report =
          execution.run(
              plan,
              from,
              new Log() {
                @Override
                public void accept(Entry entry) {
                  boolean shared = !HeldLocks.emergency(plan) && lasting(lasting, entry);
                  write(plan, journal, entry, shared);
                }

                @Override
                public Optional<String> outranks(Lane lane) {
                  return held.outranks(lane).map(taken -> taken.holder().toString());
                }
              });
      warnings.addAll(unwritten);
      if (goesOn(report.code())) {
        held.leaveInFlight();
      }
      try {
        operations.report(plan.id(), ReportCodec.write(report));
        Undoing.ends(operations, plan, report, clock.instant());
        journal.append(JournalCodec.write(new Entry.Closed(clock.instant(), report.code())));
        warnings.addAll(journal.settle());
      } catch (StateUnusable e) {
        // The work itself is done and told; failing now would hide that.
        warnings.add("the end could not be written down: " + e.getMessage());
      }
      boolean over =
          report.code() == ExitCode.OK
              || report.code() == ExitCode.VERIFICATION_FAILED
              || History.refuses(report.code())
              || takenAway(plan, report)
              || gaveBack(report)
              || NothingMade.endsAll(report)
              || report.lanes().stream().allMatch(OperationRun::nothingToGoOnWith);
      Optional<String> resume =
          over
              ? Optional.empty()
              : Optional.of(
                  report.code() == ExitCode.CHANGES_PENDING
                      ? Resuming.slice(plan.id())
                      : Resuming.command(plan.id()));
      return new Answer.Given<>(
          new RunReport(
              report,
              resume,
              warnings,
              Undoing.left(plan, report),
              window,
              VerifyPlanner.idle(plan)));
    }
  }

  /** Whether writers whom it stopped write again, and the roles did not move. */
  private static boolean gaveBack(Report report) {
    return report.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .anyMatch(
            step ->
                GiveBack.is(step.step())
                    && step.outcome().filter(StepOutcome.Done.class::isInstance).isPresent()
                    && report.code() == ExitCode.COMPENSATED);
  }

  /** Whether a lane is done, or was one of a cache that cannot be saved. */
  private static boolean nothingToGoOnWith(Report.LaneReport lane) {
    return lane.code() == ExitCode.OK
        || lane.steps().stream().anyMatch(step -> NotSaved.is(step.step()));
  }

  /** Whether nothing is left of it, by its own last steps. */
  private static boolean takenAway(Plan plan, Report report) {
    var last = plan.lanes().stream().flatMap(lane -> lane.takingAway().stream()).toList();
    return !last.isEmpty()
        && report.lanes().stream()
            .flatMap(lane -> lane.steps().stream())
            .filter(step -> last.contains(step.step()))
            .allMatch(
                step -> step.outcome().filter(StepOutcome.Done.class::isInstance).isPresent());
  }

  /** Whether AWS may still work on it after we have left. */
  private boolean goesOn(ExitCode code) {
    return switch (code) {
      case UNKNOWN_OUTCOME, TIMED_OUT, CHANGES_PENDING -> true;
      case INTERRUPTED, TERMINATED -> !open.isEmpty();
      default -> false;
    };
  }

  private static boolean lasting(Lasting lasting, Entry entry) {
    return entry instanceof Entry.Intent intent && lasting.is(intent);
  }

  /**
   * A change is announced only while nobody went before us.
   *
   * @param shared whether other machines must know of it before it is sent
   */
  private void write(Plan plan, Journal journal, Entry entry, boolean shared) {
    if (entry instanceof Entry.Intent intent) {
      // What only copies objects can be done again; everything else is looked at more closely.
      held.check(!intent.call().startsWith(Service.S3.word()));
      open.add(intent.step());
    } else if (entry instanceof Entry.HookBegan) {
      // A program must not publish for somebody who lost the lock.
      held.check(false);
    } else if (entry instanceof Entry.Settled settled) {
      open.remove(settled.step());
      // Before the journal says so: whoever goes on after a crash here comes by again.
      moved(plan, settled);
    }
    journal.append(JournalCodec.write(entry));
    if (shared) {
      share(journal, (Entry.Intent) entry);
    }
  }

  private void share(Journal journal, Entry.Intent intent) {
    try {
      journal.share();
      // Sharing may have taken its time.
      held.check(true);
    } catch (NotShared | LockLost e) {
      // It is announced, and it is not sent: nobody need look what became of it.
      journal.append(
          JournalCodec.write(
              new Entry.Answered(
                  clock.instant(),
                  intent.step(),
                  intent.key(),
                  Entry.Result.NOT_DONE,
                  "not sent: " + e.getMessage())));
      open.remove(intent.step());
      throw e;
    }
  }

  /** Roles that have changed hold up the next change. */
  private void moved(Plan plan, Entry.Settled settled) {
    for (var move : AntiFlap.moves(plan)) {
      if (move.ladder().id().equals(settled.step())
          && settled.outcome() instanceof StepOutcome.Done done
          && !done.already()) {
        unwritten.addAll(antiFlap.opened(plan, move, done));
        window = antiFlap.fresh(plan, move, done);
      }
    }
  }
}
