package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.sim.engine.memory.MemoryGroup;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import io.ecdr.sim.world.elasticache.ServerlessOptions.ExportKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of caches that are no replication groups: serverless ones and single nodes. */
class LoneBackupsTest {

  private static final String TYPE = "cache.r6g.large";

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static RunReport given(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report();
  }

  private static void done(Answer<RunReport> answer) {
    var report = given(answer).report();
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
  }

  private static List<String> contents(MemoryGroup group) {
    List<String> all = new ArrayList<>();
    for (var key : group.keys()) {
      all.add(key + "=" + group.get(key).orElse("") + " until " + group.expires(key));
    }
    all.sort(String::compareTo);
    return all;
  }

  private static List<Check> checks(Plan plan, Check.Verdict status) {
    return plan.checks().stream().filter(c -> c.verdict() == status).toList();
  }

  private static List<String> calls(Plan plan) {
    return plan.lanes().get(0).steps().stream()
        .filter(Step.Act.class::isInstance)
        .map(s -> ((Step.Act) s).call().action())
        .toList();
  }

  private List<String> snapshots() {
    return aws
        .client(TwoRegions.HOME)
        .describeServerlessCacheSnapshots(r -> {})
        .serverlessCacheSnapshots()
        .stream()
        .map(s -> s.serverlessCacheSnapshotName())
        .toList();
  }

  @Test
  void aServerlessCacheComesBackAsACacheOfNodesWithItsRegionDark() {
    serverlessComesBack();
    assertThat(aws.objects("backups"))
        .hasSize(4)
        .anyMatch(key -> key.contains("/serverless/basket/") && key.endsWith("/0001.rdb"))
        .anyMatch(key -> key.endsWith("/manifest.json"));
    assertThat(exports()).singleElement().asString().matches("(.+)/\\1-0001\\.rdb");
  }

  private void serverlessComesBack() {
    var before = contents(aws.serverless("basket"));
    assertThat(before).hasSize(500);
    var plan = aws.plans.backup("basket");
    assertThat(calls(plan))
        .containsExactly("CreateServerlessCacheSnapshot", "ExportServerlessCacheSnapshot");
    done(aws.run(plan));
    aws.breakWith("region-dark", "us-east-1");
    assertThat(checks(aws.plans.restore("basket@latest", "back"), Check.Verdict.FAIL))
        .extracting(Check::id)
        .containsExactly("node-type");
    done(aws.run(aws.plans.restore("basket@latest", "back", TYPE)));
    assertThat(contents(aws.keys(TwoRegions.DR, "back"))).isEqualTo(before);
    aws.faults.clearAll();
  }

  @Test
  void whateverTheServiceCallsTheFile() {
    aws.close();
    aws =
        new TwoRegions(
            state.resolve("flat"),
            Options.defaults()
                .withServerless(new ServerlessOptions(ExportKey.FLAT, Options.Choice.REFUSE)));
    serverlessComesBack();
    assertThat(exports()).singleElement().asString().doesNotContain("/");
  }

  @Test
  void losingEveryAnswerOnceChangesNothing() {
    for (var action :
        List.of("CreateServerlessCacheSnapshot", "ExportServerlessCacheSnapshot", "PutObject")) {
      aws.breakWith("lose-answer", action, "--after-effect");
    }
    serverlessComesBack();
    assertThat(aws.calls.changes())
        .filteredOn(a -> a.endsWith("ServerlessCacheSnapshot"))
        .containsOnlyOnce("CreateServerlessCacheSnapshot");
    assertThat(snapshots()).hasSize(1);
  }

  @Test
  void aServerlessBackupThatEndedHalfWayGoesOnAndMakesNothingTwice() {
    aws.serverless("basket");
    int lines = 1;
    for (; lines < 60; lines += 3) {
      aws.calls.pass(Duration.ofHours(25));
      int before = snapshots().size();
      var plan = aws.plans.backup("basket");
      if (!aws.dies(plan, lines)) {
        break;
      }
      var how = "ended after line " + lines;
      assertThat(given(aws.resume(plan.id())).code()).as(how).isEqualTo(ExitCode.OK);
      assertThat(snapshots()).as(how).hasSize(before + 1);
      assertThat(aws.objects("backups"))
          .as(how)
          .filteredOn(key -> key.contains(plan.id()) && key.endsWith(".rdb"))
          .hasSize(1);
    }
    assertThat(lines).isBetween(10, 59);
  }

