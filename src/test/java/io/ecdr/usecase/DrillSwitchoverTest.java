package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the way back of a rehearsed switchover may lose, in virtual time. */
class DrillSwitchoverTest {

  private static final String PROMOTE = "FailoverGlobalReplicationGroup";
  private static final LossLimit BOUND = LossLimit.of(Duration.ofMinutes(5));
  private static final LossLimit ANY = new LossLimit(Optional.empty(), true, Optional.empty());

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.pair("orders");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Plan plan(LossLimit loss) {
    return plan(loss, Hooks.NONE);
  }

  private Plan plan(LossLimit loss, Hooks hooks) {
    var there =
        new SwitchoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            new RoleTerms(
                loss, Optional.empty(), Optional.empty(), WriteProbe.AUTO, hooks, Duration.ZERO),
            Optional.empty(),
            Optional.empty());
    var plan =
        TwoRegions.plan(
            new DrillSwitchover(aws.surveyor(), aws::nextId, "test")
                .plan(
                    new DrillSwitchoverRequest(
                        there,
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Optional.of(Duration.ofSeconds(30)))));
    assertThat(plan.blockers()).isEmpty();
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
    return plan;
  }

  private RunReport run(Plan plan) {
    return ((Answer.Given<RunReport>) aws.run(plan)).report();
  }

  private long promotions() {
    return aws.calls.sent().stream().filter(s -> s.call().action().equals(PROMOTE)).count();
  }

  private String home() {
    return aws.client(TwoRegions.HOME)
        .describeReplicationGroups(r -> r.replicationGroupId("orders"))
        .replicationGroups()
        .get(0)
        .globalReplicationGroupInfo()
        .globalReplicationGroupMemberRole();
  }

  private static Check loss(Plan plan) {
    return check(plan, "drill-loss");
  }

  private static Check check(Plan plan, String id) {
    return plan.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void whatItSaysOfGoingOnCanBeTypedAndHooksThatAreLeftOutTellNobody() {
    var program = List.of(new Hooks.Program(List.of("/bin/stop-writers"), true));

    var plan = plan(BOUND, new Hooks(program, program, Optional.empty(), List.of(), true));

    assertThat(check(plan, "drill-back").observed()).endsWith("ecdr op resume " + plan.id());
    assertThat(loss(plan).observed()).endsWith("ecdr op resume " + plan.id());
    assertThat(check(plan, "drill-writers").observed()).endsWith("no hook tells them");
  }

  /** Once the first promotion is sent, whatever it comes to. */
  private void afterTheMove(Runnable what) {
    boolean[] over = {false};
    aws.calls.fates(
        call -> {
          if (!over[0] && promotions() == 1 && call.action().equals("GetMetricData")) {
            over[0] = true;
            what.run();
          }
          return VirtualCalls.Fate.ANSWERED;
        });
  }

  @Test
  void theWayBackIsNotTakenWhileHomeIsBehindAndIsOnceItHasCaughtUp() {
    var plan = plan(BOUND);
    assertThat(plan.lanes().get(0).steps().stream().map(Step::id))
        .containsExactly(
            "orders-eu/switchover",
            "orders-eu/write-probe",
            "orders-eu/hold",
            "orders/follows",
            "orders/caught-up",
            "orders/switchover",
            "orders/write-probe");
    assertThat(loss(plan).verdict()).isEqualTo(Check.Verdict.PASS);
    afterTheMove(
        () -> {
          aws.breakWith("partition", "us-east-1", "eu-west-1");
          aws.keys(TwoRegions.DR, "orders-eu").put("last", "word");
        });

    var run = run(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(promotions()).isOne();
    assertThat(run.resume()).isPresent();
    aws.mended();
    var resumed = ((Answer.Given<RunReport>) aws.resume(plan.id())).report();
    assertThat(promotions()).as("%s", resumed.report().lanes()).isEqualTo(2);
    assertThat(home()).isEqualToIgnoringCase("PRIMARY");
    assertThat(aws.keys(TwoRegions.HOME, "orders").get("last")).isNotNull();
  }

  @Test
  void whoAgreesToAnyLossIsToldThatItHoldsForTheWayBackToo() {
    var plan = plan(ANY);
    assertThat(loss(plan).observed()).contains("no lag is waited for");
    assertThat(run(plan).code()).isEqualTo(ExitCode.OK);
    assertThat(home()).isEqualToIgnoringCase("PRIMARY");
  }

  @Test
  void hooksAreToldThatItIsARehearsalOnBothWays() {
    var program = List.of(new Hooks.Program(List.of("/bin/stop-writers"), true));
    var plan = plan(ANY, new Hooks(program, program, Optional.empty(), List.of(), false));
    var hooks =
        plan.lanes().get(0).steps().stream()
            .filter(Step.Hook.class::isInstance)
            .map(step -> ((Step.Hook) step).facts().text("ECDR_DRILL"))
            .toList();
    assertThat(hooks).hasSize(4).containsOnly(Optional.of("yes"));
  }

  @Test
  void whenTheWayThereLedNowhereNothingIsWaitedForAtHome() {
    aws.breakWith("roles-stay", "ldgnf-orders");
    var began = aws.calls.instant();

    var run = run(plan(BOUND));

    assertThat(run.code()).as("%s", run.report().lanes()).isNotEqualTo(ExitCode.OK);
    assertThat(home()).isEqualToIgnoringCase("PRIMARY");
    assertThat(Duration.between(began, aws.calls.instant())).isLessThan(Duration.ofMinutes(30));
    var steps = run.report().lanes().get(0).steps();
    assertThat(steps.stream().filter(s -> s.outcome().isPresent()).map(s -> s.step().id()))
        .contains("orders/follows", "orders/caught-up", "orders/switchover");
  }
}
