package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.FailbackPlanner;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Remains;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code op abort}: takes away what an operation left that is not done, as an operation of its own.
 * Afterwards the other one does not go on any more.
 */
public final class OpAbort {

  private final Operations operations;
  private final Locks locks;
  private final Callers callers;
  private final UndoPlanner planner;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param callers says whether who calls now may undo what the plan made
   */
  public OpAbort(
      Operations operations,
      Locks locks,
      Callers callers,
      UndoPlanner planner,
      Ids ids,
      InstantSource clock) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.locks = Objects.requireNonNull(locks, "locks");
    this.callers = Objects.requireNonNull(callers, "callers");
    this.planner = Objects.requireNonNull(planner, "planner");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What {@link #run} would do. Changes nothing. Rejected: 30 when there is no such operation, 12
   * while a process works on it, 11 when it is done or is one that is never undone, 14 when it is
   * undone already, of another account or was planned by a newer ecdr, 2 when it cannot be read.
   */
  public Answer<Plan> look(String id) {
    return KnownOperation.of(operations, id, this::look);
  }

  private Answer<Plan> look(KnownOperation known) {
    var plan = known.plan();
    var history = known.history();
    var why =
        held(known.stored(), known.kept())
            .or(() -> against(plan, history))
            .or(() -> roles(plan, Undoing.remains(history)))
            .or(() -> manifest(plan, Undoing.remains(history)))
            .or(() -> Elsewhere.against(known.stored(), plan))
            .or(() -> Elsewhere.againstUndoing(known.stored()))
            .or(() -> callers.against(plan));
    return why.isPresent()
        ? new Answer.Rejected<>(why.get())
        : new Answer.Given<>(
            planner.plan(plan, Undoing.remains(history), ids.next(), clock.instant()));
  }

  private Optional<Rejection> held(Operations.Stored stored, Kept kept) {
    var id = stored.id();
    return Elsewhere.holder(locks, stored, kept)
        .map(
            holder ->
                new Rejection(
                    ExitCode.LOCKED,
                    "operation " + id + " is worked on by " + holder + "; nothing was changed",
                    "stop that process first, or see: ecdr op watch " + id));
  }

  private static Optional<Rejection> against(Plan plan, History history) {
    if (plan.undoes().isPresent()) {
      return refused("an abort is not undone", Resuming.command(plan.id()));
    }
    return switch (OperationState.of(history, false)) {
      case DONE ->
          refused(
              "operation " + plan.id() + " is done and confirmed; what it made is kept",
              "see: ecdr op show " + plan.id());
      case UNDONE, ESCALATED -> Undoing.against(plan.id(), history);
      default -> Optional.empty();
    };
  }

  /** A promotion or a detachment is never taken back: who writes where may hang on it by now. */
  private static Optional<Rejection> roles(Plan plan, Remains remains) {
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        if (step instanceof Step.Ladder ladder && touched(ladder, remains)) {
          boolean done = remains.done().containsKey(ladder.id());
          var home =
              plan.regions().stream().filter(r -> !r.equals(lane.cache().region())).findFirst();
          return refused(
              "a role change is not undone: "
                  + lane.cache().id()
                  + " in "
                  + lane.cache().region()
                  + (done ? " has its new role" : " may have its new role, or get it yet"),
              done && home.isPresent()
                  ? "go back with: ecdr switchover "
                      + lane.cache().id()
                      + " --region "
                      + lane.cache().region()
                      + " --to "
                      + home.get()
                  : Resuming.command(plan.id()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A backup whose manifest may be written is a backup: it is finished, not undone. On the way home
   * it is only one part: it stays, and the rest can be given up until an old side goes.
   */
  private static Optional<Rejection> manifest(Plan plan, Remains remains) {
    var gone = UndoPlanner.discarding(plan, remains);
    if (gone.isPresent()) {
      return refused(
          "the old side goes, or is gone, which nothing undoes: " + gone.get().title(),
          Resuming.command(plan.id()));
    }
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(step -> step instanceof Step.Local local && local.kind().equals("write-manifest"))
        .filter(
            step ->
                remains.done().containsKey(step.id())
                    ? !plan.verb().equals(FailbackPlanner.VERB)
                    : remains.sent().containsKey(step.id()))
        .findFirst()
        .flatMap(
            step ->
                refused(
                    "the backup may have its manifest already, and what has one is kept",
                    Resuming.command(plan.id())));
  }

  private static boolean touched(Step.Ladder ladder, Remains remains) {
    return remains.done().containsKey(ladder.id())
        || ladder.rungs().stream().anyMatch(rung -> remains.sent().containsKey(rung.id()));
  }

  private static Optional<Rejection> refused(String message, String hint) {
    return Optional.of(
        new Rejection(ExitCode.REFUSED_BY_CHECKS, message + "; nothing was changed", hint));
  }

  /**
   * Does it. Rejected like {@link #look} and {@link ChangeFlow#run}; an operation that is undone
   * already is told with success, since nothing is left to do.
   *
   * @param flow what asks and runs
   * @param before told the plan before anybody is asked
   */
  public Answer<RunReport> run(String id, ChangeFlow flow, Consumer<Plan> before) {
    var already = already(id);
    if (already.isPresent()) {
      return new Answer.Given<>(already.get());
    }
    var look = look(id);
    if (look instanceof Answer.Rejected<Plan> rejected) {
      return new Answer.Rejected<>(rejected.why());
    }
    var plan = ((Answer.Given<Plan>) look).report();
    int lines = entries(id);
    before.accept(plan);
    return flow.run(
        plan,
        kept -> {
          if (entries(id) != lines) {
            return Optional.of(
                new Rejection(
                    ExitCode.PLAN_REFUSED,
                    "operation " + id + " went on meanwhile; nothing was changed",
                    "look again: ecdr op abort " + id + " --dry-run"));
          }
          operations.find(id).ifPresent(kept::adopt);
          return Optional.empty();
        });
  }

  private int entries(String id) {
    return operations
        .find(id)
        .flatMap(stored -> Kept.read(stored).history())
        .map(history -> history.entries().size())
        .orElse(-1);
  }

  private Optional<RunReport> already(String id) {
    try {
      return operations
          .find(id)
          .flatMap(stored -> Kept.read(stored).history())
          .flatMap(History::undone)
          .filter(undone -> undone.code().isPresent())
          .map(
              undone ->
                  new RunReport(
                      new Report(id, UndoPlanner.VERB, undone.at(), undone.at(), List.of()),
                      Optional.empty(),
                      List.of("it was undone already by " + undone.by() + "; nothing was sent"),
                      undone.left()));
    } catch (StateUnusable e) {
      return Optional.empty();
    }
  }
}
