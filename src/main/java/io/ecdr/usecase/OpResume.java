package io.ecdr.usecase;

import io.ecdr.execute.Execution;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import io.ecdr.port.NotShared;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code op resume}: goes on with an operation from what its journal says.
 *
 * <p>Steps that are done stay done. Everything else begins by looking, so it does not matter where
 * or how the last run ended.
 */
public final class OpResume {

  private static final Optional<Rejection> NOTHING = Optional.empty();

  private final Operations operations;
  private final Locks locks;
  private final Function<History, Execution> execution;
  private final Callers callers;
  private final InstantSource clock;
  private final String toolVersion;
  private final Leave leave;

  /** Without leave to go on without a lock store. */
  public OpResume(
      Operations operations,
      Locks locks,
      Execution execution,
      Callers callers,
      InstantSource clock,
      String toolVersion) {
    this(operations, locks, execution, callers, clock, toolVersion, Leave.USUAL);
  }

  /**
   * @param callers says whether who calls now may go on with the plan
   * @param toolVersion the version of ecdr that now goes on, for the journal
   * @param leave what it may go past
   */
  public OpResume(
      Operations operations,
      Locks locks,
      Execution execution,
      Callers callers,
      InstantSource clock,
      String toolVersion,
      Leave leave) {
    this(operations, locks, history -> execution, callers, clock, toolVersion, leave);
  }

  /**
   * The same.
   *
   * @param execution what runs it, told what its journal says
   */
  OpResume(
      Operations operations,
      Locks locks,
      Function<History, Execution> execution,
      Callers callers,
      InstantSource clock,
      String toolVersion,
      Leave leave) {
    this.leave = leave;
    this.operations = operations;
    this.locks = locks;
    this.execution = execution;
    this.callers = callers;
    this.clock = clock;
    this.toolVersion = toolVersion;
  }

  /**
   * Goes on. Rejected, with nothing changed: 30 when there is no such operation, 12 when a process
   * works on it or on one of its caches, 14 when it is of another account, was planned by a newer
   * ecdr, was refused by a pre-hook, or rests on writers that may write again, 15 and 11 when its
   * roles have not moved and what is measured now forbids it, 2 when it cannot be read. An
   * operation that is done is reported as it was, with a word that it is done.
   */
  public Answer<RunReport> run(String id) {
    try {
      var stored = operations.find(id);
      if (stored.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unknown(operations, id));
      }
      var plan = Kept.read(stored.get()).plan();
      if (plan.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unplanned(stored.get()));
      }
      var wanted = plan.get();
      boolean forgiving = leave.breakLock().isPresent();
      var shared = operations.within(HeldLocks.reach(wanted, forgiving));
      try (var held = HeldLocks.ofPlan(locks, wanted, forgiving)) {
        // Only what is read under the lock is sure not to grow meanwhile.
        return go(shared, shared.find(id).orElse(stored.get()), wanted, held);
      } catch (LockUnsure e) {
        return new Answer.Rejected<>(Resuming.unsure(e, wanted));
      } catch (NotShared e) {
        return new Answer.Rejected<>(Resuming.notShared(e));
      }
    } catch (LockTaken e) {
      return new Answer.Rejected<>(
          new Rejection(
              ExitCode.LOCKED,
              e.getMessage() + "; nothing was changed",
              "wait for it, or see: ecdr op show " + e.holder().operation()));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }

  /**
   * What {@link #run} would do. Takes no lock, writes nothing, and sends only what tells who is
   * calling. Rejected like it, but a process that works on the operation is only warned about.
   */
  public Answer<ResumePlan> look(String id) {
    return KnownOperation.of(operations, id, this::look);
  }

  private Answer<ResumePlan> look(KnownOperation known) {
    var plan = known.plan();
    var history = known.history();
    if (history.refused()) {
      return new Answer.Rejected<>(Resuming.refused(known.kept().id()));
    }
    var look =
        new ResumePlan(
            clock.instant(),
            plan,
            StoppedWriters.again(plan, history),
            warnings(known.stored(), known.kept()));
    var against =
        Undoing.against(known.kept().id(), history)
            .or(() -> Elsewhere.against(known.stored(), plan))
            .or(() -> look.left().lanes().isEmpty() ? NOTHING : callers.against(plan))
            .or(() -> afresh(plan, history));
    return against.isPresent() ? new Answer.Rejected<>(against.get()) : new Answer.Given<>(look);
  }

  private Optional<Rejection> afresh(Plan plan, History history) {
    return StoppedWriters.against(plan, history, clock.instant())
        .or(() -> leave.afresh().against(plan, Position.of(history)));
  }

  private List<String> warnings(Operations.Stored stored, Kept kept) {
    List<String> all = new ArrayList<>(kept.notes());
    all.addAll(operations.warnings());
    Elsewhere.holder(locks, stored, kept)
        .ifPresent(holder -> all.add("a process works on it now: " + holder));
    return all;
  }

  private Answer<RunReport> go(
      Operations shared, Operations.Stored stored, Plan plan, HeldLocks held) {
    var kept = Kept.read(stored);
    if (kept.history().isEmpty()) {
      return new Answer.Rejected<>(Resuming.unreadable(kept));
    }
    var history = kept.history().get();
    var position = StoppedWriters.again(plan, history);
    if (history.refused()) {
      return new Answer.Rejected<>(Resuming.refused(kept.id()));
    }
    if (OperationState.of(history, false) == OperationState.DONE) {
      return new Answer.Given<>(
          new RunReport(
              kept.report().orElseGet(() -> replayed(plan, position, history.entries())),
              Optional.empty(),
              List.of("operation " + kept.id() + " is done already; nothing was sent")));
    }
    List<String> warnings = new ArrayList<>();
    var left = new ResumePlan(clock.instant(), plan, position, List.of());
    var against =
        Undoing.against(kept.id(), history)
            .or(() -> Elsewhere.against(stored, plan))
            .or(() -> callers.against(plan))
            .or(() -> leave.against(left, warnings))
            .or(() -> afresh(plan, history));
    if (against.isPresent()) {
      return new Answer.Rejected<>(against.get());
    }
    shared.adopt(stored);
    var said = leave.breakLock().filter(reason -> HeldLocks.emergency(plan));
    var answer =
        new OperationRun(
                shared,
                execution.apply(history),
                clock,
                held,
                warnings,
                said,
                leave.inhibitions().antiFlap())
            .go(plan, position, new Entry.Resumed(clock.instant(), toolVersion));
    warnings.addAll(shared.warnings());
    return answer instanceof Answer.Given<RunReport> given
        ? new Answer.Given<>(given.report().warning(warnings))
        : answer;
  }

  /** The report of a done operation whose report file is missing. */
  private static Report replayed(Plan plan, Position position, List<Entry> entries) {
    Instant first = entries.get(0).at();
    Instant last = entries.get(entries.size() - 1).at();
    var lanes =
        plan.lanes().stream()
            .map(
                lane ->
                    new Report.LaneReport(
                        lane.cache(),
                        ExitCode.OK,
                        lane.steps().stream()
                            .map(
                                step ->
                                    new Report.StepReport(
                                        step,
                                        position
                                            .factsOf(step.id())
                                            .map(facts -> new StepOutcome.Done(facts, true)),
                                        Duration.ZERO))
                            .toList()))
            .toList();
    return new Report(plan.id(), plan.verb(), first, last, lanes);
  }
}
