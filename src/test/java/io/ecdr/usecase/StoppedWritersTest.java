package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import io.ecdr.port.DataProbe;
import io.ecdr.port.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switchover whose writers are stopped by a fence, and given back whatever becomes of it. */
class StoppedWritersTest {

  private static final String PROMOTE = "FailoverGlobalReplicationGroup";
  private static final String FENCED = FencedPair.ALL + " -@write";
  private static final FenceTerms USERS = new FenceTerms(true, Duration.ZERO);

  /** Each try is a world of its own; all entries together would take the time of other tests. */
  private static final int STRIDE = 3;

  @TempDir Path state;
  private FencedPair pair;
  private Plan last;

  @BeforeEach
  void open() {
    pair = new FencedPair(state, 0);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private List<String> changes() {
    var all = pair.aws.calls.changes();
    return all.subList(all.lastIndexOf("CreateReplicationGroup") + 1, all.size());
  }

  private String role() {
    return pair.aws
        .client(TwoRegions.DR)
        .describeReplicationGroups(r -> r.replicationGroupId("orders-eu"))
        .replicationGroups()
        .get(0)
        .globalReplicationGroupInfo()
        .globalReplicationGroupMemberRole();
  }

  @Test
  void writersReadOnlyBeforeTheLagIsWaitedForAndWriteAgainOnceTheRolesHaveMoved() {
    var plan = pair.switchover();
    pair.aws.calls.fates(
        call -> {
          if (call.action().equals(PROMOTE)) {
            assertThat(pair.access("orders-app")).isEqualTo(FENCED);
            assertThat(pair.access("orders-reader")).isEqualTo("on ~* +@read");
          }
          return Fate.ANSWERED;
        });

    pair.ends(ExitCode.OK, plan);

    assertThat(changes()).startsWith("ModifyUser", PROMOTE).endsWith("ModifyUser");
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
    assertThat(role()).isEqualToIgnoringCase("PRIMARY");
  }

  @Test
  void aLagThatStaysPromotesNothingAndWritersWriteAgain() {
    var plan = pair.switchover();
    pair.aws.breakWith("metric-missing", "eu-west-1");

    var run = pair.ends(ExitCode.LOSS_ABOVE_BOUND, plan);

    assertThat(changes()).containsExactly("ModifyUser", "ModifyUser");
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
    assertThat(run.resume()).isEmpty();
    var again = (Answer.Given<RunReport>) pair.aws.resume(plan.id());
    assertThat(again.report().code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    assertThat(changes()).containsExactly("ModifyUser", "ModifyUser");
  }

  @Test
  void aPromotionThatIsRefusedIsCompensated() {
    var plan = pair.switchover();
    pair.aws.refused = PROMOTE;

    var run = pair.ends(ExitCode.COMPENSATED, plan);

    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
    assertThat(run.resume()).isEmpty();
  }

  @Test
  void whileAPromotionMayStillActNobodyIsGivenBackAndGoingOnDoesIt() {
    var plan = pair.switchover();
    pair.aws.breakWith("slow", "promote", "--factor", "10");

    var run = pair.ends(ExitCode.TIMED_OUT, plan);

    assertThat(pair.access("orders-app")).isEqualTo(FENCED);
    assertThat(FencedPair.outcomes(run).toString())
        .contains("clients of orders in us-east-1 may not write meanwhile")
        .contains("once it is clear that there is one primary: ecdr fence orders --region");
    pair.aws.calls.pass(Duration.ofHours(1));
    var resumed = (Answer.Given<RunReport>) pair.aws.resume(plan.id());
    assertThat(resumed.report().code())
        .as("%s", FencedPair.outcomes(resumed.report()))
        .isEqualTo(ExitCode.OK);
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
  }

  @Test
  void aWriteThatIsTakenAllTheSameStopsItAndWritersWriteAgain() {
    pair.aws.dataIs(trial -> new Said("host:1", DataProbe.Kind.WRITTEN, "took a key"));
    var plan = pair.switchover(USERS, WriteProbe.AUTO, request -> request);

    pair.ends(ExitCode.VERIFICATION_FAILED, plan);

    assertThat(changes()).doesNotContain(PROMOTE);
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
  }

  @Test
  void aWriteThatCannotBeTriedHoldsUpNothing() {
    var plan = pair.switchover(USERS, WriteProbe.AUTO, request -> request);

    var run = pair.ends(ExitCode.OK, plan);

    assertThat(FencedPair.outcomes(run).toString()).contains("orders-eu/fence-proof", "unknown");
  }

  @Test
  void anAbortBeforeThePromotionGivesBack() {
    var plan = pair.switchover();
    assertThat(pair.aws.dies(plan, 4)).isTrue();
    assertThat(pair.access("orders-app")).isEqualTo(FENCED);

    var aborted = (Answer.Given<RunReport>) pair.aws.abort(plan.id());

    assertThat(aborted.report().code()).isEqualTo(ExitCode.OK);
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
  }

  @Test
  void theFailoverThatTakesItOverGivesBack() {
    var plan = pair.switchover();
    pair.aws.breakWith("lose-answer", PROMOTE, "--before-effect");
    pair.aws.calls.fates(call -> call.action().equals(PROMOTE) ? Fate.LOST_BEFORE : Fate.ANSWERED);
    pair.ends(ExitCode.UNKNOWN_OUTCOME, plan);
    assertThat(pair.access("orders-app")).isEqualTo(FENCED);
    pair.aws.calls.fates(call -> Fate.ANSWERED);
    pair.aws.mended();
    var terms =
        new OpEscalate.Terms(
            new RoleTerms(RolePlans.ANY, Optional.empty(), Optional.empty(), RolePlans.NO_PROBE),
            true,
            false,
            false,
            Optional.empty());

    var escalated =
        pair.aws
            .escalate(pair.aws.operations)
            .run(plan.id(), terms, p -> p, pair.aws.flow(pair.aws.operations), p -> {});

    assertThat(((Answer.Given<RunReport>) escalated).report().code()).isEqualTo(ExitCode.OK);
    assertThat(pair.access("orders-app")).isEqualTo(FencedPair.ALL);
    assertThat(role()).isEqualToIgnoringCase("PRIMARY");
  }

  @Test
  void killedAtEntriesAllOverItsJournalItEndsTheSame() {
    int lines = 1;
    last = pair.switchover();
    while (pair.aws.dies(last, lines)) {
      var resumed = (Answer.Given<RunReport>) pair.aws.resume(last.id());
      assertThat(resumed.report().code()).as("after %d lines", lines).isEqualTo(ExitCode.OK);
      assertThat(pair.access("orders-app")).as("after %d lines", lines).isEqualTo(FencedPair.ALL);
      assertThat(role()).as("after %d lines", lines).isEqualToIgnoringCase("PRIMARY");
      pair.close();
      lines += STRIDE;
      pair = new FencedPair(state.resolve("after-" + lines), 0);
      last = pair.switchover();
    }
    assertThat(lines).isGreaterThan(8);
  }

  /** What the program is told each time; it ends so. */
  private List<String> program(int on, int lift) {
    var told = new ArrayList<String>();
    pair.aws.programs =
        order -> {
          var fence = order.facts().get("ECDR_FENCE");
          told.add(fence);
          return new Ended(Programs.Ended.with(fence.equals("on") ? on : lift));
        };
    return told;
  }

  private Plan byHook() {
    var program = new Hooks.Program(List.of("/bin/close-network"), true);
    return pair.switchover(
        new FenceTerms(false, Optional.of(program), Duration.ZERO), RolePlans.NO_PROBE, r -> r);
  }

  @Test
  void aProgramStopsTheWritersAndGivesThemBack() {
    var told = program(0, 0);

    pair.ends(ExitCode.OK, byHook());

    assertThat(told).containsExactly("on", "lift");
    assertThat(role()).isEqualToIgnoringCase("PRIMARY");
    assertThat(changes()).doesNotContain("ModifyUser");
  }

  @Test
  void aProgramThatForbidsItIsAskedToLiftAndNothingIsPromoted() {
    var told = program(63, 0);

    var run = pair.ends(ExitCode.COMPENSATED, byHook());

    assertThat(told).containsExactly("on", "lift");
    assertThat(changes()).doesNotContain(PROMOTE);
    assertThat(FencedPair.outcomes(run).toString()).contains("whether clients can write");
  }

  @Test
  void aProgramThatCannotLiftEitherIsSaid() {
    program(1, 1);

    var run = pair.ends(ExitCode.FAILED, byHook());

    assertThat(changes()).doesNotContain(PROMOTE);
    assertThat(FencedPair.outcomes(run).toString())
        .contains("may not write meanwhile", "--lift --fence-hook PROG");
  }

  @Test
  void aProgramThatFailsAfterADetachLeavesItDoneAndSaysSo() {
    var told = program(1, 0);
    var program = new Hooks.Program(List.of("/bin/close-network"), true);

    var run =
        pair.ends(
            ExitCode.INCOMPLETE,
            pair.detach(new FenceTerms(false, Optional.of(program), Duration.ZERO)));

    assertThat(told).containsOnly("on");
    assertThat(FencedPair.outcomes(run).toString())
        .contains("the change is done and was read back, but whether clients can write to the old");
  }

  /** One that has ended. */
  private record Ended(Programs.Ended how) implements Programs.Running {
    @Override
    public Optional<Programs.Ended> ended() {
      return Optional.of(how);
    }

    @Override
    public Programs.Output output() {
      return Programs.Output.NONE;
    }

    @Override
    public void kill() {
      // It has ended.
    }
  }

  /** One answer, at once. */
  private record Said(String place, DataProbe.Kind kind, String words)
      implements DataProbe.Attempt {
    @Override
    public boolean reached() {
      return true;
    }

    @Override
    public Optional<List<DataProbe.Answer>> answers() {
      return Optional.of(List.of(new DataProbe.Answer(place, kind, words)));
    }

    @Override
    public void abandon() {
      // Nothing was begun.
    }
  }
}
