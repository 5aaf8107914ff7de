package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static io.ecdr.plan.InPlan.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.Afterwards;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Aftercare;
import io.ecdr.plan.Check;
import io.ecdr.plan.HomeSight;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Programs;
import io.ecdr.sim.engine.memory.MemoryGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way home after a restore, in virtual time. What took over is made in the "home" Region of the
 * tests and goes to the other one, which makes no difference.
 */
class FailbackRestoredTest {
  /** Each try is a world of its own; all entries together would take the time of other tests. */
  private static final int STRIDE = 6;

  private static final StandbyShape PRIVATE =
      new StandbyShape(Optional.of("private"), List.of(), Optional.empty(), Optional.empty());

  @TempDir Path state;
  private TwoRegions aws;
  private MemoryGroup keys;
  private int ends;

  @BeforeEach
  void restored() {
    open(state);
  }

  private void open(Path folder) {
    aws = new TwoRegions(folder);
    aws.programs = order -> ended(ends);
    keys = aws.cache("orders-dr", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  static Programs.Running ended(int code) {
    return new Programs.Running() {
      @Override
      public Optional<Programs.Ended> ended() {
        return Optional.of(Programs.Ended.with(code));
      }

      @Override
      public Programs.Output output() {
        return Programs.Output.NONE;
      }

      @Override
      public void kill() {
        // It has ended.
      }
    };
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Planned planned(LossLimit loss, Hooks hooks, boolean keep, StandbyShape shape) {
    return new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
        .plan(
            new FailbackRequest(
                "orders",
                TwoRegions.DR,
                Optional.empty(),
                new RoleTerms(loss, Optional.empty(), Optional.empty(), WriteProbe.AUTO, hooks),
                Optional.of(Duration.ofMinutes(8)),
                new Away(Optional.of(TwoRegions.HOME), Optional.of("orders-dr")),
                new Anew(Optional.empty(), shape, keep)));
  }

  private Plan plan(boolean keep) {
    return TwoRegions.plan(planned(LossLimit.of(Duration.ofMinutes(5)), stopping(), keep, PRIVATE));
  }

  private static Hooks stopping() {
    return new Hooks(
        List.of(new Hooks.Program(List.of("/bin/stop"), true)),
        List.of(new Hooks.Program(List.of("/bin/point"), true)),
        Optional.empty(),
        List.of(),
        false);
  }

  private List<String> groups(Region region) {
    return aws.client(region).describeReplicationGroups().replicationGroups().stream()
        .map(g -> g.replicationGroupId())
        .toList();
  }

  private long datastores() {
    return aws
        .client(TwoRegions.DR)
        .describeGlobalReplicationGroups(r -> r.showMemberInfo(false))
        .globalReplicationGroups()
        .stream()
        .filter(d -> !d.status().equals("deleting"))
        .count();
  }

  @Test
  void homeIsMadeSwitchedToAndWhatTookOverIsGone() {
    var plan = plan(false);

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.checks().get(0).id()).isEqualTo(HomeSight.CHECK);
    assertThat(plan.checks().get(0).title()).startsWith("Home after a restore");
    assertThat(check(plan, "afterwards").hint()).contains("--keep-standby");
    assertThat(steps(plan))
        .containsExactly(
            "orders/datastore",
            "orders/member",
            "orders/follows",
            "orders/caught-up",
            "orders/pre-hook-1",
            "orders/cross-marks",
            "orders/lag",
            "orders/switchover",
            "orders/write-probe",
            "orders/find-marks",
            "orders/post-hook-1",
            "orders-dr/follows-home",
            "orders-dr/leave",
            "orders-dr/delete",
            "orders-dr/settled",
            "orders-dr/dissolve");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
    keys.put("last", "word");

    var run = aws.ran(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(groups(TwoRegions.DR)).containsExactly("orders");
    assertThat(groups(TwoRegions.HOME)).isEmpty();
    assertThat(datastores()).isZero();
    assertThat(aws.keys(TwoRegions.DR, "orders").get("last")).isNotNull();
    assertThat(aws.keys(TwoRegions.DR, "orders").keys()).hasSize(501);
    // The datastore was made and dissolved on the way, so no tool ever knew it.
    assertThat(Aftercare.of(run.report()))
        .extracting(note -> note.tool() + " " + note.type() + " " + note.id())
        .containsExactly(
            "TERRAFORM aws_elasticache_replication_group orders",
            "CLOUDFORMATION AWS::ElastiCache::ReplicationGroup orders",
            "TERRAFORM aws_elasticache_replication_group orders-dr",
            "CLOUDFORMATION AWS::ElastiCache::ReplicationGroup orders-dr");
  }

  @Test
  void whatFollowsASwitchoverOnlyFollowsOnTheWayHomeToo() {
    var afterwards = new Afterwards(Optional.of(2), false, Optional.empty(), Optional.empty());
    var terms =
        new RoleTerms(
            LossLimit.of(Duration.ofMinutes(5)),
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO,
            stopping(),
            RoleTerms.ANTI_FLAP,
            FenceTerms.OFF,
            afterwards);
    var plan =
        TwoRegions.plan(
            new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
                .plan(
                    new FailbackRequest(
                        "orders",
                        TwoRegions.DR,
                        Optional.empty(),
                        terms,
                        Optional.of(Duration.ofMinutes(8)),
                        new Away(Optional.of(TwoRegions.HOME), Optional.of("orders-dr")),
                        new Anew(Optional.empty(), PRIVATE, true))));

    var follows =
        plan.lanes().get(0).steps().stream()
            .filter(s -> s instanceof Step.Act act && act.follows())
            .map(Step::id);
    assertThat(follows).containsExactly("orders/replicas");
  }

  @Test
  void whatTookOverMayStayAsAStandbyAndThenTheWayHomeIsThatAfterAPromotion() {
    var run = aws.ran(plan(true));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(groups(TwoRegions.HOME)).containsExactly("orders-dr");
    assertThat(datastores()).isOne();
    var again = plan(true);
    assertThat(again.checks().get(0).limit()).isEqualTo(FailbackCase.PROMOTED.word());
    assertThat(again.changes()).isFalse();
  }

  @Test
  void aPreHookThatFailsLeavesTheStandbyAndIsGoneOnWith() {
    ends = 1;
    var run = aws.ran(plan(false));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.FAILED);
    var stopped =
        run.report().lanes().get(0).steps().stream()
            .flatMap(s -> s.outcome().stream())
            .filter(StepOutcome.Stopped.class::isInstance)
            .map(StepOutcome.Stopped.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(stopped.reason())
        .contains("what was done before stays")
        .doesNotContain("nothing was");
    assertThat(groups(TwoRegions.DR)).containsExactly("orders");

    ends = 0;
    var resumed = (Answer.Given<RunReport>) aws.resume(run.report().operation());
    assertThat(resumed.report().code()).isEqualTo(ExitCode.OK);
    assertThat(groups(TwoRegions.HOME)).isEmpty();
  }

  @Test
  void withoutABoundForTheLossOrASubnetGroupNothingIsDone() {
    var none = TwoRegions.plan(planned(LossLimit.NONE, stopping(), false, PRIVATE));
    assertThat(none.checked()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    var nowhere =
        TwoRegions.plan(
            planned(LossLimit.of(Duration.ofMinutes(5)), Hooks.NONE, false, StandbyShape.NONE));
    assertThat(nowhere.blockers()).extracting(Check::id).containsExactly("subnet-group", "writers");
  }

  @Test
  void whereThereCanBeNoGlobalDatastoreAStandbyIsNotTriedEvenWhenAskedFor() {
    aws.cache("small", r -> r.cacheNodeType("cache.t3.micro").numCacheClusters(2));
    var plan =
        TwoRegions.plan(
            new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
                .plan(
                    new FailbackRequest(
                        "orders",
                        TwoRegions.DR,
                        Optional.of(FailbackCase.RESTORED),
                        new RoleTerms(
                            LossLimit.of(Duration.ofMinutes(5)),
                            Optional.empty(),
                            Optional.empty(),
                            WriteProbe.AUTO),
                        Optional.empty(),
                        new Away(Optional.of(TwoRegions.HOME), Optional.of("small")),
                        new Anew(Optional.empty(), PRIVATE, false))));
    assertThat(plan.blockers()).extracting(Check::id).contains("node-type");
    assertThat(check(plan, "other-way").hint()).contains("--case carried");
  }

  @Test
  void killedAtEntriesAllOverItsJournalItEndsTheSame() {
    int lines = 1;
    while (true) {
      aws.close();
      open(state.resolve("after-" + lines));
      var plan = plan(false);
      if (!aws.dies(plan, lines)) {
        break;
      }
      var resumed = (Answer.Given<RunReport>) aws.resume(plan.id());
      assertThat(resumed.report().code()).as("after %d lines", lines).isEqualTo(ExitCode.OK);
      assertThat(groups(TwoRegions.DR)).as("after %d lines", lines).containsExactly("orders");
      assertThat(groups(TwoRegions.HOME)).as("after %d lines", lines).isEmpty();
      assertThat(aws.keys(TwoRegions.DR, "orders").keys()).hasSize(500);
      lines += STRIDE;
    }
    assertThat(lines).isGreaterThan(15);
  }
}
