package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.LossProof;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Check;
import io.ecdr.plan.Crossed;
import io.ecdr.plan.InPlan;
import io.ecdr.plan.MarkSteps;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report.StepReport;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a switchover loses nothing is claimed only when marks of after the stop have crossed. */
class MarksTest {
  @TempDir Path state;
  private TwoRegions aws;
  private MemoryMarks marks;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache(
        "orders", r -> r.numNodeGroups(3).replicasPerNodeGroup(1).automaticFailoverEnabled(true));
    aws.roles.follow();
    marks =
        new MemoryMarks(
            () -> aws.keys(TwoRegions.HOME, "orders"),
            () -> aws.keys(TwoRegions.DR, "orders-eu"),
            aws.calls);
    aws.dataIs(marks);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Plan switchover(LossProof proof, Optional<Instant> stopped) {
    var loss = new LossLimit(Optional.of(Duration.ofMinutes(10)), false, stopped);
    return aws.roles.switchover(
        new SwitchoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            new RoleTerms(loss, Optional.empty(), Optional.empty(), RolePlans.NO_PROBE),
            stopped.map(at -> Duration.ofMinutes(8)),
            Optional.empty(),
            proof));
  }

  private Plan stoppedNow(LossProof proof) {
    return switchover(proof, Optional.of(aws.calls.instant()));
  }

  private static Check check(Plan plan) {
    return InPlan.check(plan, "loss-proof");
  }

  private static StepReport step(RunReport run, String kind) {
    return run.report().lanes().get(0).steps().stream()
        .filter(s -> MarkSteps.is(s.step(), kind))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Crossed> proof(RunReport run) {
    var again = ReportCodec.read(ReportCodec.write(run.report()));
    assertThat(again.lanes()).isEqualTo(run.report().lanes());
    return run.report().lanes().get(0).lossProof();
  }

  @Test
  void marksThatCrossedProveItAndTheMetricIsNotWaitedFor() {
    var plan = stoppedNow(LossProof.AUTO);
    assertThat(steps(plan))
        .containsExactly(
            "orders-eu/cross-marks",
            "orders-eu/lag",
            "orders-eu/switchover",
            "orders-eu/find-marks");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
    assertThat(check(plan).verdict()).isEqualTo(Check.Verdict.PASS);
    assertThat(marks.written).as("a plan writes nothing").isEmpty();
    long read = aws.sent("GetMetricData");

    var run = aws.ran(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
    assertThat(marks.written).hasSize(1);
    assertThat(aws.sent("GetMetricData")).isEqualTo(read);
    assertThat(step(run, MarkSteps.CROSS).took()).isLessThan(Duration.ofSeconds(2));
    var key = marks.written.get(0);
    assertThat(aws.keys(TwoRegions.DR, "orders-eu").expires(key)).as("goes away").isPresent();
  }

  @Test
  void aStandbyThatIsBehindIsWaitedFor() {
    aws.keys(TwoRegions.DR, "orders-eu").replication().delay(Duration.ofSeconds(40));

    var run = aws.ran(stoppedNow(LossProof.AUTO));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
    assertThat(step(run, MarkSteps.CROSS).took())
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(80));
    assertThat(marks.written).hasSize(1);
  }

  @Test
  void marksThatDoNotCrossStopItBeforeAnythingIsPromoted() {
    for (var proof : List.of(LossProof.AUTO, LossProof.REQUIRED)) {
      var plan = stoppedNow(proof);
      aws.breakWith("partition", "us-east-1", "eu-west-1");

      var run = aws.ran(plan);

      assertThat(run.code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
      assertThat(proof(run)).contains(Crossed.NOT_CROSSED);
      var stopped = (StepOutcome.Stopped) step(run, MarkSteps.CROSS).outcome().orElseThrow();
      assertThat(stopped.reason()).contains("1 of 1 shards", "nothing was promoted");
      assertThat(aws.sent("FailoverGlobalReplicationGroup")).isZero();
      aws.faults.clearAll();
    }
  }

  /** Shards are asked one after the other: far away, all of them take longer than any one may. */
  @Test
  void anAttemptThatGetsOnFromShardToShardIsNotGivenUp() {
    marks.slow(Duration.ofMillis(2600), 3);

    var run = aws.ran(stoppedNow(LossProof.AUTO));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
    assertThat(step(run, MarkSteps.CROSS).took()).isGreaterThan(Duration.ofSeconds(15));
  }

  @Test
  void anAttemptThatDoesNotGetOnIsGivenUpHoweverManyShardsThereAre() {
    marks.slow(Duration.ofMinutes(5), 3);

    var run = aws.ran(stoppedNow(LossProof.AUTO));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NOT_TESTED);
    assertThat(step(run, MarkSteps.CROSS).took()).isLessThan(Duration.ofSeconds(20));
  }

  /** Clients write until then: marks of before would say that nothing of it is lost. */
  @Test
  void marksAreNotWrittenBeforeWritersStop() {
    var stop = aws.calls.instant().plusSeconds(120);

    var run = aws.ran(switchover(LossProof.AUTO, Optional.of(stop)));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
    assertThat(step(run, MarkSteps.CROSS).took()).isGreaterThan(Duration.ofSeconds(100));
    assertThat(marks.written).hasSize(1);
  }

  @Test
  void aStandbyThatWasSeenWithoutTheMarksAndFallsSilentIsNotPromoted() {
    var plan = stoppedNow(LossProof.AUTO);
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    marks.silentAfter(1);

    var run = aws.ran(plan);

    assertThat(run.code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    assertThat(proof(run)).contains(Crossed.NOT_CROSSED);
    assertThat(aws.sent("FailoverGlobalReplicationGroup")).isZero();
    aws.faults.clearAll();
  }

  @Test
  void whatWasGivenUpIsNotGoneOnWithSinceWritersWriteAgain() {
    var plan = stoppedNow(LossProof.AUTO);
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    assertThat(aws.ran(plan).code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    aws.faults.clearAll();

    var again = (Answer.Rejected<RunReport>) aws.resume(plan.id());

    assertThat(again.why().code()).isEqualTo(ExitCode.PLAN_REFUSED);
    assertThat(aws.sent("FailoverGlobalReplicationGroup")).isZero();
    assertThat(marks.written).hasSize(1);
  }

  @Test
  void whoSaidThatWritersHaveStoppedIsNotBelievedForHours() {
    var plan = stoppedNow(LossProof.AUTO);
    assertThat(aws.dies(plan, 4)).isTrue();
    assertThat(marks.written).isNotEmpty();
    aws.calls.pass(Duration.ofHours(2));

    var again = (Answer.Rejected<RunReport>) aws.resume(plan.id());

    assertThat(again.why().code()).isEqualTo(ExitCode.PLAN_REFUSED);
    assertThat(again.why().message()).contains("they were to wait 8 min at most");
    assertThat(again.why().hint()).contains("--writes-stopped-at");
    assertThat(aws.sent("FailoverGlobalReplicationGroup")).isZero();
  }

  /** Nobody keeps writers waiting for a process that is gone. */
  @Test
  void theProgramThatStopsWritersIsRunAgainByWhoGoesOn() {
    var runs = new ArrayList<Instant>();
    aws.programs =
        order -> {
          runs.add(aws.calls.instant());
          return FailbackRestoredTest.ended(0);
        };
    var stop = new Hooks.Program(List.of("/bin/stop"), true);
    var hooks = new Hooks(List.of(stop), List.of(), Optional.empty(), List.of(), false);
    var loss = new LossLimit(Optional.of(Duration.ofMinutes(10)), false, Optional.empty());
    var plan =
        aws.roles.switchover(
            new SwitchoverRequest(
                "orders",
                TwoRegions.HOME,
                TwoRegions.DR,
                new RoleTerms(loss, Optional.empty(), Optional.empty(), RolePlans.NO_PROBE, hooks),
                Optional.of(Duration.ofMinutes(8)),
                Optional.empty(),
                LossProof.AUTO));
    assertThat(aws.dies(plan, 7)).isTrue();
    assertThat(marks.written).as("it died after its marks").isNotEmpty();
    runs.clear();
    aws.calls.pass(Duration.ofHours(2));

    var run = ((Answer.Given<RunReport>) aws.resume(plan.id())).report();

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(runs).hasSize(1);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
  }

  @Test
  void aProofOfARunThatWasKilledBeforeThePromotionIsMadeAnew() {
    var made = 0;
    var root = state;
    for (int lines = 1; ; lines++) {
      aws.close();
      state = root.resolve("after-" + lines);
      open();
      var plan = stoppedNow(LossProof.AUTO);
      if (!aws.dies(plan, lines)) {
        break;
      }
      int before = marks.written.size();
      var journal = aws.operations.find(plan.id()).map(Operations.Stored::journal).orElse("");
      boolean announced = journal.contains("\"intent\"");
      boolean promoted = aws.sent("FailoverGlobalReplicationGroup") > 0;
      aws.calls.pass(Duration.ofMinutes(2));

      var run = ((Answer.Given<RunReport>) aws.resume(plan.id())).report();

      if (run.code() == ExitCode.UNKNOWN_OUTCOME) {
        // It was announced and never sent, which nobody can know.
        continue;
      }
      assertThat(aws.sent("FailoverGlobalReplicationGroup")).as("after %d lines", lines).isOne();
      if (!promoted) {
        assertThat(run.code()).as("after %d lines", lines).isEqualTo(ExitCode.OK);
        assertThat(proof(run)).as("after %d lines", lines).contains(Crossed.NO_LOSS);
        assertThat(marks.written)
            .as("after %d lines", lines)
            .hasSize(announced ? before : before + 1);
        made += before;
      }
    }
    assertThat(made).as("runs that were killed with marks written").isPositive();
  }

  @Test
  void whatCannotBeReachedIsLeftUnknownAndTheMetricDecides() {
    for (var kind : List.of(Kind.UNREACHABLE, Kind.LOGIN, Kind.REFUSED)) {
      marks.primary(kind);
      var plan = stoppedNow(LossProof.REQUIRED);
      var run = aws.ran(plan);

      assertThat(run.code()).as("%s", kind).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
      assertThat(proof(run)).contains(Crossed.NOT_TESTED);
      assertThat(aws.sent("FailoverGlobalReplicationGroup")).isZero();
    }
    marks.primary(Kind.THERE).standby(Kind.UNREACHABLE);

    var run = aws.ran(stoppedNow(LossProof.AUTO));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NOT_TESTED);
    var lag = run.report().lanes().get(0).steps().get(1);
    assertThat(lag.took()).isGreaterThan(Duration.ofSeconds(30));
  }

  @Test
  void aMarkThatIsGoneAfterThePromotionIsALoss() {
    marks.goneAfter(1);

    var run = aws.ran(stoppedNow(LossProof.AUTO));

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(proof(run)).contains(Crossed.LOST);
    assertThat(aws.sent("FailoverGlobalReplicationGroup")).isOne();
  }

  @Test
  void afterwardsOutOfReachTheProofOfBeforeStays() {
    var plan = stoppedNow(LossProof.AUTO);
    var after = (Step.Local) plan.lanes().get(0).steps().get(3);
    assertThat(after.kind()).isEqualTo(MarkSteps.FIND);
    aws.calls.fates(
        call -> {
          if (call.action().equals("FailoverGlobalReplicationGroup")) {
            marks.standby(Kind.UNREACHABLE);
          }
          return VirtualCalls.Fate.ANSWERED;
        });

    var run = aws.ran(plan);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(proof(run)).contains(Crossed.NO_LOSS);
    var facts = ((StepOutcome.Done) step(run, MarkSteps.FIND).outcome().orElseThrow()).facts();
    assertThat(facts.text(Crossed.FACT)).contains("not-tested");
  }

  @Test
  void withoutAWordThatWritersStopNothingIsWrittenAndAProofCannotBeRequired() {
    var auto = switchover(LossProof.AUTO, Optional.empty());
    var required = switchover(LossProof.REQUIRED, Optional.empty());
    var off = stoppedNow(LossProof.OFF);

    assertThat(steps(auto)).containsExactly("orders-eu/switchover");
    assertThat(check(auto).verdict()).isEqualTo(Check.Verdict.SKIPPED);
    assertThat(check(required).verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(steps(off)).containsExactly("orders-eu/lag", "orders-eu/switchover");
    assertThat(proof(aws.ran(off))).isEmpty();
    assertThat(marks.written).isEmpty();
  }
}
