package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.render.BackupListScreen;
import io.ecdr.render.BackupShowScreen;
import io.ecdr.render.Page;
import io.ecdr.render.RunScreen;
import io.ecdr.render.Screen;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are verified through the planner, the executor, the SDK and the wire. */
class VerifyTest {

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

  private static Report report(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report().report();
  }

  private String backUp() {
    var plan = aws.plans.backup("orders");
    done(plan);
    aws.calls.pass(Duration.ofHours(1));
    return "orders-" + plan.id();
  }

  private void done(Plan plan) {
    var report = report(aws.run(plan));
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
  }

  private Value.Fields row(String id) {
    return new BackupListScreen(list())
        .data().list("backups").stream()
            .filter(b -> b.text("id").equals(Optional.of(id)))
            .findFirst()
            .orElseThrow();
  }

  private BackupRecord listed(String id) {
    return list().backups().stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
  }

  private BackupListReport list() {
    var request =
        new BackupListRequest(
            Optional.empty(), Optional.empty(), TwoRegions.DR, "backups", "ecdr", Optional.empty());
    var answer = new BackupList(aws.surveyor(), aws.operations).read(request);
    return ((Answer.Given<BackupListReport>) answer).report();
  }

  private static String folder(String id) {
    return "ecdr/111122223333/us-east-1/replication-group/orders/" + id + "/";
  }

  private Completion send(String action, Value.Fields parameters) {
    var all = parameters.with("Bucket", "backups");
    aws.calls.submit(new Call(Service.S3, action, TwoRegions.DR, "http://in-process.invalid", all));
    return aws.calls.next(Duration.ofSeconds(60)).orElseThrow().completion();
  }

  @Test
  void everyByteIsReadAndTheProofGoesIntoBothBuckets() {
    var id = backUp();
    assertThat(listed(id).proof()).isEqualTo(Proof.CHECKED);

    done(aws.plans.verify(true, "orders@latest"));

    var found = listed(id);
    assertThat(found.proof()).isEqualTo(Proof.VERIFIED);
    var reading = found.record().flatMap(ProofRecord::reading).orElseThrow();
    assertThat(reading.files()).hasSize(2);
    assertThat(reading.keys()).isEqualTo(500);
    assertThat(reading.expiring()).isEqualTo(167);
    assertThat(reading.goneBy(aws.calls.instant())).isZero();
    assertThat(reading.goneBy(aws.calls.instant().plus(Duration.ofDays(4)))).isEqualTo(167);
    assertThat(aws.objects("exports")).contains(id + "-check.json");
    assertThat(row(id).fields("read").number("keys")).contains(500L);
    assertThat(row(id).fields("read").number("expiring")).contains(167L);
    assertThat(row(id).text("failed")).isEmpty();
    done(aws.plans.verify(false, id));
    assertThat(listed(id).proof())
        .as("a lesser check takes nothing back")
        .isEqualTo(Proof.VERIFIED);
  }

