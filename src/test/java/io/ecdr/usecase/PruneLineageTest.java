package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache, what was restored of it, and which of their backups may go. */
class PruneLineageTest {
  private static final KeepRules ONE = KeepRules.newest(1);

  @TempDir Path state;
  private TwoRegions aws;
  private String first;
  private String second;

  @BeforeEach
  void backUpTwiceAndRestore() {
    aws = new TwoRegions(state);
    aws.bucket("far", TwoRegions.HOME);
    aws.bucket("there", TwoRegions.DR);
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    first = done(aws.plans.backup("carts"));
    second = done(aws.plans.backup("carts"));
    done(aws.plans.restore("carts@latest", "carts-r"));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String done(Plan plan) {
    var answer = aws.run(plan);
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    var report = ((Answer.Given<RunReport>) answer).report().report();
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
    aws.calls.pass(Duration.ofDays(1));
    return plan.lanes().get(0).cache().id() + "-" + plan.id();
  }

  /** A backup of the restored cache, to the Region where the first one was. */
  private String backUpTheRestored() {
    var request =
        new BackupRequest(
            "carts-r", TwoRegions.DR, TwoRegions.HOME, "there", "far", "ecdr", Optional.empty());
    return done(
        TwoRegions.plan(new BackupCreate(aws.surveyor(), aws::nextId, "test").plan(request)));
  }

  private void loseTheFirst() {
    aws.client(TwoRegions.HOME).deleteReplicationGroup(r -> r.replicationGroupId("carts"));
    aws.calls.pass(Duration.ofDays(1));
  }

  private static List<String> going(Plan plan) {
    return plan.lanes().stream()
        .flatMap(l -> l.steps().stream())
        .map(Step::id)
        .filter(id -> id.endsWith("/copy"))
        .map(id -> id.split("/")[1])
        .toList();
  }

  @Test
  void besideItsSourceEachKeepsFloorsOfItsOwn() {
    var restored = backUpTheRestored();

    var plan = aws.plans.prune("carts", ONE);

    assertThat(going(plan)).containsExactly(first);
    assertThat(check(plan, "retention-" + restored).observed()).contains("the newest proven");
    assertThat(check(plan, "lineage-carts").observed())
        .isEqualTo("parted, with floors of its own, from carts-r in eu-west-1");
  }

  @Test
  void onceTheSourceIsGoneTheirBackupsAreCountedAsOne() {
    var restored = backUpTheRestored();
    loseTheFirst();

    var plan = aws.plans.prune("carts", ONE);

    assertThat(going(plan)).containsExactly(first, second);
    assertThat(check(plan, "lineage-carts").observed())
        .isEqualTo("decided as one with carts-r in eu-west-1");
    done(plan);
    assertThat(aws.objects("backups")).isEmpty();
    assertThat(aws.objects("far")).isNotEmpty().allMatch(key -> key.contains(restored));
  }

  @Test
  void theSourcesLastBackupStaysWhileTheRestoredCacheHasNone() {
    loseTheFirst();

    assertThat(going(aws.plans.prune("carts", ONE))).containsExactly(first);
  }

  @Test
  void whereRetiringWouldChangeNothingTheLivingCacheIsNamed() {
    loseTheFirst();
    var request =
        new MarkRequest(
            MarkRequest.Word.RETIRE,
            "carts",
            Optional.empty(),
            TwoRegions.DR,
            "backups",
            "ecdr",
            Optional.empty());
    done(TwoRegions.plan(new BackupMark(aws.surveyor(), aws::nextId, "test").plan(request)));

    var plan = TwoRegions.plan(aws.plans.deleting(second, 1));

    assertThat(plan.lanes()).isEmpty();
    assertThat(plan.checks().get(0).hint())
        .contains("its lineage goes on in carts-r in eu-west-1")
        .doesNotContain("backup retire");
  }

  @Test
  void nothingGoesOnceTheOtherCachesNewestBackupIsGone() {
    backUpTheRestored();
    loseTheFirst();
    var plan = aws.plans.prune("carts", ONE);
    aws.objects("far").stream()
        .filter(key -> key.endsWith("/manifest.json"))
        .forEach(key -> aws.loseObject("far", key));

    var report = ((Answer.Given<RunReport>) aws.run(plan)).report().report();

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().toString()).contains("s3://far/");
    assertThat(aws.objects("backups")).hasSize(8);
  }

  @Test
  void theManifestTellsAnotherMachineWhatTheRestoredCacheGoesOnFrom() {
    backUpTheRestored();
    var request =
        new PruneRequest(
            List.of("carts-r"),
            TwoRegions.DR,
            TwoRegions.HOME,
            "far",
            "ecdr",
            ONE,
            Optional.empty());

    var plan =
        TwoRegions.plan(
            new BackupPrune(
                    aws.surveyor(),
                    new LocalOperations(state.resolve("another")),
                    aws::nextId,
                    "test")
                .plan(request));

    assertThat(check(plan, "lineage-carts-r").observed()).contains("carts in us-east-1");
  }
}
