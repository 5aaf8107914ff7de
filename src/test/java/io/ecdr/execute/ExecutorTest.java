package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import io.ecdr.plan.Event;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.StateUnusable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Plans run in virtual time against a small world. */
class ExecutorTest {

  private final Bench bench = new Bench();

  @Test
  void takesABackupAllTheWayAndReadsItBack() {
    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    var folder = Plans.folder("orders");
    assertThat(bench.world.bucket("dr"))
        .containsEntry(folder + "0001.rdb", 40)
        .containsEntry(folder + "0003.rdb", 120)
        .containsKeys(folder + "manifest.json", folder + "check.json");
    var manifest = manifest("orders");
    assertThat(manifest.shards()).hasSize(3);
    assertThat(manifest.shards().get(1).slots()).isEqualTo("5461-10921");
    assertThat(manifest.shards().get(1).checksum()).isPresent();
    assertThat(manifest.engineVersion()).isEqualTo("7.1.0");
    assertThat(manifest.recoveryPoint()).isPresent();
    assertThat(bench.words())
        .startsWith(
            "orders/snapshot intent",
            "orders/snapshot ACCEPTED",
            "orders/snapshot done",
            "orders/export intent",
            "orders/export ACCEPTED",
            "orders/export done")
        .endsWith("orders/check intent", "orders/check ACCEPTED", "orders/check done");
    assertThat(facts(report, 4).text("Proof")).contains("checked");
    assertThat(facts(report, 4).text("RdbVersion")).contains("11");
  }

  @Test
  void theDigestGoesBeforeTheManifest() {
    bench.run(Plans.backups(3, "orders"));

    var folder = Plans.folder("orders");
    assertThat(bench.world.s3.written)
        .containsSubsequence(folder + "manifest.json.sha256", folder + "manifest.json");
    assertThat(digest()).isEqualTo(ManifestSeal.line(text("manifest.json")));
  }

  @Test
  void aDigestThatDoesNotFitTheManifestThatIsThereIsMended() {
    bench.run(Plans.backups(3, "orders"));
    var manifest = text("manifest.json");
    for (var other : List.of("no digest", ManifestSeal.line("{}"))) {
      bench.world.s3.put(
          "dr",
          Plans.folder("orders") + "manifest.json.sha256",
          other.getBytes(StandardCharsets.UTF_8));
      bench.journal.setLength(0);
      var again = bench.run(Plans.backups(3, "orders"));

      assertThat(again.code()).as("%s", Bench.stopped(again)).isEqualTo(ExitCode.OK);
      assertThat(text("manifest.json")).isEqualTo(manifest);
      assertThat(digest()).isEqualTo(ManifestSeal.line(manifest));
    }
  }

  private String digest() {
    return text("manifest.json.sha256");
  }

  private String text(String name) {
    return new String(
        bench.world.s3.bytes("dr", Plans.folder("orders") + name), StandardCharsets.UTF_8);
  }

