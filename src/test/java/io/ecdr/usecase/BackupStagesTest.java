package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ProofCodec;
import io.ecdr.model.BackupStages;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.render.Page;
import io.ecdr.render.RunScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup goes as far as it is told to, and counts as what was done. */
class BackupStagesTest {

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache(
        "orders", r -> r.numNodeGroups(2).replicasPerNodeGroup(1).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Plan done(BackupStages stages) {
    var plan = aws.plans.backup("orders", stages);
    var run = ((Answer.Given<RunReport>) aws.run(plan)).report();
    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    return plan;
  }

  private List<String> objects(String bucket, Plan plan) {
    return aws.objects(bucket).stream().filter(key -> key.contains(plan.id())).toList();
  }

  private static String stages(Plan plan) {
    return plan.checks().stream()
        .filter(c -> c.id().equals("stages"))
        .map(Check::observed)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSnapshotAloneNeedsNoBucketAndCountsAsTaken() {
    var plan = done(new BackupStages(false, false, false, false));

    assertThat(aws.snapshots()).anyMatch(name -> name.contains(plan.id()));
    assertThat(objects("exports", plan)).isEmpty();
    assertThat(objects("backups", plan)).isEmpty();
    assertThat(stages(plan)).contains("taken only");
    assertThat(plan.checks()).extracting(Check::id).noneMatch(id -> id.contains("bucket"));
  }

  @Test
  void whatNobodyLookedAtMakesNoFailureGood() {
    done(BackupStages.USUAL);
    aws.calls.pass(Duration.ofDays(1));
    var failed = aws.plans.backup("orders");
    assertThat(aws.dies(failed, 4)).isTrue();
    aws.calls.pass(Duration.ofDays(1));
    done(new BackupStages(false, false, false, false));
    aws.calls.pass(Duration.ofDays(1));

    assertThat(aws.plans.prune("orders", KeepRules.newest(1)).checks())
        .filteredOn(c -> c.id().equals("frozen-orders"))
        .singleElement()
        .extracting(Check::observed)
        .asString()
        .contains("the newest backup failed: operation " + failed.id());
  }

  @Test
  void anExportAloneIsNoBackupYetAndCanBeCarriedOn() {
    var plan = done(new BackupStages(true, false, false, false));

    assertThat(objects("exports", plan)).hasSize(2).allMatch(key -> key.endsWith(".rdb"));
    assertThat(objects("backups", plan)).isEmpty();
    assertThat(stages(plan)).contains("exported only");
    var copy = aws.plans.copyOfSnapshot("orders-" + plan.id(), "backups");
    assertThat(((Answer.Given<RunReport>) aws.run(copy)).report().code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aCopyThatNobodyReadBackCountsAsCopied() {
    var plan = done(new BackupStages(true, true, false, false));

    assertThat(objects("backups", plan))
        .anyMatch(key -> key.endsWith("manifest.json"))
        .noneMatch(key -> key.endsWith("check.json"));
    assertThat(objects("exports", plan)).noneMatch(key -> key.endsWith("check.json"));
    assertThat(stages(plan)).contains("copied only");
  }

  @Test
  void theResultTellsTheBackupWhatIsProvenAndWhatToTypeNext() {
    told(
        new BackupStages(false, false, false, false),
        "proof   taken: a snapshot in the cache's Region, and nothing outside of it",
        "next    ecdr restore snapshot:ID --to us-east-1 --as orders-restored --dry-run");
    told(
        new BackupStages(true, true, false, false),
        "proof   copied: all files lie in the DR bucket; nothing of them was read back",
        "next    ecdr backup verify ID --dr-region eu-west-1 --dr-bucket backups");
    told(
        BackupStages.USUAL,
        "proof   checked: complete, of the right sizes and checksums; not every byte was read",
        "next    ecdr backup verify ID --dr-region eu-west-1 --dr-bucket backups --deep",
        "next    ecdr restore ID --region us-east-1 --to eu-west-1 --as orders"
            + " --dr-bucket backups --dry-run");
  }

  private void told(BackupStages stages, String... lines) {
    var plan = aws.plans.backup("orders", stages);
    var screen = new RunScreen(((Answer.Given<RunReport>) aws.run(plan)).report());
    var id = "orders-" + plan.id();
    var out = new StringBuilder();
    screen.print(new Page(out, false, 120));
    assertThat(out.toString().lines()).contains("backup  " + id);
    for (var line : lines) {
      assertThat(out.toString().lines()).contains(line.replace("ID", id));
    }
    var made = screen.data().list("backups").get(0);
    assertThat(made.text("id")).contains(id);
    assertThat(made.text("proof")).contains(stages.proof().word());
    assertThat(made.get("next")).isPresent();
  }

  @Test
  void theRecordGoesIntoBothBuckets() {
    var checked = record(done(BackupStages.USUAL));
    assertThat(checked.proof()).isEqualTo(Proof.CHECKED);
    assertThat(checked.rdbVersions()).isNotEmpty();

    var verified = record(done(new BackupStages(true, true, true, true)));
    assertThat(verified.proof()).isEqualTo(Proof.VERIFIED);
    assertThat(verified.reading().orElseThrow().keys()).isEqualTo(500);
    assertThat(verified.reading().orElseThrow().files()).hasSize(2);
  }

  private ProofRecord record(Plan plan) {
    var there = objects("backups", plan).stream().filter(k -> k.endsWith("/check.json")).toList();
    var here = "orders-" + plan.id() + "-check.json";
    assertThat(there).hasSize(1);
    var text = text("backups", there.get(0));
    assertThat(text("exports", here)).isEqualTo(text);
    return ProofCodec.read(text);
  }

  private String text(String bucket, String key) {
    var region = bucket.equals("backups") ? TwoRegions.DR : TwoRegions.HOME;
    var answer =
        aws.ask(region, Service.S3, "GetObject", Value.fields("Bucket", bucket, "Key", key));
    return ((Completion.Answered) answer).body().text("Body").orElseThrow();
  }

  @Test
  void killedInTheMiddleOfReadingItIsVerifiedAllTheSame() {
    int lines = 6;
    boolean died = true;
    while (died) {
      lines += 9;
      var plan = aws.plans.backup("orders", new BackupStages(true, true, true, true));
      died = aws.dies(plan, lines);
      if (died) {
        var run = ((Answer.Given<RunReport>) aws.resume(plan.id())).report();
        assertThat(run.code()).as("after %d lines", lines).isEqualTo(ExitCode.OK);
      }
      assertThat(record(plan).proof()).as("after %d lines", lines).isEqualTo(Proof.VERIFIED);
    }
    assertThat(lines).isGreaterThan(15);
  }
}
