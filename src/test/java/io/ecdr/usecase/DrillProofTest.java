package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.port.DataReading.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsed restore says about the backup that it was of. */
class DrillProofTest {

  private static final Duration USUAL = Duration.ofHours(2);

  @TempDir Path state;
  private TwoRegions aws;
  private String backup;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache("carts", r -> {});
    backup = backUp();
    runs(aws.plans.verify(true, backup), ExitCode.OK);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String backUp() {
    var plan = aws.plans.backup("carts");
    runs(plan, ExitCode.OK);
    aws.calls.pass(Duration.ofMinutes(10));
    return "carts-" + plan.id();
  }

  private RunReport runs(Plan plan, ExitCode code) {
    return ends(aws.run(plan), code);
  }

  private static RunReport ends(Answer<RunReport> answer, ExitCode code) {
    var run = ((Answer.Given<RunReport>) answer).report();
    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(code);
    return run;
  }

  private Plan drill() {
    return aws.plans.drill(backup, USUAL);
  }

  private BackupRecord listed() {
    var request =
        new BackupListRequest(
            Optional.empty(), Optional.empty(), TwoRegions.DR, "backups", "ecdr", Optional.empty());
    var answer = new BackupList(aws.surveyor(), aws.operations).read(request);
    return ((Answer.Given<BackupListReport>) answer)
        .report().backups().stream().filter(b -> b.id().equals(backup)).findFirst().orElseThrow();
  }

  private int groups() {
    return aws.client(TwoRegions.DR).describeReplicationGroups(r -> {}).replicationGroups().size();
  }

  /** Ten keys that do not expire are missing. */
  private static Content fewer(Content seen) {
    return new Content(seen.shards(), seen.keys() - 10, seen.expiring(), 0, 0, 0, seen.longest());
  }

  private static Content evicting(Content seen) {
    return new Content(seen.shards(), seen.keys() - 10, seen.expiring(), 10, 0, 0, seen.longest());
  }

  @Test
  void dataThatDiffersTakesBackWhatWasProvenUntilADrillKnowsBetter() {
    aws.dataIsRead(seen -> seen);
    runs(drill(), ExitCode.OK);
    assertThat(listed().proof()).isEqualTo(Proof.RESTORED);

    aws.dataIsRead(DrillProofTest::fewer);
    var plan = drill();
    var run = runs(plan, ExitCode.VERIFICATION_FAILED);

    assertThat(groups()).isZero();
    assertThat(run.resume()).isEmpty();
    assertThat(run.report().lanes().toString()).contains(backup + " is not proven any more");
    var failure = listed().record().flatMap(ProofRecord::failure).orElseThrow();
    assertThat(failure.operation()).isEqualTo(plan.id());
    assertThat(failure.means()).isEqualTo(ProofRecord.Means.RESTORE);
    assertThat(failure.faults())
        .singleElement()
        .satisfies(f -> assertThat(f.words()).contains("490 keys", "at least 500"));
    assertThat(listed().proof()).isEqualTo(Proof.COPIED);
    assertThat(listed().proven()).isEmpty();
    assertThat(latestVerified()).isEqualTo(ExitCode.NOT_FOUND);
    restoreIsRefusedUnlessOverridden();

    for (boolean deep : new boolean[] {false, true}) {
      var told = runs(aws.plans.verify(deep, backup), ExitCode.VERIFICATION_FAILED);
      assertThat(told.report().lanes().toString()).contains("ecdr drill restore " + backup);
      assertThat(listed().proof()).as("deep %s", deep).isEqualTo(Proof.COPIED);
    }
    aws.dataIsRead(seen -> seen);
    runs(drill(), ExitCode.OK);
    assertThat(listed().proof()).isEqualTo(Proof.RESTORED);
    assertThat(listed().record().flatMap(ProofRecord::failure)).isEmpty();
  }

  /** It names when, what is wrong, and the newest that is better. */
  private void restoreIsRefusedUnlessOverridden() {
    var better = backUp();
    var plan = aws.plans.restore(backup, "back");
    var check = plan.checks().stream().filter(c -> c.id().equals("backup-proof")).findFirst();

    assertThat(plan.blockers()).contains(check.orElseThrow());
    assertThat(check.get().observed())
        .contains(backup + " failed", "490 keys")
        .contains(listed().record().flatMap(ProofRecord::failure).orElseThrow().at().toString());
    assertThat(check.get().hint()).endsWith(better);
    assertThat(check.get().acceptedBy()).contains("--override backup-proof");
    assertThat(aws.plans.copy(backup, "exports").blockers())
        .as("a copy would hide it")
        .anySatisfy(
            c -> {
              assertThat(c.id()).isEqualTo("source-proof");
              assertThat(c.observed()).contains("490 keys");
            });
    assertThat(drill().blockers()).as("it may still be rehearsed").isEmpty();
  }

