package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backup on its way: taken, copied, written down, and read back. */
class ExecutorBackupTest {

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
    assertThat(Bench.facts(report, 4).text("Proof")).contains("checked");
    assertThat(Bench.facts(report, 4).text("RdbVersion")).contains("11");
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
  void makesASnapshotAgainThatFailedAndWasDeletedBeforeResuming() {
    bench.world.snapshotEnds = "failed";
    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.FAILED);

    bench.world.snapshots.clear();
    bench.world.snapshotEnds = "available";

    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
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
  void stopsWhenTheSnapshotFails() {
    bench.world.snapshotEnds = "failed";

    var report = bench.run(Plans.single(Plans.snapshot("orders"), Plans.export("orders", 3)));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().get(0).steps().get(1).outcome()).isEmpty();
  }
}
