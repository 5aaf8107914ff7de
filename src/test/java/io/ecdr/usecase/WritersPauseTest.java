package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static io.ecdr.plan.InPlan.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.LossProof;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once writers have stopped, the promotion waits for what they wrote. */
class WritersPauseTest {
  private static final String PROMOTE = "FailoverGlobalReplicationGroup";

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.roles.pair();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Plan switchover(Optional<Instant> stopped, Hooks hooks, Optional<Duration> pause) {
    var loss = new LossLimit(Optional.of(Duration.ofMinutes(10)), stopped.isEmpty(), stopped);
    return aws.roles.switchover(
        new SwitchoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            new RoleTerms(loss, Optional.empty(), Optional.empty(), WriteProbe.AUTO, hooks),
            pause,
            Optional.empty(),
            LossProof.OFF));
  }

  private Plan stoppedNow() {
    return switchover(
        Optional.of(aws.calls.instant()), Hooks.NONE, Optional.of(Duration.ofMinutes(8)));
  }

  private long promotions() {
    return aws.sent(PROMOTE);
  }

  @Test
  void itIsPromotedAfterASmallLagOfAMinuteAfterTheStopAndNotBefore() {
    var plan = stoppedNow();
    var stopped = aws.calls.instant();
    assertThat(steps(plan)).startsWith("orders-eu/lag", "orders-eu/switchover");
    assertThat(plan.lanes().get(0).steps().get(0).limits().basis()).contains("1 to 3 minutes late");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);

    var run = aws.ran(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    var steps = run.report().lanes().get(0).steps();
    var facts = ((StepOutcome.Done) steps.get(0).outcome().orElseThrow()).facts();
    assertThat(Instant.parse(facts.text("SampleAt").orElseThrow())).isAfterOrEqualTo(stopped);
    assertThat(steps.get(0).took()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(6));
    assertThat(promotions()).isOne();
  }

  @Test
  void aLagThatStaysIsGivenUpWithNothingPromotedAndIsNotGoneOnWith() {
    var plan = stoppedNow();
    // The last write does not get across.
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    aws.keys(TwoRegions.HOME, "orders").put("last", "word");
    givenUp(plan, "wanted is at most 5 s");
  }

  @Test
  void aMetricThatStopsComingIsAReasonToGiveUpToo() {
    var plan = stoppedNow();
    aws.breakWith("metric-gap", "eu-west-1");
    givenUp(plan, "writers stopped at");
  }

  private void givenUp(Plan plan, String why) {
    var run = aws.ran(plan);
    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    var outcome =
        (StepOutcome.Stopped) run.report().lanes().get(0).steps().get(0).outcome().orElseThrow();
    assertThat(outcome.reason()).contains("waited 8 min", why, "nothing was promoted");
    assertThat(outcome.hint()).contains("let the writers write again");
    assertThat(promotions()).isZero();
    assertThat(run.resume()).isEmpty();
    var again = (Answer.Rejected<RunReport>) aws.resume(plan.id());
    assertThat(again.why().code()).isEqualTo(ExitCode.PLAN_REFUSED);
    assertThat(promotions()).isZero();
  }

  @Test
  void aPreHookStopsWritersWhereThePauseIsNamed() {
    var hooks =
        new Hooks(
            List.of(
                new Hooks.Program(List.of("/bin/look"), true),
                new Hooks.Program(List.of("/bin/stop"), true)),
            List.of(),
            Optional.empty(),
            List.of(),
            false);

    var paused = switchover(Optional.empty(), hooks, Optional.of(Duration.ofMinutes(5)));
    var plain = switchover(Optional.empty(), hooks, Optional.empty());
    var nobody = switchover(Optional.empty(), Hooks.NONE, Optional.of(Duration.ofMinutes(5)));

    assertThat(steps(paused))
        .containsExactly(
            "orders-eu/pre-hook-1",
            "orders-eu/pre-hook-2",
            "orders-eu/lag",
            "orders-eu/switchover",
            "orders-eu/write-probe");
    var lag = (Step.Await) paused.lanes().get(0).steps().get(2);
    assertThat(lag.limits().timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(lag.done().parameters().get("WritesStopped"))
        .contains(new Value.Bound("orders-eu/pre-hook-2", "At", "when the pre-hook has ended"));
    assertThat(check(paused, "writers").verdict()).isEqualTo(Check.Verdict.PASS);
    assertThat(steps(plain)).doesNotContain("orders-eu/lag");
    assertThat(check(plain, "writers").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(nobody, "writers").verdict()).isEqualTo(Check.Verdict.FAIL);
  }

  @Test
  void aLagThatCannotBeReadIsNotWaitedForWhereThatWasAgreedTo() {
    aws.breakWith("region-dark", "eu-west-1", "--service", "monitoring");
    var loss = new LossLimit(Optional.empty(), true, Optional.of(aws.calls.instant()));
    var plan =
        TwoRegions.plan(
            new Switchover(aws.surveyor(), aws::nextId, "test")
                .plan(
                    new SwitchoverRequest(
                        "orders",
                        TwoRegions.HOME,
                        TwoRegions.DR,
                        loss,
                        Optional.empty(),
                        Optional.empty(),
                        WriteProbe.AUTO)));

    assertThat(steps(plan)).doesNotContain("orders-eu/lag");
    assertThat(check(plan, "lag-wait").verdict()).isEqualTo(Check.Verdict.WARN);
  }
}
