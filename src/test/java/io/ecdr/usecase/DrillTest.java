package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Locks;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import io.ecdr.store.LocalOperations;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** A rehearsed restore leaves nothing behind, wherever it ends and whatever goes wrong. */
class DrillTest {

  private static final Duration USUAL = Duration.ofHours(2);

  @TempDir Path state;
  @TempDir Path elsewhere;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    assertThat(given(aws.run(aws.plans.backup("carts"))).code()).isEqualTo(ExitCode.OK);
    assertThat(given(aws.run(aws.plans.verify(true, "carts@latest"))).code())
        .isEqualTo(ExitCode.OK);
    aws.dataIsRead(seen -> seen);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static RunReport given(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report();
  }

  private static Rejection why(Answer<?> answer) {
    return ((Answer.Rejected<?>) answer).why();
  }

  private List<String> groups() {
    return aws.client(TwoRegions.DR).describeReplicationGroups(r -> {}).replicationGroups().stream()
        .map(ReplicationGroup::replicationGroupId)
        .toList();
  }

  private long sent(String action) {
    return aws.calls.changes().stream().filter(action::equals).count();
  }

  private static String told(RunReport run) {
    return run.report().lanes().toString();
  }

  @Test
  void restoresTheNewestProvenBackupMeasuresAndTakesTheCacheAwayAgain() {
    aws.breakWith("region-dark", "us-east-1");
    var plan = drill();

    var run = given(aws.run(plan));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.OK);
    assertThat(run.resume()).isEmpty();
    assertThat(groups()).isEmpty();
    var lane = run.report().lanes().get(0);
    assertThat(lane.measuredRto().orElseThrow())
        .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
    assertThat(ReportCodec.of(run.report()).list("lanes").get(0).text("measuredRto")).isPresent();
  }

  @Test
  void theCacheCarriesNothingOfItsSourceButTheData() {
    var plan = drill();
    given(aws.run(plan));

    var made =
        aws.calls.sent().stream()
            .map(VirtualCalls.Sent::call)
            .filter(c -> c.action().equals("CreateReplicationGroup"))
            .findFirst()
            .orElseThrow()
            .parameters();

    var id = made.text("ReplicationGroupId").orElseThrow();
    assertThat(id).isEqualTo("drill-carts-" + plan.id()).hasSizeLessThanOrEqualTo(40);
    assertThat(made.text("ReplicationGroupDescription").orElseThrow()).startsWith("ecdr drill of ");
    assertThat(made.list("Tags"))
        .extracting(t -> t.text("Key").orElse(""))
        .containsExactly("ecdr:operation", "ecdr:drill");
    assertThat(made.list("Tags").get(1).text("Value"))
        .contains(plan.lanes().get(0).throwaway().orElseThrow().by().toString());
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
    assertThat(plan.checks())
        .filteredOn(c -> c.id().equals("drill-cost"))
        .singleElement()
        .satisfies(c -> assertThat(c.observed()).contains("2 nodes", "4 node-hours"));
    var before = new StringWriter();
    new PlanScreen(plan).brief(new Page(before, false, 100));
    assertThat(before.toString()).as("with --yes as well").contains("4 node-hours");
  }

  @Test
  void killedAfterAnyLineItCanBeGoneOnWithOrUndone() {
    int lines = 0;
    boolean died;
    do {
      lines++;
      var plan = drill();
      long before = sent("CreateReplicationGroup");
      died = aws.dies(plan, lines);
      if (died && lines % 2 == 0) {
        var run = given(aws.resume(plan.id()));
        assertThat(run.code()).as("after %d lines: %s", lines, told(run)).isEqualTo(ExitCode.OK);
        assertThat(run.report().lanes().get(0).measuredRto())
            .as("after %d lines", lines)
            .isPresent();
      } else if (died) {
        undone(plan, lines);
      }
      assertThat(sent("CreateReplicationGroup") - before)
          .as("after %d lines", lines)
          .isLessThanOrEqualTo(1);
      assertThat(groups()).as("after %d lines", lines).isEmpty();
    } while (died);
    assertThat(lines).isGreaterThan(8);
  }

  /** Unless its last line was written: then nothing is left that could be. */
  private void undone(Plan plan, int lines) {
    var answer = aws.abort(plan.id());
    if (answer instanceof Answer.Given<RunReport> run) {
      assertThat(run.report().code())
          .as("after %d lines: %s", lines, told(run.report()))
          .isEqualTo(ExitCode.OK);
    } else {
      assertThat(why(answer).message()).contains("is done and confirmed");
    }
  }

  @Test
  void whatADrillLeftThatThisMachineKnowsIsCleanedUpBeforeItsDeadline() {
    assertThat(aws.dies(drill(), 3)).isTrue();
    assertThat(given(aws.run(aws.plans.cleanup(aws.operations))).code()).isEqualTo(ExitCode.OK);
    // While it is being made nobody may read its tags.
    assertThat(groups()).hasSize(1);
    aws.calls.pass(Duration.ofMinutes(30));

    var run = given(aws.run(aws.plans.cleanup(aws.operations)));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.OK);
    assertThat(groups()).isEmpty();
  }

  @Test
  void whatIsLeftOfAnotherMachinesDrillGoesWhenItsDeadlineIsOver() {
    var here = new LocalOperations(elsewhere);
    aws.dies(drill(), 3);
    assertThat(groups()).hasSize(1);

    given(aws.run(aws.plans.cleanup(here)));
    assertThat(groups()).as("before its deadline").hasSize(1);

    aws.calls.pass(USUAL);
    var run = given(aws.run(aws.plans.cleanup(here)));
    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.OK);
    assertThat(groups()).isEmpty();
  }

  @Test
  void cleaningUpLeavesAloneWhatOnlyIsNamedLikeADrill() {
    aws.client(TwoRegions.DR)
        .createReplicationGroup(
            r ->
                r.replicationGroupId("drill-carts-20261123-0115-abcd")
                    .replicationGroupDescription("ecdr drill of nothing")
                    .cacheNodeType("cache.r6g.large"));
    aws.calls.pass(Duration.ofHours(5));

    var plan = aws.plans.cleanup(aws.operations);

    assertThat(plan.lanes()).isEmpty();
    assertThat(plan.checks())
        .singleElement()
        .satisfies(c -> assertThat(c.observed()).contains("stays"));
    assertThat(given(aws.run(plan)).code()).isEqualTo(ExitCode.OK);
    assertThat(groups()).hasSize(1);
  }

  /** AWS may refuse the tags of a group that is not available: then nobody knows whose it is. */
  @Test
  void aFailedCacheWhoseTagsCannotBeReadIsToldAndLeftAlone() {
    var plan = drill();
    aws.objects("backups").stream()
        .filter(key -> key.endsWith(".rdb"))
        .forEach(key -> aws.loseObject("backups", key));

    var run = given(aws.run(plan));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.FAILED);
    assertThat(told(run)).contains("create-failed", "its tags cannot be read");
    assertThat(run.resume()).isPresent();
    assertThat(sent("DeleteReplicationGroup")).isZero();
    assertThat(groups()).hasSize(1);
  }

  @Test
  void theDeadlineInTheMiddleEndsIt() {
    var began = aws.calls.instant();
    var plan = aws.plans.drill("carts@latest-proven", Duration.ofMinutes(2));

    var run = given(aws.run(plan));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.COMPENSATED);
    assertThat(groups()).isEmpty();
    var first =
        (StepOutcome.Stopped) run.report().lanes().get(0).steps().get(0).outcome().orElseThrow();
    assertThat(first.reason()).contains("deadline");
    assertThat(Duration.between(began, run.report().ended()))
        .isBetween(Duration.ofMinutes(2), Duration.ofHours(1));
  }

  @Test
  void resumedAfterItsDeadlineItMakesNothingAndTakesAwayWhatIsThere() {
    for (int lines = 1; lines <= 4; lines += 3) {
      var plan = drill();
      assertThat(aws.dies(plan, lines)).isTrue();
      aws.calls.pass(USUAL);
      long before = sent("CreateReplicationGroup");

      var run = given(aws.resume(plan.id()));

      assertThat(sent("CreateReplicationGroup")).as("after %d lines", lines).isEqualTo(before);
      assertThat(run.code())
          .as("after %d lines: %s", lines, told(run))
          .isIn(ExitCode.COMPENSATED, ExitCode.OK);
      assertThat(groups()).as("after %d lines", lines).isEmpty();
    }
  }

  @Test
  void aLostAnswerAtTheDeadlineLeavesNoCacheThatShowsUpLater() {
    aws.breakWith("lose-answer", "CreateReplicationGroup", "--after-effect");

    var run = given(aws.run(aws.plans.drill("carts@latest-proven", Duration.ofSeconds(5))));

    aws.calls.pass(Duration.ofHours(1));
    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.COMPENSATED);
    assertThat(groups()).isEmpty();
  }

  private String source() {
    return Locks.ofLineage("111122223333/us-east-1/replication-group/carts");
  }

  @Test
  @SuppressWarnings("try")
  void itTakesNoLockOfItsSourceAndIsRefusedWhileRolesChangeThere() {
    var plan = drill();
    try (var backup = aws.locks.take(source(), "x", "backup create")) {
      assertThat(given(aws.run(plan)).code()).isEqualTo(ExitCode.OK);
    }
    long before = sent("CreateReplicationGroup");
    try (var failover = aws.locks.take(source(), "x", "failover")) {
      var why = why(aws.run(drill()));
      assertThat(why.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(why.message()).contains("failover");
    }
    assertThat(sent("CreateReplicationGroup")).isEqualTo(before);
  }

  @Test
  void aRoleChangeThatBeginsMeanwhileEndsIt() {
    var plan = drill();
    aws.calls.at(
        aws.calls.instant().plus(Duration.ofMinutes(2)),
        () -> aws.locks.preempt(source(), "x", "failover"));

    var run = given(aws.run(plan));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.COMPENSATED);
    assertThat(told(run)).contains("failover").contains("goes first");
    assertThat(groups()).isEmpty();
  }

  @Test
  void whatCannotBeTakenAwayIsToldAndCanBeGoneOnWith() {
    aws.calls.fates(
        c -> c.action().equals("DeleteReplicationGroup") ? Fate.UNREACHABLE : Fate.ANSWERED);
    var plan = drill();

    var run = given(aws.run(plan));

    assertThat(run.code()).as(told(run)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.resume()).contains("ecdr op resume " + plan.id());
    assertThat(groups()).hasSize(1);

    aws.calls.fates(c -> Fate.ANSWERED);
    var again = given(aws.resume(plan.id()));
    assertThat(again.code()).as(told(again)).isEqualTo(ExitCode.OK);
    assertThat(groups()).isEmpty();
  }

  @Test
  void goneOnWithInSlicesItEndsTheSame() {
    var plan = drill();
    aws.dies(plan, 1);
    ExitCode code = ExitCode.CHANGES_PENDING;
    for (int i = 0; i < 200 && code == ExitCode.CHANGES_PENDING; i++) {
      aws.calls.pass(Duration.ofSeconds(30));
      code = given(aws.advance(plan.id(), Duration.ZERO)).code();
    }
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(groups()).isEmpty();
  }

  private Plan drill() {
    return aws.plans.drill("carts@latest-proven", USUAL);
  }

  @Test
  void aDrillThatIsOverIsNotUndone() {
    var plan = drill();
    given(aws.run(plan));

    assertThat(why(aws.abort(plan.id())).code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
  }
}
