package io.ecdr.usecase;

import static io.ecdr.usecase.TwoRegions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.journal.Entry;
import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switchover that is stuck becomes a failover, and nothing is promoted twice for nothing. */
class EscalateTest {
  private static final String PROMOTE = "FailoverGlobalReplicationGroup";
  private static final String DETACH = "DisassociateGlobalReplicationGroup";

  @TempDir Path state;
  private TwoRegions aws;
  private int changesBefore;

  @AfterEach
  void close() {
    if (aws != null) {
      aws.close();
    }
  }

  private void open(String folder, DarkPrimary choice) {
    close();
    aws =
        new TwoRegions(
            state.resolve(folder), Options.defaults().withPromoteWhenPrimaryDark(choice));
    aws.cache("orders", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    given(aws.run(aws.roles.standby("orders-eu")));
  }

  /** A switchover that ends without being done, because of these faults. */
  private String stuck(ExitCode code, String... fault) {
    return stuck(code, Duration.ofSeconds(20), fault);
  }

  private String stuck(ExitCode code, Duration timeout, String... fault) {
    var plan = aws.roles.switchover(TwoRegions.DR, Optional.of(timeout));
    aws.breakWith(fault);
    assertThat(given(aws.run(plan)).report().code()).isEqualTo(code);
    changesBefore = changing().size();
    return plan.id();
  }

  private static OpEscalate.Terms terms(LossLimit loss, boolean orDetach) {
    return new OpEscalate.Terms(
        new RoleTerms(loss, Optional.of(TwoRegions.HOME), Optional.empty(), WriteProbe.AUTO),
        true,
        false,
        orDetach,
        Optional.of(Duration.ofMinutes(2)));
  }

  private Answer<RunReport> escalate(String id, Operations operations, boolean orDetach) {
    return aws.escalate(operations)
        .run(id, terms(RolePlans.ANY, orDetach), plan -> plan, aws.flow(operations), plan -> {});
  }

  private Answer<RunReport> escalate(String id, boolean orDetach) {
    return escalate(id, aws.operations, orDetach);
  }

  private static Rejection why(Answer<?> answer) {
    return ((Answer.Rejected<?>) answer).why();
  }

  private List<String> changing() {
    return aws.calls.sent().stream()
        .map(s -> s.call())
        .filter(c -> !c.readsOnly())
        .map(c -> c.action())
        .toList();
  }

  /** What was sent since the switchover ended. */
  private List<String> since() {
    return changing().subList(changesBefore, changing().size());
  }

  private OperationSummary listed(String id) {
    var list = new OpList(aws.operations, aws.locks, aws.calls).read();
    return ((Answer.Given<OpListReport>) list)
        .report().operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private String role() {
    return aws.client(TwoRegions.DR)
        .describeReplicationGroups(r -> r.replicationGroupId("orders-eu"))
        .replicationGroups()
        .get(0)
        .globalReplicationGroupInfo()
        .globalReplicationGroupMemberRole();
  }

  @Test
  void aPromotionThatWasLostIsSentOnceMoreAfterNothingOfItWasSeen() {
    open("lost", DarkPrimary.ACCEPT);
    var id = stuck(ExitCode.UNKNOWN_OUTCOME, "lose-answer", PROMOTE, "--before-effect");
    var begun = aws.calls.instant();

    var run = given(escalate(id, false));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(since()).containsExactly(PROMOTE);
    var sent =
        Kept.read(aws.operations.find(run.report().operation()).orElseThrow()).history().stream()
            .flatMap(h -> h.entries().stream())
            .filter(Entry.Intent.class::isInstance)
            .map(Entry::at)
            .toList();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).isAfterOrEqualTo(begun.plusSeconds(30));
    assertThat(role()).isEqualToIgnoringCase("PRIMARY");
  }

  @Test
  void theSwitchoverDoesNotGoOnAnyMoreAndSaysWhoDoes() {
    open("over", DarkPrimary.ACCEPT);
    var id = stuck(ExitCode.UNKNOWN_OUTCOME, "lose-answer", PROMOTE, "--before-effect");

    var by = given(escalate(id, false)).report().operation();

    assertThat(listed(id).state()).isEqualTo(OperationState.ESCALATED);
    assertThat(listed(id).resumable()).isFalse();
    for (var again : List.of(aws.resume(id), escalate(id, false), aws.abort(id))) {
      assertThat(why(again).code()).isIn(ExitCode.PLAN_REFUSED, ExitCode.REFUSED_BY_CHECKS);
    }
    assertThat(why(aws.resume(id)).message()).contains("was escalated", by);
    var shown = new OpShow(aws.operations, aws.locks, aws.calls).read(id);
    assertThat(((Answer.Given<OpShowReport>) shown).report().next())
        .isEqualTo("ecdr op show " + by);
  }

  @Test
  void aPromotionThatWasTakenOnAndComesAboutLateIsNotSentAgain() {
    open("late", DarkPrimary.ACCEPT);
    var id = stuck(ExitCode.TIMED_OUT, "slow", "promote", "--factor", "4");

    var run = given(escalate(id, true));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(since()).isEmpty();
    assertThat(role()).isEqualToIgnoringCase("PRIMARY");
  }

  @Test
  void whereThePrimaryRegionWentDarkAndThePromotionIsRefusedItIsDetached() {
    open("dark", DarkPrimary.REFUSE);
    var id = stuck(ExitCode.FAILED, Duration.ofMinutes(10), "roles-stay", "ldgnf-orders");
    aws.breakWith("region-dark", "us-east-1");

    var run = given(escalate(id, true));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(since()).startsWith(PROMOTE).endsWith(DETACH).containsOnlyOnce(DETACH);
    var steps = run.report().lanes().get(0).steps();
    var outcome = (StepOutcome.Done) steps.get(0).outcome().orElseThrow();
    assertThat(outcome.facts().text("Rung")).contains("orders-eu/detach");
  }

  @Test
  void theLossMustBeAgreedToAgain() {
    open("loss", DarkPrimary.ACCEPT);
    var id = stuck(ExitCode.UNKNOWN_OUTCOME, "lose-answer", PROMOTE, "--before-effect");

    var refused =
        aws.escalate(aws.operations)
            .run(
                id,
                terms(LossLimit.NONE, false),
                plan -> plan,
                aws.flow(aws.operations),
                plan -> {});

    assertThat(why(refused).code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    assertThat(since()).isEmpty();
    assertThat(listed(id).resumable()).isTrue();
  }

  @Test
  void whatIsNoStuckSwitchoverIsRefusedByAClearSentence() {
    open("others", DarkPrimary.ACCEPT);
    var created = listed("20261123-0115-k3f1").id();
    assertThat(why(escalate(created, false)).code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why(escalate(created, false)).message()).contains("is a standby create");
    assertThat(why(escalate("20261123-0115-none", false)).code()).isEqualTo(ExitCode.NOT_FOUND);

    var done = aws.roles.switchover();
    assertThat(given(aws.run(done)).code()).isEqualTo(ExitCode.OK);
    assertThat(why(escalate(done.id(), false)).code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why(escalate(done.id(), false)).message()).contains("have moved already");
  }

  @Test
  void aSwitchoverThatALiveProcessWorksOnIsLeftToIt() {
    open("live", DarkPrimary.ACCEPT);
    var id = stuck(ExitCode.UNKNOWN_OUTCOME, "lose-answer", PROMOTE, "--before-effect");

    try (var live = aws.locks.take(Locks.ofOperation(id), id, "switchover")) {
      var refused = why(escalate(id, false));
      assertThat(refused.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(refused.message()).contains("worked on by", "process 42 on here");
      assertThat(refused.hint()).contains("kill 42");
      live.check(true);
    }
    assertThat(since()).isEmpty();
  }

  @Test
  void killedAfterAnyLineItIsFinishedByResumingOneOfTheTwo() {
    int lines = 1;
    for (boolean dies = true; dies; lines++) {
      open("killed-" + lines, DarkPrimary.ACCEPT);
      var id = stuck(ExitCode.UNKNOWN_OUTCOME, "lose-answer", PROMOTE, "--before-effect");
      var dying = new DyingOperations(aws.operations, lines);
      try {
        given(escalate(id, dying, false));
        dies = false;
      } catch (DyingOperations.Died e) {
        aws.calls.restart();
      }
      var by =
          aws.operations.ids().stream()
              .filter(
                  each ->
                      Kept.read(aws.operations.find(each).orElseThrow())
                          .plan()
                          .flatMap(Plan::escalates)
                          .isPresent())
              .findFirst()
              .orElseThrow();
      var resumed = given(aws.resume(by));
      assertThat(resumed.code()).as("after %s lines", lines).isEqualTo(ExitCode.OK);
      assertThat(since()).as("after %s lines", lines).containsExactly(PROMOTE);
      assertThat(role()).as("after %s lines", lines).isEqualToIgnoringCase("PRIMARY");
      assertThat(listed(id).state()).isEqualTo(OperationState.ESCALATED);
    }
    assertThat(lines).isGreaterThan(6);
  }
}
