package io.ecdr.usecase;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.RoleChangeRequest;
import io.ecdr.plan.Fingerprint.Drift;
import io.ecdr.plan.Plan;
import io.ecdr.plan.PlanDrift;
import io.ecdr.plan.SavedPlan;
import io.ecdr.port.Operations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code apply}: runs a saved plan once, before it expires, and only while the world is as it was
 * planned for.
 *
 * <p>The saved request is planned anew under the plan's own id. What it rests on and every call
 * must come out the same; then the new plan is run, because its checks and the loss were measured
 * now. So whatever is different is found before anything is sent, and nothing but what was approved
 * is ever sent.
 */
public final class Apply {

  private final Operations operations;
  private final Replanning replanning;
  private final ChangeFlow flow;
  private final InstantSource clock;

  public Apply(Operations operations, Replanning replanning, ChangeFlow flow, InstantSource clock) {
    this.operations = operations;
    this.replanning = replanning;
    this.flow = flow;
    this.clock = clock;
  }

  /**
   * Runs it. Rejected, with nothing changed: 14 when it expired, was applied already, or the world
   * has drifted, each thing by name; else as planning and running it reject.
   *
   * @param unattended nobody confirms
   * @param tell is shown the plan before it is run
   */
  public Answer<RunReport> run(SavedPlan saved, boolean unattended, Consumer<Plan> tell) {
    return with(
        saved,
        unattended,
        plan -> {
          tell.accept(plan);
          return flow.run(plan, kept -> claimed(kept, saved));
        });
  }

  /** The plan as it would be run now, with its checks. Changes nothing. Rejected like it. */
  public Answer<Plan> look(SavedPlan saved, boolean unattended, Consumer<Plan> tell) {
    return with(
        saved,
        unattended,
        plan -> {
          tell.accept(plan);
          return new Answer.Given<>(plan);
        });
  }

  private <T> Answer<T> with(SavedPlan saved, boolean unattended, Function<Plan, Answer<T>> go) {
    var refusal = refusal(saved, unattended);
    if (refusal.isPresent()) {
      return new Answer.Rejected<>(refusal.get());
    }
    var request = attended(saved.request(), unattended);
    var planned = replanning.plan(request, saved.plan().id());
    if (planned instanceof Planned.Rejected rejected) {
      return new Answer.Rejected<>(rejected.why());
    }
    var ready = (Planned.Ready) planned;
    List<Drift> drift = new ArrayList<>(saved.fingerprint().drift(ready.fingerprint()));
    drift.addAll(PlanDrift.between(saved.plan(), ready.plan()));
    return drift.isEmpty()
        ? go.apply(ready.plan().accepting(saved.acceptance()))
        : new Answer.Rejected<>(
            refused(
                "plan "
                    + saved.plan().id()
                    + " does not fit any more: "
                    + drift.stream().map(Drift::toString).collect(Collectors.joining("; ")),
                "plan again"));
  }

  private Optional<Rejection> refusal(SavedPlan saved, boolean unattended) {
    var id = saved.plan().id();
    var applied = operations.within(HeldLocks.reach(saved.plan(), false)).applied(id);
    if (applied.isPresent()) {
      return applied.map(by -> already(id, by));
    }
    if (saved.expired(clock.instant())) {
      return Optional.of(refused("plan " + id + " expired at " + saved.expires(), "plan again"));
    }
    if (unattended
        && saved.request() instanceof RoleChangeRequest change
        && change.expectPrimary().isEmpty()) {
      return Optional.of(
          new Rejection(
              ExitCode.USAGE,
              "plan " + id + " names no primary, which --yes needs",
              "plan again with --expect-primary, or apply it at a terminal"));
    }
    return Optional.empty();
  }

  /** With the locks held: whoever says it first before all machines applies it. */
  private Optional<Rejection> claimed(Operations kept, SavedPlan saved) {
    var id = saved.plan().id();
    return kept.claim(id, SavedPlanCodec.digest(saved), clock.instant()).map(by -> already(id, by));
  }

  private static Rejection already(String id, Operations.Applied by) {
    return refused(
        "plan "
            + id
            + " was applied already, by operation "
            + by.operation()
            + " on "
            + by.host()
            + by.at().map(at -> " at " + at).orElse(""),
        "see: ecdr op show " + by.operation());
  }

  private static Rejection refused(String message, String hint) {
    return new Rejection(ExitCode.PLAN_REFUSED, message + "; nothing was changed", hint);
  }

  private static ChangeRequest attended(ChangeRequest request, boolean unattended) {
    if (request instanceof BucketRequest bucket) {
      return bucket.unattended(unattended);
    }
    if (request instanceof EvacuateRequest evacuate) {
      return evacuate.unattended(unattended);
    }
    return request instanceof FailoverRequest failover ? failover.unattended(unattended) : request;
  }
}