  @Test
  void anUnfinishedServerlessBackupIsTakenAway() {
    aws.serverless("basket");
    for (int lines = 3; lines <= 9; lines++) {
      aws.calls.pass(Duration.ofHours(25));
      var plan = aws.plans.backup("basket");
      assertThat(aws.dies(plan, lines)).isTrue();
      var run = given(aws.abort(plan.id()));
      var how = "ended after line " + lines;
      assertThat(run.report().code()).as(how).isEqualTo(ExitCode.OK);
      assertThat(snapshots()).as(how).isEmpty();
      assertThat(exports())
          .as(how)
          .filteredOn(key -> key.contains(plan.id()))
          .allMatch(key -> run.left().stream().anyMatch(text -> text.contains(key)));
    }
  }

  @Test
  void theDaysSnapshotsOfAServerlessCacheAreCounted() {
    aws.serverless("basket");
    for (int i = 1; i <= 22; i++) {
      String name = "s-" + i;
      aws.client(TwoRegions.HOME)
          .createServerlessCacheSnapshot(
              r -> r.serverlessCacheSnapshotName(name).serverlessCacheName("basket"));
      aws.calls.pass(Duration.ofMinutes(20));
    }
    assertThat(checks(aws.plans.backup("basket"), Check.Verdict.FAIL))
        .singleElement()
        .satisfies(c -> assertThat(c.id()).isEqualTo("snapshot-quota"))
        .satisfies(c -> assertThat(c.observed()).startsWith("22 manual snapshots"));
  }

  @Test
  void serverlessMemcachedIsRefusedWithTheReasonOfTheApi() {
    aws.client(TwoRegions.HOME)
        .createServerlessCache(r -> r.serverlessCacheName("pages").engine("memcached"));
    aws.calls.pass(Duration.ofHours(1));
    assertThat(checks(aws.plans.backup("pages"), Check.Verdict.FAIL))
        .singleElement()
        .satisfies(c -> assertThat(c.hint()).contains("ExportServerlessCacheSnapshot"));
  }

  @Test
  void aSingleNodeComesBackAsAGroupOfOneWithItsRegionDark() {
    var before = contents(aws.single("alone"));
    var plan = aws.plans.backup("alone");
    assertThat(calls(plan)).containsExactly("CreateSnapshot", "CopySnapshot");
    done(aws.run(plan));
    aws.breakWith("region-dark", "us-east-1");
    done(aws.run(aws.plans.restore("alone@latest", "back")));
    assertThat(contents(aws.keys(TwoRegions.DR, "back"))).isEqualTo(before);
    assertThat(aws.objects("backups")).allMatch(key -> key.contains("/cache-cluster/alone/"));
  }

  private List<String> status(String... caches) {
    var answer =
        new Status(aws.surveyor())
            .read(
                new StatusRequest(
                    List.of(caches),
                    TwoRegions.HOME,
                    Optional.of(TwoRegions.DR),
                    Optional.of("backups"),
                    "ecdr"));
    var report = ((Answer.Given<StatusReport>) answer).report();
    assertThat(report.code()).as("%s", report.notes()).isEqualTo(ExitCode.OK);
    return report.caches().stream()
        .map(
            c ->
                c.id()
                    + " "
                    + c.group().map(LoneCaches::kind).orElseThrow().word()
                    + " "
                    + c.group().orElseThrow().status()
                    + " "
                    + c.backups())
        .toList();
  }

  @Test
  void statusShowsThemBesideTheGroupsWithTheirBackups() {
    aws.serverless("basket");
    aws.single("alone");
    aws.cache("carts", r -> r.numCacheClusters(1));
    done(aws.run(aws.plans.backup("basket")));
    assertThat(status())
        .containsExactly(
            "alone cache-cluster available 0",
            "basket serverless available 1",
            "carts replication-group available 0");
    assertThat(status("basket")).containsExactly("basket serverless available 1");
    assertThat(status("alone")).containsExactly("alone cache-cluster available 0");
  }

  /** Without the records of what checks found. */
  private List<String> exports() {
    return aws.objects("exports").stream().filter(key -> key.endsWith(".rdb")).toList();
  }
}
