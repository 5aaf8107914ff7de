package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the process ends, going on ends where it would have ended. */
class KilledTest {

  private static final Plan BACKUP = Plans.backups(3, "orders");

  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Bench bench() {
    var bench = new Bench();
    // Small enough that files go in parts too.
    bench.settings = Settings.DEFAULT.withMultipart(100, 50);
    return bench;
  }

  private static int entriesOfAWholeRun() {
    var bench = bench();
    assertThat(bench.run(BACKUP).code()).isEqualTo(ExitCode.OK);
    return bench.words().size();
  }

  @Test
  void goesOnAfterAKillRightAfterEachEntry() {
    int all = entriesOfAWholeRun();
    assertThat(all).isGreaterThan(20);
    for (int n = 1; n <= all; n++) {
      var bench = bench();
      killAfter(bench, n);
      resume(bench, "killed after entry " + n);
    }
  }

  @Test
  void goesOnAfterAKillRightBeforeEachEntry() {
    int all = entriesOfAWholeRun();
    for (int n = 1; n <= all; n++) {
      var bench = bench();
      killBefore(bench, n);
      resume(bench, "killed before entry " + n);
    }
  }

  @Test
  void goesOnFromAJournalTornAtAnyByteOfItsLastLine() {
    int all = entriesOfAWholeRun();
    for (int n = 1; n <= all; n += 5) {
      int line = lastLine(n);
      for (int cut = 1; cut < line; cut += 9) {
        var bench = bench();
        killAfter(bench, n);
        bench.journal.setLength(bench.journal.length() - cut);
        resume(bench, "entry " + n + " cut by " + cut);
      }
    }
  }

  private static int lastLine(int entries) {
    var bench = bench();
    killAfter(bench, entries);
    var text = bench.journal.toString();
    return text.length() - text.lastIndexOf('\n', text.length() - 2) - 1;
  }

  @Test
  void goesOnAfterAKillAtAnyMoment() {
    var whole = bench();
    var start = whole.calls.instant();
    whole.run(BACKUP);
    var took = Duration.between(start, whole.calls.instant());
    for (long at = 10; at < took.toMillis(); at += 317) {
      var bench = bench();
      killAt(bench, start.plusMillis(at));
      resume(bench, "killed at " + at + " ms");
    }
  }

  @Test
  void survivesRandomFaultsAndKills() {
    for (long seed = 1; seed <= 400; seed++) {
      randomDisaster(seed);
    }
  }

  private static void randomDisaster(long seed) {
    var random = new Random(seed);
    var bench = bench();
    double trouble = random.nextDouble() * 0.3;
    bench.calls.latency(Duration.ofMillis(5 + random.nextInt(3000)));
    bench.calls.fates(
        call -> {
          if (random.nextDouble() >= trouble) {
            return VirtualCalls.Fate.ANSWERED;
          }
          var all = VirtualCalls.Fate.values();
          return all[random.nextInt(all.length)];
        });
    ExitCode code = null;
    for (int run = 0; run < 200 && code != ExitCode.OK; run++) {
      if (run < 20) {
        bench.calls.killAt(bench.calls.instant().plusMillis(random.nextInt(240_000)));
      }
      try {
        code = bench.run(BACKUP).code();
        assertThat(code)
            .as("seed %d, run %d", seed, run)
            .isIn(ExitCode.OK, ExitCode.UNKNOWN_OUTCOME);
      } catch (VirtualCalls.Killed e) {
        bench.calls.restart();
      }
    }
    assertThat(code).as("seed %d", seed).isEqualTo(ExitCode.OK);
    assertAllIsWell(bench, "seed " + seed);
  }

  private static void killAfter(Bench bench, int entries) {
    var left = new int[] {entries};
    bench.afterWriting =
        entry -> {
          if (--left[0] == 0) {
            throw new Kill();
          }
        };
    run(bench);
  }

  private static void killBefore(Bench bench, int entries) {
    var left = new int[] {entries};
    bench.beforeWriting =
        entry -> {
          if (--left[0] == 0) {
            throw new Kill();
          }
        };
    run(bench);
  }

  private static void killAt(Bench bench, Instant moment) {
    bench.calls.killAt(moment);
    run(bench);
  }

  private static void run(Bench bench) {
    try {
      bench.run(BACKUP);
      throw new AssertionError("it was not killed");
    } catch (Kill | VirtualCalls.Killed e) {
      bench.calls.restart();
      bench.beforeWriting = entry -> {};
      bench.afterWriting = entry -> {};
    }
  }

  private static void resume(Bench bench, String how) {
    Report report = bench.run(BACKUP);
    assertThat(report.code()).as("%s: %s", how, Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertAllIsWell(bench, how);
  }

  /** One snapshot, one export, one set of files, a manifest that names them, no upload left. */
  private static void assertAllIsWell(Bench bench, String how) {
    var folder = Plans.folder("orders");
    assertThat(bench.world.made("snapshot")).as(how).isOne();
    assertThat(bench.world.made("export")).as(how).isOne();
    assertThat(bench.world.bucket("home")).as(how).hasSize(3);
    assertThat(bench.world.bucket("dr").keySet())
        .as(how)
        .containsExactly(
            folder + "0001.rdb",
            folder + "0002.rdb",
            folder + "0003.rdb",
            folder + "check.json",
            folder + "manifest.json",
            folder + "manifest.json.sha256");
    for (int i = 1; i <= 3; i++) {
      assertThat(bench.world.s3.bytes("dr", folder + "000" + i + ".rdb"))
          .as(how)
          .isEqualTo(SmallS3.rdb(40 * i));
    }
    assertThat(bench.world.s3.written)
        .as(how)
        .filteredOn(key -> key.endsWith("manifest.json"))
        .hasSize(1);
    assertThat(bench.world.s3.uploads).as(how).isEmpty();
    assertNothingIsRepeatedBlindly(bench, how);
    var manifest = text(bench, folder + "manifest.json");
    assertThat(ManifestCodec.read(manifest).shards()).as(how).hasSize(3);
    assertThat(text(bench, folder + "manifest.json.sha256"))
        .as(how)
        .isEqualTo(ManifestSeal.line(manifest));
  }

  private static String text(Bench bench, String key) {
    return new String(bench.world.s3.bytes("dr", key), StandardCharsets.UTF_8);
  }

  /** Between two sends of one call that may both have acted, somebody looked. */
  private static void assertNothingIsRepeatedBlindly(Bench bench, String how) {
    for (var action : List.of("CreateSnapshot", "CopySnapshot")) {
      boolean looked = true;
      for (var sent : bench.calls.sent()) {
        if (sent.call().action().equals("DescribeSnapshots")) {
          looked = true;
        } else if (sent.call().action().equals(action)) {
          assertThat(looked).as("%s: %s at %s", how, action, sent.at()).isTrue();
          looked =
              sent.fate() == VirtualCalls.Fate.THROTTLED
                  || sent.fate() == VirtualCalls.Fate.UNREACHABLE;
        }
      }
    }
  }
}