  private Manifest manifest(String cache) {
    var bytes = bench.world.s3.bytes("dr", Plans.folder(cache) + "manifest.json");
    return ManifestCodec.read(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Value.Fields facts(Report report, int step) {
    var outcome = report.lanes().get(0).steps().get(step).outcome();
    return ((StepOutcome.Done) outcome.orElseThrow()).facts();
  }

  @Test
  void sendsNothingWhenEverythingIsSoAlready() {
    bench.run(Plans.backups(3, "orders"));
    bench.journal.setLength(0);
    bench.calls.sent().clear();

    var again = bench.run(Plans.backups(3, "orders"));

    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("PutObject");
    assertThat(again.lanes().get(0).steps())
        .filteredOn(s -> ((StepOutcome.Done) s.outcome().orElseThrow()).already())
        .hasSize(4);
  }

  @Test
  void looksForASnapshotWhoseAnswerWasLostAfterItActed() {
    lose("CreateSnapshot", VirtualCalls.Fate.LOST_AFTER);

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");
  }

  @Test
  void sendsASnapshotAgainThatIsNotThereAfterTheGrace() {
    lose("CreateSnapshot", VirtualCalls.Fate.LOST_BEFORE);

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot", "CreateSnapshot");
    var sent =
        bench.calls.sent().stream().filter(s -> !s.call().readsOnly()).map(s -> s.at()).toList();
    assertThat(Duration.between(sent.get(0), sent.get(1))).isGreaterThan(Duration.ofSeconds(30));
    assertThat(bench.world.made("snapshot")).isOne();
  }

  @Test
  void neverSendsAgainWhatMayBeSentOnlyOnce() {
    lose("CreateReplicationGroup", VirtualCalls.Fate.LOST_BEFORE);

    var report = bench.run(Plans.single(Plans.create("new", Step.Repeat.NEVER)));

    assertThat(report.code()).isEqualTo(ExitCode.UNKNOWN_OUTCOME);
    assertThat(bench.calls.changes()).hasSize(1);
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume " + Plans.OPERATION);
  }

  private void lose(String action, VirtualCalls.Fate fate) {
    var first = new AtomicInteger();
    bench.calls.fates(
        call ->
            call.action().equals(action) && first.getAndIncrement() == 0
                ? fate
                : VirtualCalls.Fate.ANSWERED);
  }

  @Test
  void keepsTryingWhatWasThrottledOrNeverSent() {
    var count = new AtomicInteger();
    bench.calls.fates(
        call ->
            switch (count.getAndIncrement() % 3) {
              case 0 -> VirtualCalls.Fate.THROTTLED;
              case 1 -> VirtualCalls.Fate.UNREACHABLE;
              default -> VirtualCalls.Fate.ANSWERED;
            });

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(bench.world.made("snapshot")).isOne();
    assertThat(bench.world.made("export")).isOne();
  }

  @Test
  void endsWith32WhenNothingEverGetsThrough() {
    bench.calls.fates(call -> VirtualCalls.Fate.UNREACHABLE);

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(bench.world.made).isEmpty();
  }

  @Test
  void waitsUntilAnotherSnapshotOfTheGroupIsOver() {
    bench.world.snapshots.put(
        "nightly",
        new SmallWorld.Busy(bench.calls.instant().plusSeconds(100), "creating", "available"));

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(bench.world.made("snapshot")).isOne();
  }

  @Test
  void namesTheMissingPermission() {
    var refusing =
        new VirtualCalls(
            call ->
                call.action().equals("CreateSnapshot")
                    ? SmallWorld.refused("AccessDenied", RefusalKind.NOT_PERMITTED)
                    : bench.world.apply(call));
    bench.world.clock(refusing);

    var report = runOn(refusing, Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.NOT_PERMITTED);
    assertThat(Bench.stopped(report).reason())
        .contains("elasticache:CreateSnapshot", "AccessDenied");
    assertThat(Bench.stopped(report).hint()).contains("allow elasticache:CreateSnapshot");
  }

  @Test
  void whatIsRefusedAsItIsSaysThatNothingWasMadeAndWhatHelps() {
    var refusing =
        new VirtualCalls(
            call ->
                call.action().equals("CreateSnapshot")
                    ? SmallWorld.refused("InvalidParameterValue", RefusalKind.BAD_REQUEST)
                    : bench.world.apply(call));
    bench.world.clock(refusing);

    var stopped = Bench.stopped(runOn(refusing, Plans.single(Plans.snapshot("orders"))));

    assertThat(stopped.code()).isEqualTo(ExitCode.FAILED);
    assertThat(stopped.reason()).contains("InvalidParameterValue", "; nothing was made: ");
    assertThat(stopped.hint()).contains("type the command again").doesNotContain("resume");
  }

  private Report runOn(VirtualCalls calls, Plan plan) {
    return new Executor(
            calls,
            Plans::endpoint,
            calls,
            new Random(1),
            () -> false,
            event -> {},
            Settings.DEFAULT)
        .run(plan, Position.START, entry -> {});
  }

  @Test
  void stopsWhenTheSnapshotFails() {
    bench.world.snapshotEnds = "failed";

    var report = bench.run(Plans.single(Plans.snapshot("orders"), Plans.export("orders", 3)));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().get(0).steps().get(1).outcome()).isEmpty();
  }

  @Test
  void takesAStatusItDoesNotKnowForNotDoneAndShowsIt() {
    bench.world.snapshotEnds = "pondering";

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(Bench.stopped(report).reason()).contains("pondering");
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume");
    assertThat(bench.words()).doesNotContain("orders/snapshot stopped");
  }

  @Test
  void createsAGroupAndConfirmsThatItServes() {
    var report = bench.run(Plans.single(Plans.create("new"), Plans.confirm("new")));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(facts(report, 1).text("Endpoint")).contains("new.example:6379");
  }

  @Test
  void leavesAGroupOfThatNameAloneThatSomebodyElseMade() {
    bench.world.addGroup("new", "someone");

    var report = bench.run(Plans.single(Plans.create("new")));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("the name is taken", "someone");
    assertThat(bench.calls.changes()).isEmpty();
  }

  @Test
  void tellsWhyAGroupCouldNotBeMadeAndWhatIsLeft() {
    bench.world.groupEnds = "create-failed";
    bench.world.events.add("Failed to restore: the file is too short");

    var report = bench.run(Plans.single(Plans.create("new")));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("create-failed", "the file is too short");
    assertThat(Bench.stopped(report).hint()).contains("delete-replication-group", "new");
  }

  @Test
  void noticesAnEndWithinATwentiethOfTheTime() {
    bench.run(Plans.single(Plans.create("new")));

    var took = Duration.between(bench.calls.sent().get(0).at(), bench.calls.instant());
    assertThat(took).isBetween(SmallWorld.GROUP, SmallWorld.GROUP.multipliedBy(107).dividedBy(100));
    assertThat(bench.calls.sent().size()).isLessThan(350);
  }

  @Test
  void tellsWhatIsAwaitedAndHowLong() {
    bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(bench.events.get(0)).isInstanceOf(Event.Started.class);
    assertThat(bench.events)
        .filteredOn(Event.Progress.class::isInstance)
        .extracting(e -> ((Event.Progress) e).observed())
        .anyMatch(o -> o.contains("is creating"));
    assertThat(bench.events.get(bench.events.size() - 1)).isInstanceOf(Event.Ended.class);
  }

  @Test
  void finishesTheCallOnItsWayWhenInterrupted() {
    bench.calls.latency(Duration.ofSeconds(4));
    bench.afterWriting =
        entry -> {
          bench.interrupted = true;
        };

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(bench.words()).containsExactly("orders/snapshot intent", "orders/snapshot ACCEPTED");
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume " + Plans.OPERATION);

    bench.interrupted = false;
    bench.afterWriting = entry -> {};
    assertThat(bench.run(Plans.single(Plans.snapshot("orders"))).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");
  }

  @Test
  void saysThatItWaitsForTheCallOnItsWayWhenInterrupted() {
    bench.calls.latency(Duration.ofSeconds(4));
    bench.afterWriting = entry -> bench.interrupted = true;

    bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(bench.events)
        .filteredOn(Event.Progress.class::isInstance)
        .extracting(e -> ((Event.Progress) e).observed())
        .contains("interrupted; waiting for the answer to the call that is on its way");
  }

  @Test
  void tellsWhatToDoAboutCredentialsThatExpireWhileWaiting() {
    var later = bench.calls.instant().plusSeconds(30);
    bench.world.refused = call -> bench.calls.instant().isAfter(later);

    var stopped = Bench.stopped(bench.run(Plans.single(Plans.snapshot("orders"))));

    assertThat(stopped.code()).isEqualTo(ExitCode.NOT_PERMITTED);
    assertThat(stopped.reason()).contains("DescribeSnapshots", "ExpiredToken");
    assertThat(stopped.hint())
        .isEqualTo(
            "renew the credentials, then resume; go on with: ecdr op resume " + Plans.OPERATION);

    bench.world.refused = call -> false;
    assertThat(bench.run(Plans.single(Plans.snapshot("orders"))).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");
  }

  @Test
  void runsLanesSideBySideAndNoMoreAtOnceThanAllowed() {
    bench.settings = Settings.DEFAULT.withLanes(2);

    var report =
        bench.run(
            Plans.of(
                List.of("a", "b", "c").stream()
                    .map(id -> new Lane(Plans.cache(id), List.of(Plans.create(id))))
                    .toList()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    var sent =
        bench.calls.sent().stream().filter(s -> !s.call().readsOnly()).map(s -> s.at()).toList();
    assertThat(Duration.between(sent.get(0), sent.get(1))).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.between(sent.get(0), sent.get(2))).isGreaterThan(SmallWorld.GROUP);
  }

  @Test
  void oneLanesFailureLeavesTheOtherAlone() {
    bench.world.addGroup("a", "someone");

    var report =
        bench.run(
            Plans.of(
                List.of("a", "b").stream()
                    .map(id -> new Lane(Plans.cache(id), List.of(Plans.create(id))))
                    .toList()));

    assertThat(report.lanes().get(0).code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().get(1).code()).isEqualTo(ExitCode.OK);
    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void copiesLargeFilesInPartsAndKeepsNoUpload() {
    bench.settings = Settings.DEFAULT.withMultipart(50, 32);

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).contains("UploadPartCopy", "CompleteMultipartUpload");
    assertThat(bench.world.s3.uploads).isEmpty();
    assertThat(bench.world.s3.bytes("dr", Plans.folder("orders") + "0003.rdb"))
        .isEqualTo(SmallS3.rdb(120));
  }

  @Test
  void aCopyInPartsThatStopsSaysWhatIsLeftAndResumingGoesOnWithIt() {
    bench.settings = Settings.DEFAULT.withMultipart(50, 32);
    bench.calls.fates(
        call ->
            call.action().equals("UploadPartCopy")
                ? VirtualCalls.Fate.UNREACHABLE
                : VirtualCalls.Fate.ANSWERED);

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).isNotEqualTo(ExitCode.OK);
    assertThat(bench.world.s3.uploads).hasSize(2);
    assertThat(Bench.stopped(report).reason())
        .contains("left behind: unfinished uploads in parts, which resuming goes on with")
        .contains(Plans.folder("orders") + "0002.rdb", Plans.folder("orders") + "0003.rdb")
        .doesNotContain("0001.rdb,");

    bench.calls.fates(call -> VirtualCalls.Fate.ANSWERED);
    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.world.s3.uploads).isEmpty();
    assertThat(bench.calls.changes()).filteredOn(a -> a.equals("CreateMultipartUpload")).hasSize(2);
  }

  @Test
  void tellsSigtermFromCtrlC() {
    bench.interrupted = true;
    bench.interruptedBy = ExitCode.TERMINATED;

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.TERMINATED);
    assertThat(Bench.stopped(report).reason()).isEqualTo("terminated");
  }

  @Test
  void aDamagedCopyFailsTheCheckWithAllThatIsWrong() {
    bench.calls.fates(
        call -> {
          if (call.action().equals("GetBucketPolicy")) {
            bench.world.s3.policy = "{\"Statement\":[]}";
          }
          if (call.action().equals("PutObject")) {
            bench.world.s3.remove("dr", Plans.folder("orders") + "0001.rdb");
          }
          return VirtualCalls.Fate.ANSWERED;
        });

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(Bench.stopped(report).reason())
        .contains("0001.rdb: the file is missing", "may not s3:GetObject");
    assertThat(ProofCodec.read(text("check.json")))
        .satisfies(record -> assertThat(record.proof()).isEqualTo(Proof.COPIED))
        .satisfies(record -> assertThat(record.failure()).isPresent());
  }

  @Test
  void readsThatDoNotComeBackAreReadAgain() {
    var count = new AtomicInteger();
    bench.calls.fates(
        call ->
            call.readsOnly() && count.getAndIncrement() % 2 == 0
                ? VirtualCalls.Fate.LOST_BEFORE
                : VirtualCalls.Fate.ANSWERED);

    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void sendsNothingMoreOnceTheJournalCannotBeWritten() {
    var left = new AtomicInteger(3);
    bench.beforeWriting =
        entry -> {
          if (left.getAndDecrement() <= 0) {
            throw new StateUnusable("the disk is full");
          }
        };

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("the disk is full");
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");

    bench.beforeWriting = entry -> {};
    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.world.made("snapshot")).isOne();
  }

  @Test
  void makesASnapshotAgainThatFailedAndWasDeletedBeforeResuming() {
    bench.world.snapshotEnds = "failed";
    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.FAILED);

    bench.world.snapshots.clear();
    bench.world.snapshotEnds = "available";

    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void saysWhenSomethingThatWasTakenOnIsGone() {
    bench.calls.at(bench.calls.instant().plusSeconds(30), bench.world.snapshots::clear);

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("was taken on", "is not there");
    assertThat(bench.calls.changes()).hasSize(1);
  }

  @Test
  void equalReadsOfOneRoundAreSentOnce() {
    bench.run(Plans.backups(3, "a", "b", "c"));

    var policies =
        bench.calls.sent().stream()
            .filter(s -> s.call().action().equals("GetBucketPolicy"))
            .count();
    assertThat(policies).isBetween(1L, 3L);
    assertThat(bench.calls.sent()).extracting(s -> s.at() + " " + s.call()).doesNotHaveDuplicates();
  }
}
