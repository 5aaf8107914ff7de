package io.ecdr.usecase;

import io.ecdr.model.ChangeRequest;
import io.ecdr.model.Escalation;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Hooks;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * {@code switchover --escalate-after}: {@link OpEscalate} by itself, within the bound that was
 * agreed to when the switchover began.
 */
public final class Escalating {

  /** Ends of the promotion that say that it does not come about, and nothing else. */
  private static final Set<ExitCode> STUCK =
      Set.of(ExitCode.UNKNOWN_OUTCOME, ExitCode.TIMED_OUT, ExitCode.FAILED);

  private final OpEscalate escalate;
  private final ChangeFlow agreed;

  /**
   * @param agreed runs the failover; whoever agreed to the switchover has agreed to it
   */
  public Escalating(OpEscalate escalate, ChangeFlow agreed) {
    this.escalate = escalate;
    this.agreed = agreed;
  }

  /** Why a switchover's run is to be escalated; empty when it is not. */
  public static Optional<String> due(ChangeRequest request, Answer<RunReport> answer) {
    boolean asked =
        request instanceof SwitchoverRequest switchover && switchover.escalation().isPresent();
    return !asked || !(answer instanceof Answer.Given<RunReport> given)
        ? Optional.empty()
        : given.report().report().lanes().stream()
            .flatMap(lane -> lane.steps().stream())
            .filter(step -> step.step() instanceof Step.Ladder)
            .flatMap(step -> step.outcome().stream())
            .filter(StepOutcome.Stopped.class::isInstance)
            .map(StepOutcome.Stopped.class::cast)
            .filter(stopped -> STUCK.contains(stopped.code()))
            .map(StepOutcome.Stopped::reason)
            .findFirst();
  }

  /**
   * The failover's result; the switchover's, with a word on it, where the failover is refused.
   *
   * @param answer of a run that is due
   * @param accepting what is agreed to against the plan's checks
   * @param before told the failover's plan before it is run
   */
  public Answer<RunReport> go(
      SwitchoverRequest request,
      Answer<RunReport> answer,
      UnaryOperator<Plan> accepting,
      Consumer<Plan> before) {
    var switchover = ((Answer.Given<RunReport>) answer).report();
    var id = switchover.report().operation();
    var why = due(request, answer).orElse("");
    var failover =
        escalate.run(
            id, terms(request, request.escalation().orElseThrow()), accepting, agreed, before);
    return failover instanceof Answer.Given<RunReport> given
        ? new Answer.Given<>(
            given
                .report()
                .warning(List.of("switchover " + id + " was escalated to this failover: " + why)))
        : new Answer.Given<>(
            switchover.warning(
                List.of(
                    "it was not escalated: "
                        + ((Answer.Rejected<RunReport>) failover).why().message())));
  }

  /** Pre-hooks have run already; what follows a change follows this one. */
  private static OpEscalate.Terms terms(SwitchoverRequest request, Escalation escalation) {
    var hooks = request.hooks();
    return new OpEscalate.Terms(
        new RoleTerms(
                request.loss(),
                request.expectPrimary(),
                Optional.empty(),
                request.probe(),
                new Hooks(
                    List.of(), hooks.after(), hooks.limit(), hooks.variables(), hooks.skipped()),
                request.terms().antiFlap())
            .following(request.terms().afterwards()),
        true,
        false,
        escalation.orDetach(),
        Optional.empty());
  }
}
