package io.ecdr.usecase;

import io.ecdr.codec.JournalCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.RoleTerms;
import io.ecdr.plan.Check;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.SwitchoverPlanner;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * {@code op escalate}: makes a failover of a switchover that is not done. The failover is an
 * operation of its own, to the same target, and under the same locks; the switchover does not go on
 * any more.
 *
 * <p>What the switchover has sent goes over into the failover's journal as sent and in doubt. So
 * the one rule about repeating holds across both: the promotion is looked for first, and is sent
 * again only when it was refused, or when for 30 s nothing at all shows that it took effect.
 *
 * <p>A switchover that a live process works on is left to it: it is a role change, and before that
 * not even an emergency goes. Whoever froze finds its lock gone at its next change.
 */
public final class OpEscalate {

  /** What the failover is asked for besides the switchover's cache and target. */
  public record Terms(
      RoleTerms role,
      boolean unattended,
      boolean askToDetach,
      boolean orDetach,
      Optional<Duration> promoteDeadline) {
    public Terms {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(promoteDeadline, "promoteDeadline");
    }
  }

  private final Operations operations;
  private final Locks locks;
  private final Callers callers;
  private final Planning<FailoverRequest> failover;
  private final InstantSource clock;

  /**
   * @param callers says whether who calls now may go on with the plan
   * @param failover plans the failover
   */
  public OpEscalate(
      Operations operations,
      Locks locks,
      Callers callers,
      Planning<FailoverRequest> failover,
      InstantSource clock) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.locks = Objects.requireNonNull(locks, "locks");
    this.callers = Objects.requireNonNull(callers, "callers");
    this.failover = Objects.requireNonNull(failover, "failover");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A switchover that may be escalated. */
  private record Stuck(Plan plan, Step.Ladder ladder, History history) {}

  /**
   * The failover's plan. Changes nothing. Rejected: 30 when there is no such operation, 12 while a
   * process works on it, 11 when it is no switchover, is done, or has moved the roles after all, 14
   * when it was escalated or undone already or is of another account, 2 when it cannot be read;
   * else as planning a failover is rejected.
   *
   * @param accepting what is agreed to against the plan's checks
   */
  public Answer<Plan> look(String id, Terms terms, UnaryOperator<Plan> accepting) {
    return KnownOperation.of(operations, id, known -> look(known, terms, accepting));
  }

  private Answer<Plan> look(KnownOperation known, Terms terms, UnaryOperator<Plan> accepting) {
    var plan = known.plan();
    var history = known.history();
    var why =
        held(known.kept().id())
            .or(() -> against(plan, history))
            .or(() -> Undoing.against(known.kept().id(), history))
            .or(() -> callers.against(plan));
    return why.isPresent()
        ? new Answer.Rejected<>(why.get())
        : plan(new Stuck(plan, ladder(plan).orElseThrow(), history), terms, accepting);
  }

  private Optional<Rejection> held(String id) {
    return locks
        .holder(Locks.ofOperation(id))
        .map(
            holder ->
                new Rejection(
                    ExitCode.LOCKED,
                    "operation " + id + " is worked on by " + holder + "; nothing was changed",
                    "stop that process first, with Ctrl-C or kill "
                        + holder.pid()
                        + "; then type it again"));
  }

  private static Optional<Rejection> against(Plan plan, History history) {
    if (!plan.verb().equals(SwitchoverPlanner.VERB) || ladder(plan).isEmpty()) {
      return refused(
          "operation " + plan.id() + " is a " + plan.verb() + "; only a switchover is escalated",
          "see: ecdr op show " + plan.id());
    }
    return OperationState.of(history, false) == OperationState.DONE
            || Position.of(history).factsOf(ladder(plan).get().id()).isPresent()
        ? refused("the roles have moved already", Resuming.command(plan.id()))
        : Optional.empty();
  }

  private static Optional<Step.Ladder> ladder(Plan plan) {
    return AntiFlap.moves(plan).stream().map(AntiFlap.Move::ladder).findFirst();
  }

