package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.MarkRequest.Word;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.sim.engine.memory.MemoryGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention from journals and both Regions to what is deleted, through the SDK and the wire. */
class PruneTest {
  private static final KeepRules ONE = KeepRules.newest(1);
  private static final KeepRules TWO = KeepRules.newest(2);

  @TempDir Path state;
  private TwoRegions aws;
  private MemoryGroup keys;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    keys = aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static Report report(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report().report();
  }

  private static void done(Answer<RunReport> answer) {
    var report = report(answer);
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
  }

  /** Backups a day apart; their operations' ids. */
  private List<String> backUp(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var plan = aws.plans.backup("carts");
      done(aws.run(plan));
      ids.add(plan.id());
      aws.calls.pass(Duration.ofDays(1));
    }
    return ids;
  }

  private List<String> everything() {
    return Stream.of(
            aws.snapshots().stream().filter(s -> !s.startsWith("automatic")),
            aws.objects("exports").stream(),
            aws.objects("backups").stream())
        .flatMap(s -> s)
        .toList();
  }

  private List<String> of(List<String> ids) {
    return everything().stream().filter(n -> ids.stream().anyMatch(n::contains)).toList();
  }

  private static List<Step> steps(Plan plan) {
    return plan.lanes().stream().flatMap(l -> l.steps().stream()).toList();
  }

  @Test
  void deletesExactlyWhatThePlanShows() {
    var ids = backUp(4);
    var kept = of(ids.subList(2, 4));
    var before = everything();

    var plan = aws.plans.prune("carts", TWO);
    var shown =
        steps(plan).stream()
            .flatMap(
                s ->
                    s instanceof Step.Act act
                        ? Stream.of(act.call())
                        : ((Step.Local) s).mayCall().stream())
            .filter(c -> c.action().startsWith("Delete"))
            .map(c -> c.parameters().text("Key").or(() -> c.parameters().text("SnapshotName")))
            .map(name -> name.orElseThrow())
            .sorted()
            .toList();
    int planned = aws.calls.sent().size();
    assertThat(aws.calls.changes()).noneMatch(action -> action.startsWith("Delete"));
    done(aws.run(plan));

    var deleted =
        aws.calls.sent().stream()
            .skip(planned)
            .map(VirtualCalls.Sent::call)
            .filter(c -> c.action().startsWith("Delete"))
            .map(c -> c.parameters().text("Key").or(() -> c.parameters().text("SnapshotName")))
            .map(name -> name.orElseThrow())
            .sorted()
            .toList();
    assertThat(deleted).isEqualTo(shown).hasSize(14);
    assertThat(everything()).isEqualTo(kept).hasSize(before.size() - 14);
    assertThat(steps(aws.plans.prune("carts", TWO))).isEmpty();
  }

  @Test
  void saysWhyEachBackupStaysOrGoes() {
    var ids = backUp(3);

    var plan = aws.plans.prune("carts", ONE);

    assertThat(check(plan, "retention-carts").observed())
        .startsWith("1 kept, 0 blocked, 2 go: 6 items, ");
    assertThat(check(plan, "retention-carts-" + ids.get(2)).observed())
        .isEqualTo("keep: the newest proven backup; keep-last: number 1 of 1");
    assertThat(check(plan, "retention-carts-" + ids.get(0)).observed())
        .isEqualTo("delete: no rule keeps it; snapshot, export, copy");
  }

  @Test
  void theSourcesGoFirstThenTheManifestAndTheRecordOfTheCheckLast() {
    backUp(2);
    done(aws.run(aws.plans.prune("carts", ONE)));

    var names =
        aws.calls.sent().stream()
            .map(VirtualCalls.Sent::call)
            .filter(c -> c.action().startsWith("Delete"))
            .map(c -> c.parameters().text("Key").orElse("snapshot"))
            .map(key -> key.substring(key.lastIndexOf('/') + 1))
            .toList();
    assertThat(names).hasSize(7);
    assertThat(names.get(0)).isEqualTo("snapshot");
    assertThat(names.get(1)).endsWith("-0001.rdb");
    assertThat(names.get(2)).endsWith("-check.json");
    assertThat(names.subList(3, 5)).containsExactly("manifest.json", "0001.rdb");
    assertThat(names.subList(5, 7)).containsExactlyInAnyOrder("manifest.json.sha256", "check.json");
  }

  @Test
  void aBackupThatShrankFreezesTheLineage() {
    backUp(3);
    keys.clear();
    var last = backUp(1).get(0);

    var plan = aws.plans.prune("carts", ONE);

    assertThat(steps(plan)).isEmpty();
    assertThat(check(plan, "frozen-carts").verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(check(plan, "frozen-carts").observed()).contains("carts-" + last + " is suspect");
    assertThat(check(plan, "frozen-carts").hint())
        .contains("ecdr backup accept carts-" + last + " --dr-region eu-west-1 --dr-bucket ");
    assertThat(aws.run(plan)).isInstanceOf(Answer.Rejected.class);
    theyTellOfIt("carts-" + last);
  }

  @Test
  void aBackupThatShrankIsPassedOverWhereAProvenOneIsAskedFor() {
    var good = backUp(2).get(1);
    keys.clear();
    var last = "carts-" + backUp(1).get(0);
    done(aws.run(aws.plans.verify(true)));

    assertThat(restored("carts@latest-proven")).contains("/carts-" + good + "/");
    assertThat(restored("carts@latest-verified")).contains("/carts-" + good + "/");
    assertThat(rehearsed()).startsWith("carts-" + good);
    var row = status();
    assertThat(row.newestProven().orElseThrow().id()).isEqualTo("carts-" + good);
    assertThat(row.recoveryPointAge().orElseThrow()).isGreaterThan(Duration.ofDays(2));
    assertThat(row.newer().orElseThrow().newest().id()).isEqualTo(last);
    assertThat(row.newer().orElseThrow().suspect()).isPresent();
    assertThat(row.next())
        .isEqualTo("ecdr backup inspect " + last + " --dr-region eu-west-1 --dr-bucket backups");
    put("ecdr/111122223333/us-east-1/replication-group/carts/" + last + "/accepted.json", "{}");
    assertThat(restored("carts@latest-verified")).contains("/" + last + "/");
    assertThat(rehearsed()).startsWith(last);
    assertThat(status().newestProven().orElseThrow().id()).isEqualTo(last);
    assertThat(status().newer()).isEmpty();
  }

  private StatusReport.CacheStatus status() {
    var request =
        new StatusRequest(
            List.of("carts"),
            TwoRegions.HOME,
            Optional.of(TwoRegions.DR),
            Optional.of("backups"),
            "ecdr");
    var answer = (Answer.Given<StatusReport>) new Status(aws.surveyor()).read(request);
    return answer.report().caches().get(0);
  }

  private String restored(String reference) {
    return aws.plans.restore(reference, "carts-new", "cache.r6g.large").lanes().toString();
  }

  private String rehearsed() {
    var restore =
        RestoreRequest.of(DrillRestoreRequest.ANY, TwoRegions.DR, "", "backups")
            .with(BackupPlans.PRIVATE);
    var request = new DrillRestoreRequest(restore, Duration.ofHours(2));
    var plan =
        TwoRegions.plan(new DrillRestore(aws.surveyor(), aws::nextRealId, "test").plan(request));
    return check(plan, "drill-backup").observed();
  }

  @Test
  void whatIsSaidOfABackupAlreadyIsNotSaidAgain() {
    var ids = backUp(2);

    saidOnce(Word.ACCEPT, "carts@oldest");
    assertThat(aws.objects("backups"))
        .filteredOn(key -> key.endsWith("/accepted.json"))
        .singleElement()
        .asString()
        .contains(ids.get(0));
    saidOnce(Word.KEEP, "carts@latest");
    assertThat(check(aws.plans.prune("carts", ONE), "retention-carts-" + ids.get(1)).observed())
        .contains("marked keep");
    saidOnce(Word.RELEASE, "carts");
    saidOnce(Word.RETIRE, "carts");
    saidOnce(Word.KEEP, "carts@latest-proven");
  }

  private void saidOnce(Word word, String target) {
    var first = mark(word, target);
    assertThat(steps(first)).as("%s %s", word, target).isNotEmpty();
    done(aws.run(first));
    var second = mark(word, target);
    assertThat(second.lanes()).as("%s %s again", word, target).isEmpty();
    done(aws.run(second));
  }

  private Plan mark(Word word, String target) {
    var request =
        new MarkRequest(
            word, target, Optional.empty(), TwoRegions.DR, "backups", "ecdr", Optional.empty());
    return TwoRegions.plan(new BackupMark(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** List and verify tell of the suspect, of no other, and not of one that was accepted. */
  private void theyTellOfIt(String suspect) {
    assertThat(suspects(aws.plans.verify(false))).containsExactly("suspect-" + suspect);
    assertThat(suspects(aws.plans.verify(false, suspect))).containsExactly("suspect-" + suspect);
    assertThat(listed().suspects()).containsOnlyKeys(suspect);
    assertThat(listed().notes())
        .singleElement()
        .asString()
        .matches(
            ".*backup accept (carts-)?" + suspect + " --dr-region eu-west-1 --dr-bucket \\S+.*");
    put("ecdr/111122223333/us-east-1/replication-group/carts/" + suspect + "/accepted.json", "{}");
    assertThat(suspects(aws.plans.verify(false))).isEmpty();
    assertThat(listed().suspects()).isEmpty();
  }

  private static List<String> suspects(Plan plan) {
    return plan.checks().stream().map(Check::id).filter(id -> id.startsWith("suspect-")).toList();
  }

  private BackupListReport listed() {
    var request =
        new BackupListRequest(Optional.empty(), Optional.empty(), TwoRegions.DR, "backups", "ecdr");
    return ((Answer.Given<BackupListReport>)
            new BackupList(aws.surveyor(), aws.operations).read(request))
        .report();
  }

  @Test
  void nothingGoesWhileTheNewestBackupFails() {
    backUp(3);
    var failed = aws.plans.backup("carts");
    assertThat(aws.dies(failed, 4)).isTrue();
    aws.calls.pass(Duration.ofDays(1));

    assertThat(check(aws.plans.prune("carts", ONE), "frozen-carts").observed())
        .contains("the newest backup failed: operation " + failed.id());
    backUp(1);
    assertThat(steps(aws.plans.prune("carts", ONE))).isNotEmpty();
  }

  @Test
  void aSnapshotWithoutTheOperationsTagIsLeft() {
    var ids = backUp(2);
    var client = aws.client(TwoRegions.HOME);
    var snapshot =
        client.describeSnapshots(r -> r.snapshotName("carts-" + ids.get(0))).snapshots().get(0);
    client.removeTagsFromResource(r -> r.resourceName(snapshot.arn()).tagKeys("ecdr:operation"));

    var plan = aws.plans.prune("carts", ONE);
    done(aws.run(plan));

    assertThat(check(plan, "retention-carts-" + ids.get(0)).observed())
        .contains("export, copy; stays: snapshot is not surely ours: it does not carry the tag");
    assertThat(of(ids.subList(0, 1))).containsExactly("carts-" + ids.get(0));
  }

  @Test
  void whatChangedSinceThePlanWasMadeIsLeft() {
    var ids = backUp(2);
    var plan = aws.plans.prune("carts", ONE);
    var before = everything();
    put(
        "ecdr/111122223333/us-east-1/replication-group/carts/carts-" + ids.get(0) + "/mark.json",
        "{\"mark\":\"keep\"}");

    var report = report(aws.run(plan));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().toString()).contains("mark.json is there now");
    assertThat(everything()).containsAll(before);
  }

  @Test
  void nothingGoesOnceTheNewestProvenBackupIsGone() {
    var ids = backUp(2);
    var plan = aws.plans.prune("carts", ONE);
    var folder = "ecdr/111122223333/us-east-1/replication-group/carts/carts-" + ids.get(1) + "/";
    aws.calls.submit(
        call("DeleteObject", Value.fields("Bucket", "backups", "Key", folder + "manifest.json")));
    aws.calls.next(Duration.ofSeconds(60));
    var before = everything();

    assertThat(report(aws.run(plan)).code()).isEqualTo(ExitCode.FAILED);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aMarkThatKeepsIsHonouredWhateverElseItSays() {
    var ids = backUp(3);
    var folder = "ecdr/111122223333/us-east-1/replication-group/carts/carts-" + ids.get(0) + "/";
    put(folder + "mark.json", "{\"mark\":\"what a later version may write\"}");

    var plan = aws.plans.prune("carts", ONE);
    done(aws.run(plan));

    assertThat(check(plan, "retention-carts-" + ids.get(0)).observed()).contains("marked keep");
    assertThat(of(ids.subList(0, 1))).hasSize(8);
    assertThat(of(ids.subList(1, 2))).isEmpty();
  }

  @Test
  void killedAtAnyMomentAndResumedExactlyTheSameIsLeft() {
    var random = new Random(7);
    for (int round = 1; round <= 8; round++) {
      var ids = backUp(2);
      var plan = aws.plans.prune("carts", ONE);
      int kills = 0;
      Answer<RunReport> answer = null;
      while (answer == null) {
        aws.calls.killAt(
            kills < 4
                ? aws.calls.instant().plusMillis(random.nextInt(60_000))
                : aws.calls.instant().plus(Duration.ofDays(1)));
        try {
          answer = kills == 0 ? aws.run(plan) : aws.resume(plan.id());
        } catch (VirtualCalls.Killed e) {
          kills++;
          aws.calls.restart();
        }
      }
      aws.calls.killAt(Instant.MAX);
      done(answer);
      assertThat(everything())
          .as("seed 7, round %d, %d kills", round, kills)
          .isEqualTo(of(ids.subList(1, 2)))
          .hasSize(7);
    }
  }

  private static Call call(String action, Value.Fields parameters) {
    return new Call(Service.S3, action, TwoRegions.DR, "http://in-process.invalid", parameters);
  }

  private void put(String key, String text) {
    aws.calls.submit(
        call("PutObject", Value.fields("Bucket", "backups", "Key", key, "Body", text)));
    assertThat(aws.calls.next(Duration.ofSeconds(60)).orElseThrow().completion())
        .isInstanceOf(Completion.Answered.class);
  }
}
