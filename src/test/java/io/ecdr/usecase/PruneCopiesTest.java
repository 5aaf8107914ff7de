package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupStages;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Value;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheSnapshot;

/** Retention over all copies of a backup in all Regions, and over caches of every kind. */
class PruneCopiesTest {
  private static final KeepRules ONE = KeepRules.newest(1);
  private static final BackupStages TAKEN_ONLY = new BackupStages(false, false, false, false);

  /** Lines of a backup's journal up to the snapshot that is there. */
  private static final int TAKEN = 5;

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.bucket("far", TwoRegions.HOME);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String backedUp(String cache) {
    var plan = aws.plans.backup(cache);
    done(plan);
    aws.calls.pass(Duration.ofDays(1));
    return cache + "-" + plan.id();
  }

  private void done(Plan plan) {
    var answer = aws.run(plan);
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    var report = ((Answer.Given<RunReport>) answer).report().report();
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
  }

  private void carts() {
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  private List<String> left(String id) {
    return Stream.of(
            aws.snapshots().stream(),
            aws.objects("exports").stream(),
            aws.objects("backups").stream(),
            aws.objects("far").stream())
        .flatMap(s -> s)
        .filter(name -> name.contains(id))
        .toList();
  }

  private static List<Step> steps(Plan plan) {
    return plan.lanes().stream().flatMap(l -> l.steps().stream()).toList();
  }

  @Test
  void theCopyInAnotherBucketGoesWithTheRestOfTheBackup() {
    carts();
    var old = backedUp("carts");
    done(aws.plans.copy(old, "far"));
    var fresh = backedUp("carts");
    assertThat(aws.objects("far")).hasSize(4).allMatch(key -> key.contains(old));

    var plan = aws.plans.prune("carts", ONE);

    assertThat(check(plan, "retention-" + old).observed())
        .isEqualTo("delete: no rule keeps it; snapshot, export, copy, copy");
    done(plan);
    assertThat(left(old)).isEmpty();
    assertThat(left(fresh)).hasSize(7);
    assertThat(steps(aws.plans.prune("carts", ONE))).isEmpty();
  }

  @Test
  void aMarkBesideOneCopyKeepsThemAll() {
    carts();
    var old = backedUp("carts");
    done(aws.plans.copy(old, "far"));
    backedUp("carts");
    var mark =
        aws.objects("far").stream()
            .filter(key -> key.endsWith("/manifest.json"))
            .findFirst()
            .orElseThrow()
            .replace("manifest.json", "mark.json");
    aws.ask(
        TwoRegions.HOME,
        Service.S3,
        "PutObject",
        Value.fields("Bucket", "far", "Key", mark, "Body", "{\"mark\":\"keep\"}"));

    var plan = aws.plans.prune("carts", ONE);

    assertThat(check(plan, "retention-" + old).observed()).contains("marked keep");
    assertThat(steps(plan)).isEmpty();
  }

  @Test
  void aChangeOfAnyCopySinceThePlanWasMadeLeavesTheSources() {
    carts();
    var old = backedUp("carts");
    done(aws.plans.copy(old, "far"));
    backedUp("carts");
    var plan = aws.plans.prune("carts", ONE);
    var before = left(old);
    var manifest =
        aws.objects("far").stream().filter(key -> key.endsWith("/manifest.json")).findFirst();
    aws.ask(
        TwoRegions.HOME,
        Service.S3,
        "PutObject",
        Value.fields("Bucket", "far", "Key", manifest.orElseThrow(), "Body", "{}"));

    var report = ((Answer.Given<RunReport>) aws.run(plan)).report().report();

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().toString()).contains("s3://far/", "is another one now");
    assertThat(left(old)).isEqualTo(before);
  }

  @Test
  void theSnapshotOfAnUnfinishedBackupGoesWithTheCopyThatWasMadeOfIt() {
    carts();
    var cut = aws.plans.backup("carts");
    var old = "carts-" + cut.id();
    assertThat(aws.dies(cut, TAKEN)).isTrue();
    aws.calls.pass(Duration.ofHours(1));
    assertThat(left(old)).containsExactly(old);
    var copy = aws.plans.copyOfSnapshot(old, "backups");
    done(copy);
    aws.calls.pass(Duration.ofDays(1));
    var fresh = backedUp("carts");

    var plan = aws.plans.prune("carts", ONE);

    assertThat(check(plan, "retention-carts-" + copy.id()).observed())
        .isEqualTo("delete: no rule keeps it; snapshot, export, copy");
    done(plan);
    assertThat(left(old)).isEmpty();
    assertThat(left(copy.id())).isEmpty();
    assertThat(left(fresh)).hasSize(7);
  }

  @Test
  void theCopyOfASnapshotOfSomebodyElsesGoesAndTheSnapshotStays() {
    carts();
    aws.client(TwoRegions.HOME)
        .createSnapshot(r -> r.replicationGroupId("carts").snapshotName("before-work"));
    aws.calls.pass(Duration.ofHours(1));
    var copy = aws.plans.copyOfSnapshot("before-work", "backups");
    done(copy);
    aws.calls.pass(Duration.ofDays(1));
    backedUp("carts");

    done(aws.plans.prune("carts", ONE));

    assertThat(left(copy.id())).isEmpty();
    assertThat(aws.snapshots()).contains("before-work");
  }

  @Test
  void backupsOfServerlessCachesAndOfSingleNodesGoToo() {
    aws.serverless("basket");
    aws.single("alone");
    for (var cache : List.of("basket", "alone")) {
      var old = backedUp(cache);
      var fresh = backedUp(cache);

      done(aws.plans.prune(cache, ONE));

      assertThat(left(old)).as(cache).isEmpty();
      assertThat(left(fresh)).as(cache).hasSizeGreaterThanOrEqualTo(5);
      assertThat(steps(aws.plans.prune(cache, ONE))).isEmpty();
    }
    assertThat(
            aws.client(TwoRegions.HOME)
                .describeServerlessCacheSnapshots(r -> r.serverlessCacheName("basket"))
                .serverlessCacheSnapshots())
        .hasSize(1);
  }

  @Test
  void ofServerlessMemcachedTheNewestSnapshotsStay() {
    aws.memcached("pages");
    for (int i = 0; i < 3; i++) {
      done(aws.plans.backup("pages", TAKEN_ONLY));
      aws.calls.pass(Duration.ofDays(1));
    }
    var before = pages();

    done(aws.plans.prune("pages", KeepRules.newest(2)));

    assertThat(before).hasSize(3);
    assertThat(pages()).containsExactlyInAnyOrderElementsOf(before.subList(1, 3));
    assertThat(steps(aws.plans.prune("pages", KeepRules.newest(2)))).isEmpty();
  }

  /** The snapshots of the Memcached cache, oldest first. */
  private List<String> pages() {
    return aws
        .client(TwoRegions.HOME)
        .describeServerlessCacheSnapshots(r -> r.serverlessCacheName("pages"))
        .serverlessCacheSnapshots()
        .stream()
        .sorted(Comparator.comparing(ServerlessCacheSnapshot::createTime))
        .map(ServerlessCacheSnapshot::serverlessCacheSnapshotName)
        .toList();
  }
}