  private static Optional<Rejection> refused(String message, String hint) {
    return Optional.of(
        new Rejection(ExitCode.REFUSED_BY_CHECKS, message + "; nothing was changed", hint));
  }

  private Answer<Plan> plan(Stuck stuck, Terms terms, UnaryOperator<Plan> accepting) {
    var target = stuck.plan().lanes().get(0).cache();
    var planned =
        failover.plan(
            new FailoverRequest(
                target.id(),
                target.region(),
                target.region(),
                terms.role(),
                terms.unattended(),
                // Whoever began a switchover means to leave a primary that is well.
                true,
                terms.askToDetach(),
                terms.orDetach(),
                terms.promoteDeadline()));
    if (planned instanceof Planned.Rejected rejected) {
      return new Answer.Rejected<>(rejected.why());
    }
    var plan = accepting.apply(((Planned.Ready) planned).plan());
    if (ladder(plan).filter(Step.Ladder::already).isPresent()) {
      return new Answer.Rejected<>(
          refused("the roles have moved after all", Resuming.command(stuck.plan().id()))
              .orElseThrow());
    }
    var whole = stopped(stuck) ? GiveBack.taken(plan, stuck.plan()) : plan;
    return new Answer.Given<>(whole.escalating(stuck.plan().id()).with(List.of(check(stuck))));
  }

  /** Whether the switchover may have stopped writers by a fence. */
  private static boolean stopped(Stuck stuck) {
    var remains = Undoing.remains(stuck.history());
    return stuck.plan().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(GiveBack::fences)
        .anyMatch(
            step ->
                step instanceof Step.Hook
                    || remains.sent().containsKey(step.id())
                    || remains.done().containsKey(step.id()));
  }

  private static Check check(Stuck stuck) {
    boolean sent = SentPromotion.of(stuck.ladder(), stuck.history()).any();
    return new Check(
        "escalation",
        "What becomes of the switchover",
        Check.Verdict.PASS,
        "operation "
            + stuck.plan().id()
            + " does not go on any more; "
            + (sent
                ? "it has sent its promotion, which is looked for, and sent again only when nothing"
                    + " of it is seen for 30s"
                : "it has sent no promotion that may still act"),
        Optional.empty(),
        "the same target",
        "",
        false,
        false);
  }

  /**
   * Does it. Rejected like {@link #look} and {@link ChangeFlow#run}.
   *
   * @param flow what asks and runs
   * @param before told the plan before anybody is asked
   */
  public Answer<RunReport> run(
      String id,
      Terms terms,
      UnaryOperator<Plan> accepting,
      ChangeFlow flow,
      Consumer<Plan> before) {
    var look = look(id, terms, accepting);
    if (look instanceof Answer.Rejected<Plan> rejected) {
      return new Answer.Rejected<>(rejected.why());
    }
    var plan = ((Answer.Given<Plan>) look).report();
    var entries = entries(id);
    before.accept(plan);
    return flow.run(
        plan,
        SentPromotion.of(ladder(plan).orElseThrow(), new History(entries, List.of()))
            .inherited(entries, plan.escalates().orElse(id), clock.instant()),
        kept ->
            entries(id).size() == entries.size()
                ? Optional.empty()
                : Optional.of(
                    new Rejection(
                        ExitCode.PLAN_REFUSED,
                        "operation " + id + " went on meanwhile; nothing was changed",
                        "look again: ecdr op show " + id)));
  }

  private List<Entry> entries(String id) {
    return operations
        .find(id)
        .flatMap(stored -> Kept.read(stored).history())
        .map(History::entries)
        .orElse(List.of());
  }

  /** From now on the switchover does not go on; said once, also when this is resumed. */
  static void begins(Operations operations, Plan plan, Instant at) {
    plan.escalates()
        .filter(
            id ->
                operations
                    .find(id)
                    .flatMap(stored -> Kept.read(stored).history())
                    .flatMap(History::escalated)
                    .isEmpty())
        .ifPresent(
            id -> {
              try (var journal = operations.journal(id)) {
                journal.append(JournalCodec.write(new Entry.Escalated(at, plan.id())));
              }
            });
  }
}
