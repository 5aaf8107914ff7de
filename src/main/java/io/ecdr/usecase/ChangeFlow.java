package io.ecdr.usecase;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.Execution;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.port.Consent;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import io.ecdr.port.NotShared;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import io.ecdr.usecase.Inhibitions.Against;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a plan that was just made: checks, consent, locks, journal, execution, report, in that
 * order. Nothing is sent before all that comes before it is done.
 */
public final class ChangeFlow {

  private final Operations operations;
  private final Locks locks;
  private final Consent consent;
  private final Execution execution;
  private final InstantSource clock;
  private final Optional<String> breakLock;
  private final Inhibitions inhibitions;

  /** Without leave to go on without a lock store. */
  public ChangeFlow(
      Operations operations,
      Locks locks,
      Consent consent,
      Execution execution,
      InstantSource clock) {
    this(operations, locks, consent, execution, clock, Optional.empty(), Inhibitions.none());
  }

  /**
   * @param breakLock why an emergency may go on without a lock store and against a stop, when
   *     nobody is asked
   * @param inhibitions what keeps automation away
   */
  public ChangeFlow(
      Operations operations,
      Locks locks,
      Consent consent,
      Execution execution,
      InstantSource clock,
      Optional<String> breakLock,
      Inhibitions inhibitions) {
    this.breakLock = breakLock;
    this.inhibitions = inhibitions;
    this.operations = operations;
    this.locks = locks;
    this.consent = consent;
    this.execution = execution;
    this.clock = clock;
  }

  /**
   * Runs the plan. Rejected, with nothing changed: 11 when checks forbid it, 15 when only the loss
   * does, 13 without consent, 12 when another operation works on one of its caches, 2 when our
   * state cannot be written.
   */
  public Answer<RunReport> run(Plan plan) {
    return run(plan, kept -> Optional.empty());
  }

  /**
   * The same.
   *
   * @param lastly what speaks against it once the locks are held, told where it will be kept
   */
  Answer<RunReport> run(Plan plan, Function<Operations, Optional<Rejection>> lastly) {
    return run(plan, List.of(), lastly);
  }

  /**
   * The same.
   *
   * @param inherited what the operation that it takes over has sent
   * @param lastly what speaks against it once the locks are held, told where it will be kept
   */
  Answer<RunReport> run(
      Plan plan, List<Entry> inherited, Function<Operations, Optional<Rejection>> lastly) {
    if (!plan.blockers().isEmpty()) {
      // A cache that another operation is changing fails checks; that operation is the reason.
      return HeldLocks.atWork(locks, plan).map(ChangeFlow::taken).orElseGet(() -> forbidden(plan));
    }
    List<String> warnings = new ArrayList<>();
    var against = inhibitions.against(plan, warnings);
    if (!against.isEmpty() && !mayGoOn(plan)) {
      return new Answer.Rejected<>(Inhibitions.refusal(plan, against));
    }
    against.forEach(each -> warnings.add("done although " + each.words()));
    var said = breakLock.filter(reason -> HeldLocks.emergency(plan));
    said.ifPresent(reason -> warnings.add("--break-lock was said: " + reason));
    var shown = plan.with(against.stream().map(Against::check).toList());
    switch (plan.changes() ? consent.ask(shown) : Consent.Answer.GIVEN) {
      case GIVEN -> {}
      case DECLINED -> {
        return rejected(ExitCode.DECLINED, "declined; nothing was changed", "");
      }
      case NOBODY_TO_ASK -> {
        return rejected(
            ExitCode.DECLINED,
            "this changes something, and there is no terminal to confirm it at",
            "look at it with --dry-run, then run it with --yes");
      }
    }
    boolean forgiving = consent.person() || breakLock.isPresent();
    var kept = operations.within(HeldLocks.reach(plan, forgiving));
    try (var locked = LockedPlan.of(locks, plan, forgiving)) {
      var held = locked.held();
      var first = held.outranks(plan);
      if (first.isPresent()) {
        return taken(first.get());
      }
      var late = lastly.apply(kept);
      if (late.isPresent()) {
        return new Answer.Rejected<>(late.get());
      }
      kept.create(plan.id(), PlanCodec.write(locked.plan()));
      var past = against.stream().map(each -> "done although " + each.words()).toList();
      var run = new OperationRun(kept, execution, clock, held, past, said, inhibitions.antiFlap());
      var ran =
          run.go(
              locked.plan(),
              Position.of(new History(inherited, List.of())),
              new Entry.Opened(clock.instant(), plan.id(), plan.toolVersion()),
              inherited);
      warnings.addAll(kept.warnings());
      return withAccepted(plan, warnings, ran);
    } catch (LockTaken e) {
      return taken(e);
    } catch (LockUnsure e) {
      return new Answer.Rejected<>(Resuming.unsure(e, plan));
    } catch (NotShared e) {
      return new Answer.Rejected<>(Resuming.notShared(e));
    } catch (StateUnusable e) {
      return rejected(ExitCode.USAGE, e.getMessage() + "; nothing was changed", "");
    }
  }

  private static Answer<RunReport> forbidden(Plan plan) {
    return rejected(
        plan.checked(),
        "checks forbid it: "
            + plan.blockers().stream()
                .map(check -> check.title() + ": " + check.observed())
                .collect(Collectors.joining("; ")),
        plan.blockers().get(0).hint());
  }

  private static Answer<RunReport> taken(LockTaken e) {
    return rejected(
        ExitCode.LOCKED,
        e.getMessage() + "; nothing was changed",
        "wait for it, or see: ecdr op show " + e.holder().operation());
  }

  /** A person is warned; unattended only an emergency goes on, when that was said. */
  private boolean mayGoOn(Plan plan) {
    return consent.person() || (HeldLocks.emergency(plan) && breakLock.isPresent());
  }

  /** What was accepted against a check's advice stands beside the result. */
  private static Answer<RunReport> withAccepted(
      Plan plan, List<String> warnings, Answer<RunReport> answer) {
    List<String> accepted = new ArrayList<>(warnings);
    accepted.addAll(
        plan.checks().stream()
            .filter(Check::accepted)
            .map(c -> c.acceptedBy().orElse("") + " was said: " + c.title() + ": " + c.observed())
            .toList());
    return answer instanceof Answer.Given<RunReport> given && !accepted.isEmpty()
        ? new Answer.Given<>(given.report().warning(accepted))
        : answer;
  }

  private static Answer<RunReport> rejected(ExitCode code, String message, String hint) {
    return new Answer.Rejected<>(new Rejection(code, message, hint));
  }
}
