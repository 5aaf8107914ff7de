package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.s3.BucketPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** Retention as it is typed. */
class PruneTypedTest {

  private static final String PLACE = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String BACKUP = "backup create orders --bucket exports --yes" + PLACE;
  private static final String PRUNE = "backup prune orders --keep-last 1" + PLACE;

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void makeTwoBackups() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=orders ReplicationGroupDescription=orders Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
                + " AutomaticFailoverEnabled=true",
            "sim wait orders --region us-east-1",
            BACKUP,
            BACKUP)) {
      done(line);
    }
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    Schemas.fitsOutput(line, ended.out());
    return ended;
  }

  private List<String> backups() {
    return done("backup list --dr-region eu-west-1 --dr-bucket dr-eu -o json")
        .data()
        .list("backups")
        .stream()
        .map(b -> b.text("id").orElseThrow())
        .toList();
  }

  private List<String> objects() {
    List<String> all = new ArrayList<>();
    for (var bucket : List.of("exports --region us-east-1", "dr-eu --region eu-west-1")) {
      all.addAll(
          done("sim objects " + bucket).out().lines().filter(l -> l.contains("orders")).toList());
    }
    return all;
  }

  @Test
  void withoutYesItOnlyShowsWhatWouldGoAndWhyTheRestStays() {
    var before = objects();

    var shown = done(PRUNE);

    assertThat(shown.out())
        .contains("1 kept, 0 blocked, 1 go: 3 items")
        .contains("no rule keeps it; snapshot, export, copy")
        .contains("the newest proven backup")
        .contains("Delete snapshot orders-")
        .contains("Dry run: nothing was sent that changes anything.");
    assertThat(shown.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(done(PRUNE + " --dry-run --yes").sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(objects()).isEqualTo(before);
    assertThat(backups()).hasSize(2);
  }

  @Test
  void withYesTheOlderOneIsGoneAndASecondTimeThereIsNothingToDo() {
    var newest = backups().get(0);

    done(PRUNE + " --yes");

    assertThat(backups()).containsExactly(newest);
    assertThat(objects()).isNotEmpty().allMatch(line -> line.contains(newest));
    assertThat(done(PRUNE + " --yes").sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void whatObjectLockHoldsIsKeptUntilItsDateAndThatIsNoFailure() {
    var before = objects();
    lockCopiesFor(30);

    var shown = done(PRUNE + " --yes");

    assertThat((shown.out() + shown.err()).replaceAll("\\s+", " "))
        .containsPattern("kept until \\d{4}-\\d\\d-\\d\\d by Object Lock \\(COMPLIANCE\\)");
    assertThat(shown.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(objects()).isEqualTo(before);
    assertThat(done("backup bucket --region eu-west-1 --name dr-eu --dry-run").out())
        .contains("what is written is kept for 30 days (COMPLIANCE)");
  }

  private void lockCopiesFor(int days) {
    var settings = simulator.world().s3().find("dr-eu").orElseThrow().settings();
    settings.versioning("Enabled");
    settings.lock(
        ObjectLockConfiguration.builder()
            .objectLockEnabled(ObjectLockEnabled.ENABLED)
            .rule(
                rule ->
                    rule.defaultRetention(
                        r -> r.mode(ObjectLockRetentionMode.COMPLIANCE).days(days)))
            .build());
  }

  /** A bucket with what ElastiCache may do there, and another account may read. */
  private void policy(String bucket, String reader) {
    String text =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":{"Service":"eu-west-1.elasticache-snapshot.amazonaws.com"},
          "Action":["s3:GetObject","s3:ListBucket","s3:GetBucketAcl"],
          "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"]},
         {"Effect":"Allow","Principal":{"AWS":"%2$s"},"Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::%1$s/*"}]}
        """
            .formatted(bucket, reader);
    var settings = simulator.world().s3().find(bucket).orElseThrow().settings();
    settings.policy(Optional.of(BucketPolicy.parse(text, bucket)));
  }

  @Test
  void theCopyInAnotherAccountsBucketGoesWithItsOwnCredentials() {
    var other = "444455556666";
    simulator.world().s3().create("vault", "eu-west-1", other, Instant.now());
    policy("vault", other);
    policy("dr-eu", other);
    var oldest = backups().get(1);
    done(
        "backup copy %s --dr-region eu-west-1 --dr-bucket dr-eu --to eu-west-1=vault --yes"
                .formatted(oldest)
            + " --dr-profile "
            + other);

    var pruned = done(PRUNE + " --yes");

    assertThat(pruned.out()).contains("Delete backup " + oldest + " from bucket vault, for good");
    assertThat(pruned.wire())
        .filteredOn(w -> w.path().startsWith("/vault/"))
        .isNotEmpty()
        .allMatch(w -> w.expectedOwner().equals(other));
    var again = done(PRUNE + " --yes");
    assertThat(again.out()).doesNotContain(oldest);
    assertThat(again.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aSavedPlanIsAppliedOnce() {
    var file = folder.resolve("prune.json");
    done("plan " + PRUNE + " --out " + file);
    assertThat(done("show " + file).out()).contains("for good");

    done("apply " + file + " --yes");
    var again = ended("apply " + file + " --yes", 14);

    assertThat(again.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(backups()).hasSize(1);
  }

  @Test
  void oneBackupIsDeletedByItsNameAndTheNewestIsRefused() {
    var delete = "backup delete %s --dr-region eu-west-1 --dr-bucket dr-eu";
    var newest = backups().get(0);
    var oldest = backups().get(1);

    var refused = ended(delete.formatted(newest) + " --yes", 11);
    assertThat(refused.err() + refused.out()).contains("the newest proven backup");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    var shown = done(delete.formatted(oldest));
    assertThat(shown.out()).contains("Delete snapshot " + oldest, "Dry run: nothing was sent");
    assertThat(shown.sent()).allMatch(RecordingHttp.Sent::readsOnly);

    var file = folder.resolve("delete.json");
    done("plan " + delete.formatted(oldest) + " --out " + file);
    done("apply " + file + " --yes");

    assertThat(backups()).containsExactly(newest);
    assertThat(objects()).isNotEmpty().allMatch(line -> line.contains(newest));
    ended("apply " + file + " --yes", 14);
    ended(delete.formatted(oldest) + " --yes", 30);
  }

  @Test
  void aSavedPlanIsRefusedOnceThereIsANewerBackup() {
    var file = folder.resolve("prune.json");
    done("plan " + PRUNE + " --out " + file);
    done(BACKUP);

    ended("apply " + file + " --yes", 14);

    assertThat(backups()).hasSize(3);
  }

  @Test
  void aListShowsWhatRetentionWouldDo() {
    var list = "backup list --keep-last 1 --dr-region eu-west-1 --dr-bucket dr-eu";

    var shown = done(list);
    assertThat(shown.out().lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 100);
    assertThat(shown.out()).contains("  keep: the newest proven backup", "  delete: no rule keeps");
    assertThat(done(list + " --wide").out())
        .contains("RETENTION", "keep (newest-proven)", "delete (unwanted)")
        .doesNotContain("suspect");
    assertThat(shown.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    var data = done(list + " -o json").data().list("backups");
    assertThat(data)
        .extracting(b -> b.fields("retention").text("verdict").orElse(""))
        .containsExactly("keep", "delete");
    assertThat(data.get(1).fields("retention").list("reasons").get(0).text("words"))
        .contains("no rule keeps it");

    operator.types("sim fault region-dark us-east-1");
    var dark = operator.types(list);
    operator.types("sim fault clear");
    assertThat(dark.out()).contains("unknown");
    assertThat(dark.err() + dark.out()).contains("what retention would do to backups of us-east-1");
  }

  @Test
  void whatIsMarkedStaysUntilItIsReleased() {
    var oldest = backups().get(1);
    done("backup keep " + oldest + " --dr-region eu-west-1 --dr-bucket dr-eu --yes");

    assertThat(done(PRUNE).out()).contains("marked keep");
    done(PRUNE + " --yes");
    assertThat(backups()).hasSize(2);

    done("backup release " + oldest + " --dr-region eu-west-1 --dr-bucket dr-eu --yes");
    done(PRUNE + " --yes");
    assertThat(backups()).hasSize(1);
    assertThat(objects()).noneMatch(line -> line.contains(oldest));
  }

  @Test
  void whatIsRetiredGoesUnlessAFloorHoldsIt() {
    done("backup retire " + backups().get(1) + " --dr-region eu-west-1 --dr-bucket dr-eu --yes");
    done("backup retire " + backups().get(0) + " --dr-region eu-west-1 --dr-bucket dr-eu --yes");

    done(PRUNE.replace("--keep-last 1", "--keep-last 9") + " --yes");

    assertThat(backups()).hasSize(1);
  }

  @Test
  void theLastOfADeletedCacheGoesOnlyOnceItIsRetired() {
    done(
        "sim call elasticache DeleteReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupId=orders");
    operator.types("sim wait orders --region us-east-1");
    done(PRUNE + " --yes");
    assertThat(backups()).hasSize(1);

    done("backup retire orders --dr-region eu-west-1 --dr-bucket dr-eu --yes");
    done(PRUNE + " --yes");

    assertThat(backups()).isEmpty();
    assertThat(objects()).hasSize(1).allMatch(line -> line.contains("retired.json"));
  }

  @Test
  void marksAreOnlyShownInADryRunAndNeedAYes() {
    var keep = "backup keep " + backups().get(0) + " --dr-region eu-west-1 --dr-bucket dr-eu";

    assertThat(done(keep + " --dry-run --yes").sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(ended(keep, 13).sent()).allMatch(RecordingHttp.Sent::readsOnly);
    ended("backup accept orders --dr-region eu-west-1 --dr-bucket dr-eu --yes", 2);
    ended("backup keep nothing --dr-region eu-west-1 --dr-bucket dr-eu --yes", 30);
  }

  @Test
  void whatAnotherMachineMadeIsLeft() {
    var other = new Operator(simulator.endpoint(), folder.resolve("other"));

    var shown = other.types(PRUNE + " --yes");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.err() + shown.out()).contains("no journal here tells who made it");
    assertThat(shown.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(backups()).hasSize(2);
  }
}