  @Test
  void aCopyOfBytesThatTheManifestDoesNotVouchForIsNoBackup() {
    aws.bucket("second", TwoRegions.HOME);
    var file = listed().manifest().shards().get(0);
    aws.ask(
        TwoRegions.DR,
        Service.S3,
        "PutObject",
        Value.fields("Bucket", "backups", "Key", file.key())
            .with("Body", "x".repeat((int) file.bytes())));

    var run = runs(aws.plans.copy(backup, "second"), ExitCode.VERIFICATION_FAILED);

    assertThat(run.report().lanes().toString())
        .contains("not what the backup's manifest says", file.checksum().orElseThrow());
    assertThat(aws.objects("second")).noneMatch(key -> key.endsWith("manifest.json"));
  }

  private ExitCode latestVerified() {
    var planned =
        new Restore(aws.surveyor(), aws::nextId, "test")
            .plan(RestoreRequest.of("carts@latest-verified", TwoRegions.DR, "back", "backups"));
    return planned instanceof Planned.Rejected rejected ? rejected.why().code() : ExitCode.OK;
  }

  @Test
  void pruningDoesNotCountOnABackupThatADrillFoundWrong() {
    var older = backup;
    backup = backUp();
    runs(aws.plans.verify(true, backup), ExitCode.OK);
    assertThat(aws.plans.prune("carts", KeepRules.newest(1)).lanes().toString()).contains(older);

    aws.dataIsRead(DrillProofTest::fewer);
    runs(drill(), ExitCode.VERIFICATION_FAILED);

    assertThat(aws.plans.prune("carts", KeepRules.newest(1)).lanes().toString())
        .doesNotContain(older);
  }

  @Test
  void keysThatANodeThrewOutSayNothingOfTheBackup() {
    aws.dataIsRead(DrillProofTest::evicting);

    var run = runs(drill(), ExitCode.VERIFICATION_FAILED);

    assertThat(run.report().lanes().toString()).contains("that says nothing of backup " + backup);
    assertThat(listed().proof()).isEqualTo(Proof.VERIFIED);
    assertThat(groups()).isZero();
  }

  @Test
  void dataThatNobodyComparedProvesNothingAndThatIsTold() {
    var before = listed();

    var dark = runs(drill(), ExitCode.INCOMPLETE);

    assertThat(dark.report().lanes().toString())
        .contains("whether the data came back is not known", "nothing was written about backup");
    assertThat(listed()).isEqualTo(before);
    assertThat(groups()).isZero();
    backup = backUp();
    aws.dataIsRead(seen -> seen);
    assertThat(runs(drill(), ExitCode.INCOMPLETE).report().lanes().toString())
        .contains("nobody counted what the backup holds", "--inspect");
    assertThat(listed().proof()).isEqualTo(Proof.CHECKED);
  }

  @Test
  void killedAfterAnyLineItEndsWithWhatWasFound() {
    aws.dataIsRead(DrillProofTest::fewer);
    int lines = 0;
    boolean died;
    do {
      lines += 4;
      var plan = drill();
      died = aws.dies(plan, lines);
      if (died) {
        ends(aws.resume(plan.id()), ExitCode.VERIFICATION_FAILED);
      }
      assertThat(groups()).as("after %d lines", lines).isZero();
      assertThat(listed().proof()).as("after %d lines", lines).isEqualTo(Proof.COPIED);
    } while (died);
    assertThat(lines).isGreaterThan(8);
  }

  @Test
  void aRecordThatIsWrittenMeanwhileIsReadAgain() {
    aws.dataIsRead(DrillProofTest::fewer);
    aws.breakWith("lose-answer", "PutObject", "--after-effect", "--times", "1");

    var run = runs(drill(), ExitCode.VERIFICATION_FAILED);

    assertThat(run.report().lanes().toString()).contains("is not proven any more");
    assertThat(listed().record().flatMap(ProofRecord::failure)).isPresent();
  }
}