  @Test
  void anObjectThatWasOverwrittenIsFoundAndTheOldProofIsGone() {
    var id = backUp();
    done(aws.plans.verify(true, id));
    send("PutObject", Value.fields("Key", folder(id) + "0002.rdb", "Body", "REDIS0010 nonsense"));

    for (boolean deep : new boolean[] {false, true}) {
      var report = report(aws.run(aws.plans.verify(deep, id)));
      assertThat(report.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
      assertThat(report.lanes().toString()).contains(folder(id) + "0002.rdb at byte ");
      assertThat(listed(id).proof()).isEqualTo(Proof.COPIED);
      assertThat(listed(id).proven()).isEmpty();
      assertThat(row(id).text("failed").orElse("")).contains("0002.rdb at byte ");
      assertThat(row(id).get("read")).isEmpty();
    }
    var shown = screen(id);
    assertThat(shown.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(text(shown)).contains("copied (failed)", "failed").doesNotContain("ecdr restore");
  }

  @Test
  void showOffersToRestoreOnlyWhatIsProven() {
    var id = backUp();
    assertThat(text(screen(id)))
        .contains("checked: complete, of the right sizes")
        .contains(
            "next: ecdr restore "
                + id
                + " --region us-east-1 --to eu-west-1 --as orders --dr-bucket backups --dry-run");

    aws.loseObject("backups", folder(id) + "check.json");
    assertThat(text(screen(id)))
        .contains("there, not checked")
        .contains("next: ecdr backup verify " + id + " --dr-region eu-west-1 --dr-bucket backups");
  }

  private BackupShowScreen screen(String id) {
    var request = new BackupShowRequest(id, Optional.empty(), TwoRegions.DR, "backups", "ecdr");
    var answer = new BackupShow(aws.surveyor()).read(request);
    return new BackupShowScreen(((Answer.Given<BackupShowReport>) answer).report());
  }

  private static String text(Screen screen) {
    var out = new StringBuilder();
    screen.print(new Page(out, false, 200));
    return out.toString();
  }

  @Test
  void aFileWrittenAgainInTheSameSizeIsNotRestored() {
    var id = backUp();
    var shard = listed(id).manifest().shards().get(1);
    var body = "REDIS0010" + "x".repeat((int) shard.bytes() - 9);
    var file = Value.fields("Key", shard.key(), "Body", body);

    send("PutObject", file.with("ChecksumAlgorithm", "CRC32"));
    assertThat(files(id).observed()).contains("0002.rdb: the object was written again since");
    assertThat(files(id).verdict()).isEqualTo(Check.Verdict.FAIL);
  }

  private Check files(String id) {
    return aws.plans.restore(id, "back").checks().stream()
        .filter(c -> c.id().equals("files"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsWrongIsToldWithWhatHelpsAndNotWithGoingOn() {
    var id = backUp();
    aws.loseObject("backups", folder(id) + "0002.rdb");

    for (boolean deep : new boolean[] {false, true}) {
      var plan = aws.plans.verify(deep, id);
      var run = ((Answer.Given<RunReport>) aws.run(plan)).report();
      assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
      assertThat(run.resume()).isEmpty();
      assertThat(run.report().lanes().toString())
          .contains(
              "ecdr backup show " + id + " --dr-region eu-west-1 --dr-bucket backups",
              "ecdr backup list --dr-region",
              "ecdr backup create orders --region us-east-1 --bucket exports --dr-region eu-west-1"
                  + " --dr-bucket backups")
          .doesNotContain("op resume");
    }
  }

  @Test
  void theFilesOwnVersionDecidesWhichEngineReadsThem() {
    var id = backUp();
    assertThat(rdbVersion(id).verdict())
        .as("as create wrote it down")
        .isEqualTo(Check.Verdict.PASS);
    aws.loseObject("backups", folder(id) + "check.json");
    assertThat(rdbVersion(id).verdict()).as("as the files begin").isEqualTo(Check.Verdict.PASS);

    send("PutObject", Value.fields("Key", folder(id) + "0002.rdb", "Body", "REDIS0012 newer"));

    assertThat(rdbVersion(id).verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(rdbVersion(id).observed()).contains("12", "reads up to RDB 10");
  }

  private Check rdbVersion(String id) {
    return aws.plans.restore(id, "back").checks().stream()
        .filter(c -> c.id().equals("rdb-version"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatOnlyLooksIsNotSaidToHaveBeenSoAlready() {
    var id = backUp();
    var run = ((Answer.Given<RunReport>) aws.run(aws.plans.verify(true, id))).report();
    var out = new StringWriter();
    new RunScreen(run).print(new Page(out, false, 100));
    assertThat(out.toString()).contains("Read every byte of").doesNotContain("was so already");
  }

  @Test
  void whichDatabasesHoldKeysIsWrittenDownAndKeepsThemFromClusterMode() {
    var keys = aws.cache("mixed", r -> {});
    keys.put(3, "elsewhere", "yes", Optional.empty());
    var plan = aws.plans.backup("mixed");
    done(plan);
    var id = "mixed-" + plan.id();
    assertThat(clusterMode(id).verdict()).isEqualTo(Check.Verdict.UNKNOWN);

    done(aws.plans.verify(true, id));

    assertThat(row(id).fields("read").numbers("databases")).containsExactly(0L, 3L);
    assertThat(new BackupListScreen(list()).warnings())
        .anySatisfy(w -> assertThat(w).contains(id, "databases 0, 3", "cluster mode"));
    assertThat(clusterMode(id).verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(clusterMode(id).observed()).contains("0, 3", "counted by backup verify");
  }

  private Check clusterMode(String id) {
    var enabled =
        new RestoreShape(List.of(), Optional.empty(), Optional.empty(), Optional.of(true));
    var request =
        RestoreRequest.of(id, TwoRegions.DR, "back", "backups")
            .with(new RestorePlace(Optional.of("private"), List.of(), Optional.empty(), false))
            .with(enabled);
    return TwoRegions.plan(new Restore(aws.surveyor(), aws::nextId, "test").plan(request))
        .checks()
        .stream()
        .filter(c -> c.id().equals("cluster-mode"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aManifestThatWasEditedProvesNothingAndIsToldByTheList() {
    var id = backUp();
    var got =
        (Completion.Answered) send("GetObject", Value.fields("Key", folder(id) + "manifest.json"));
    var text = got.body().text("Body").orElseThrow();
    var edited = text.replace("cache.r6g.large", "cache.r6g.xlarge");
    assertThat(edited).isNotEqualTo(text);
    send("PutObject", Value.fields("Key", folder(id) + "manifest.json", "Body", edited));

    assertThat(listed(id).proof()).isEqualTo(Proof.COPIED);
    assertThat(report(aws.run(aws.plans.verify(false, id))).code())
        .isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(aws.plans.restore(id, "back").blockers())
        .extracting(Check::id)
        .contains("manifest-digest");
    send("PutObject", Value.fields("Key", folder(id) + "manifest.json", "Body", text));
    done(aws.plans.verify(false, id));
    assertThat(listed(id).proof()).isEqualTo(Proof.CHECKED);
  }

  @Test
  void aDaysBytesAreNotExceededAndTheNewestThatWasNeverReadGoesFirst() {
    var first = backUp();
    var second = backUp();
    var third = backUp();
    long one = listed(first).manifest().bytes();
    var most = Optional.of(one * 5 / 2);

    var plan = TwoRegions.plan(aws.plans.verifying(true, most));
    assertThat(plan.lanes()).hasSize(2);
    assertThat(check(plan)).contains("left for another day: " + first);
    done(plan);
    assertThat(listed(third).proof()).isEqualTo(Proof.VERIFIED);
    assertThat(listed(second).proof()).isEqualTo(Proof.VERIFIED);

    var again = TwoRegions.plan(aws.plans.verifying(true, most));
    assertThat(again.lanes()).as("today's bytes are spent").isEmpty();
    assertThat(((Answer.Given<RunReport>) aws.run(again)).report().idle().orElseThrow())
        .contains("the day's bytes are spent, it goes on at 00:00 UTC", first);
    var refused = TwoRegions.plan(aws.plans.verifying(true, most, first));
    assertThat(refused.blockers()).extracting(Check::id).containsExactly("budget");

    aws.calls.pass(Duration.ofDays(1));
    var tomorrow = TwoRegions.plan(aws.plans.verifying(true, most));
    assertThat(tomorrow.lanes()).hasSize(2);
    assertThat(tomorrow.lanes().get(0).steps().get(0).id()).contains(first);
    done(tomorrow);
    assertThat(listed(first).proof()).isEqualTo(Proof.VERIFIED);
    assertThat(check(TwoRegions.plan(aws.plans.verifying(true, Optional.of(one / 2)))))
        .contains("more than a whole day's: ");
  }

  private static String check(Plan plan) {
    return plan.checks().stream()
        .filter(c -> c.id().equals("budget"))
        .findFirst()
        .orElseThrow()
        .observed();
  }

  @Test
  void killedAtAnyMomentAndResumedItIsVerified() {
    var random = new Random(3);
    var id = backUp();
    for (int round = 1; round <= 3; round++) {
      var plan = aws.plans.verify(true, id);
      int kills = 0;
      Answer<RunReport> answer = null;
      while (answer == null) {
        var most = aws.calls.instant().plusMillis(random.nextInt(3_000));
        aws.calls.killAt(kills < 3 ? most : aws.calls.instant().plus(Duration.ofDays(1)));
        try {
          answer = kills == 0 ? aws.run(plan) : aws.resume(plan.id());
        } catch (VirtualCalls.Killed e) {
          kills++;
          aws.calls.restart();
        }
      }
      aws.calls.killAt(Instant.MAX);
      assertThat(report(answer).code()).as("round %d", round).isEqualTo(ExitCode.OK);
      assertThat(listed(id).proof()).isEqualTo(Proof.VERIFIED);
      assertThat(listed(id).record().orElseThrow().operation()).isEqualTo(plan.id());
    }
  }
}
