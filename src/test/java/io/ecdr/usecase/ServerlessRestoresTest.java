package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.UsageLimit;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.sim.engine.memory.MemoryGroup;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import io.ecdr.sim.world.elasticache.ServerlessOptions.ExportKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/** Restores to serverless caches, and of their snapshots. */
class ServerlessRestoresTest {

  private static final String KEPT = "snapshot:kept";
  private static final RestoreShape SERVERLESS = RestoreShape.of(ServerlessShape.USUAL);
  private static final RestoreShape NODES =
      new RestoreShape(
          List.of("cache.r6g.large"), Optional.empty(), Optional.empty(), Optional.empty());
  private static final ServerlessOptions FROM_S3 =
      new ServerlessOptions(ExportKey.FOLDER, Options.Choice.ACCEPT);

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state, Options.defaults().withServerless(FROM_S3));
    aws.client(TwoRegions.HOME)
        .createCacheSubnetGroup(
            r ->
                r.cacheSubnetGroupName("private")
                    .cacheSubnetGroupDescription("of a test")
                    .subnetIds("subnet-1", "subnet-2"));
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
    return group.keys().stream()
        .map(key -> key + "=" + group.get(key).orElse("") + " until " + group.expires(key))
        .sorted()
        .toList();
  }

  private static List<String> checks(Planned planned, Check.Verdict verdict) {
    return TwoRegions.plan(planned).checks().stream()
        .filter(c -> c.verdict() == verdict)
        .map(Check::id)
        .toList();
  }

  private static Check check(Planned planned, String id) {
    return TwoRegions.plan(planned).checks().stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ServerlessCache> caches(Region region) {
    return aws.client(region).describeServerlessCaches(r -> {}).serverlessCaches();
  }

  private List<String> names(Region region) {
    return caches(region).stream().map(ServerlessCache::serverlessCacheName).toList();
  }

  private List<String> basketIsKept() {
    var before = contents(aws.serverless("basket"));
    assertThat(before).hasSize(500);
    aws.serverlessSnapshot("basket", "kept");
    return before;
  }

  private static Plan plan(Planned planned) {
    assertThat(checks(planned, Check.Verdict.FAIL)).isEmpty();
    return TwoRegions.plan(planned);
  }

  @Test
  void aSnapshotComesBackServerlessInItsRegionWithWhatWasSaid() {
    var before = basketIsKept();
    var said =
        new ServerlessShape(
            List.of("subnet-2"),
            Optional.of(UsageLimit.of("1-10")),
            Optional.of(UsageLimit.of("5000")),
            Optional.of(7),
            Optional.of("05:00"));
    done(aws.run(plan(aws.plans.restoreHere(KEPT, "again", RestoreShape.of(said)))));
    assertThat(contents(aws.keys(TwoRegions.HOME, "serverless/again"))).isEqualTo(before);
    var made =
        caches(TwoRegions.HOME).stream()
            .filter(c -> c.serverlessCacheName().equals("again"))
            .findFirst()
            .orElseThrow();
    assertThat(made.subnetIds()).containsExactly("subnet-2");
    assertThat(made.cacheUsageLimits().dataStorage().minimum()).isEqualTo(1);
    assertThat(made.cacheUsageLimits().dataStorage().maximum()).isEqualTo(10);
    assertThat(made.cacheUsageLimits().ecpuPerSecond().maximum()).isEqualTo(5000);
    assertThat(made.snapshotRetentionLimit()).isEqualTo(7);
    assertThat(made.dailySnapshotTime()).isEqualTo("05:00");
  }

  @Test
  void aSnapshotOfNodesComesBackServerless() {
    var before =
        contents(aws.cache("carts", r -> r.numNodeGroups(2).automaticFailoverEnabled(true)));
    aws.client(TwoRegions.HOME)
        .createSnapshot(r -> r.snapshotName("kept").replicationGroupId("carts"));
    aws.calls.pass(Duration.ofHours(1));
    var planned = aws.plans.restoreHere(KEPT, "again", SERVERLESS);
    done(aws.run(plan(planned)));
    assertThat(contents(aws.keys(TwoRegions.HOME, "serverless/again"))).isEqualTo(before);
  }

  @Test
  void thatNobodyCountedTheDatabasesOfNodesIsAskedNotGuessed() {
    aws.cache("carts", r -> r.numCacheClusters(1));
    aws.client(TwoRegions.HOME)
        .createSnapshot(r -> r.snapshotName("kept").cacheClusterId("carts-001"));
    aws.calls.pass(Duration.ofHours(1));
    assertThat(checks(aws.plans.restoreHere(KEPT, "again", SERVERLESS), Check.Verdict.UNKNOWN))
        .containsExactly("cluster-mode");
  }

  @Test
  void aServerlessSnapshotComesBackAsNodes() {
    var before = basketIsKept();
    var plan = plan(aws.plans.restoreHere(KEPT, "nodes", NODES));
    done(aws.run(plan));
    assertThat(contents(aws.keys(TwoRegions.HOME, "nodes"))).isEqualTo(before);
  }

  @Test
  void aSnapshotWhoseCacheIsGoneIsStillEnough() {
    var before = basketIsKept();
    aws.client(TwoRegions.HOME).deleteServerlessCache(r -> r.serverlessCacheName("basket"));
    aws.calls.pass(Duration.ofHours(1));
    var planned = aws.plans.restoreHere(KEPT, "again", SERVERLESS);
    assertThat(check(planned, "auth-token").hint())
        .isEqualTo("say --user-group ID or --without-auth");
    var agreed =
        new RestoreAccess(
            List.of(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RestoreAccess.Login.NONE);
    done(
        aws.run(
            plan(aws.plans.restoreHere(KEPT, "again", SERVERLESS, BackupPlans.PRIVATE, agreed))));
    assertThat(contents(aws.keys(TwoRegions.HOME, "serverless/again"))).isEqualTo(before);
  }

  @Test
  void aBackupInABucketComesBackServerlessAndIsMarkedUnverified() {
    var before = contents(aws.serverless("basket"));
    done(aws.run(aws.plans.backup("basket")));
    aws.breakWith("region-dark", "us-east-1");
    var planned = aws.plans.restoreThere("basket@latest", "again", SERVERLESS);
    assertThat(check(planned, "serverless-source").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(planned, "serverless-source").observed()).contains("unverified");
    var run = given(aws.run(plan(planned))).report();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.lanes().get(0).steps().get(0).step().title()).contains("unverified");
    assertThat(contents(aws.keys(TwoRegions.DR, "serverless/again"))).isEqualTo(before);
    aws.faults.clearAll();
  }

  @Test
  void whereAwsTakesNoFilesNothingIsMade() {
    aws.close();
    aws = new TwoRegions(state.resolve("strict"));
    aws.serverless("basket");
    done(aws.run(aws.plans.backup("basket")));
    var run =
        given(aws.run(plan(aws.plans.restoreThere("basket@latest", "again", SERVERLESS)))).report();
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.lanes().toString()).contains("SnapshotArnsToRestore is not the ARN");
    assertThat(names(TwoRegions.DR)).isEmpty();
  }

  @Test
  void whyItFailedWhatIsLeftAndTheCommandForItAreTold() {
    aws.serverless("basket");
    done(aws.run(aws.plans.backup("basket")));
    var plan = plan(aws.plans.restoreThere("basket@latest", "again", SERVERLESS));
    aws.loseObject("backups", key(".rdb"));
    var run = given(aws.run(plan)).report();
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.lanes().toString())
        .contains("serverless cache again is create-failed: ")
        .doesNotContain("give no reason")
        // As with groups: AWS refuses to tell the tags of what is not available.
        .contains(
            "its tags cannot be read",
            "tagged ecdr:operation=" + plan.id(),
            "remove it with: aws elasticache delete-serverless-cache --serverless-cache-name again"
                + " --region eu-west-1");
    assertThat(given(aws.abort(plan.id())).code()).isNotEqualTo(ExitCode.OK);
    assertThat(names(TwoRegions.DR)).containsExactly("again");
  }

  private String key(String end) {
    return aws.objects("backups").stream().filter(k -> k.endsWith(end)).findFirst().orElseThrow();
  }

  @Test
  void aNameThatSomebodyTookMeanwhileIsLeftAlone() {
    basketIsKept();
    var plan = plan(aws.plans.restoreHere(KEPT, "again", SERVERLESS));
    aws.client(TwoRegions.HOME)
        .createServerlessCache(r -> r.serverlessCacheName("again").engine("redis"));
    aws.calls.pass(Duration.ofHours(1));
    var run = given(aws.run(plan)).report();
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.lanes().toString()).contains("was made by somebody else", "it was left alone");
    done(aws.abort(plan.id()));
    assertThat(names(TwoRegions.HOME)).contains("again");
  }

  @Test
  void endedAnywhereItGoesOnAndMakesNothingTwice() {
    basketIsKept();
    int lines = 1;
    for (; lines < 20; lines++) {
      var name = "again-" + lines;
      var plan = plan(aws.plans.restoreHere(KEPT, name, SERVERLESS));
      if (!aws.dies(plan, lines)) {
        break;
      }
      var how = "ended after line " + lines;
      assertThat(given(aws.resume(plan.id())).code()).as(how).isEqualTo(ExitCode.OK);
      assertThat(names(TwoRegions.HOME)).as(how).contains(name);
    }
    assertThat(lines).isBetween(5, 19);
    assertThat(aws.calls.changes())
        .filteredOn("CreateServerlessCache"::equals)
        .hasSize(names(TwoRegions.HOME).size() - 1);
  }

  @Test
  void abortTakesAwayWhatWasNeverAvailableAndTellsOfWhatWas() {
    basketIsKept();
    var left = new TreeSet<Boolean>();
    for (int lines = 2; lines <= 12; lines++) {
      var name = "again-" + lines;
      var plan = plan(aws.plans.restoreHere(KEPT, name, SERVERLESS));
      if (!aws.dies(plan, lines)) {
        break;
      }
      var how = "ended after line " + lines;
      var aborted = aws.abort(plan.id());
      if (aborted instanceof Answer.Rejected<RunReport> done) {
        assertThat(done.why().toString()).contains("is done and confirmed");
        break;
      }
      var run = given(aborted);
      assertThat(run.report().code()).as(how).isEqualTo(ExitCode.OK);
      boolean there = names(TwoRegions.HOME).contains(name);
      assertThat(run.left().stream().anyMatch(text -> text.contains(name)))
          .as(how + run.left())
          .isEqualTo(there);
      left.add(there);
    }
    assertThat(left).containsExactly(false, true);
  }

  @Test
  void losingTheAnswerMakesOneCache() {
    basketIsKept();
    aws.breakWith("lose-answer", "CreateServerlessCache", "--after-effect");
    done(aws.run(plan(aws.plans.restoreHere(KEPT, "again", SERVERLESS))));
    assertThat(aws.calls.changes()).containsOnlyOnce("CreateServerlessCache");
    assertThat(names(TwoRegions.HOME)).containsExactly("again", "basket");
  }

  @Test
  void memcachedGoesToServerlessMemcachedOnly() {
    aws.memcached("pages");
    aws.serverlessSnapshot("pages", "kept");
    assertThat(checks(aws.plans.restoreHere(KEPT, "nodes", NODES), Check.Verdict.FAIL))
        .contains("engine-version");
    assertThat(check(aws.plans.restoreHere(KEPT, "nodes", NODES), "engine-version").hint())
        .contains("add --serverless");
    var plan = plan(aws.plans.restoreHere(KEPT, "again", SERVERLESS));
    assertThat(plan.lanes().get(0).steps()).hasSize(1).allMatch(Step.Act.class::isInstance);
    done(aws.run(plan));
    assertThat(names(TwoRegions.HOME)).containsExactly("again", "pages");
  }

  @Test
  void whatIsMissingIsToldBeforeAnythingIsMade() {
    basketIsKept();
    var nowhere =
        aws.plans.restoreHere(
            KEPT, "again", SERVERLESS, RestorePlace.UNNAMED, RestoreAccess.AS_BACKED_UP);
    assertThat(checks(nowhere, Check.Verdict.FAIL)).containsExactly("subnet-group");
    assertThat(checks(aws.plans.restoreHere(KEPT, "basket", SERVERLESS), Check.Verdict.FAIL))
        .containsExactly("target-id");
    var two =
        new RestoreAccess(
            List.of("app", "ops"),
            false,
            Optional.of("env:TOKEN"),
            Optional.of(false),
            Optional.of("alias/none"),
            RestoreAccess.Login.NONE);
    var planned = aws.plans.restoreHere(KEPT, "again", SERVERLESS, BackupPlans.PRIVATE, two);
    assertThat(checks(planned, Check.Verdict.FAIL))
        .containsExactlyInAnyOrder("kms-key", "auth-token", "user-groups", "one-user-group");
    assertThat(check(planned, "transit-encryption").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(aws.calls.changes()).isEmpty();
  }

  @Test
  void twoSnapshotsOfOneNameAreNotGuessed() {
    basketIsKept();
    aws.cache("carts", r -> r.numCacheClusters(1));
    aws.client(TwoRegions.HOME)
        .createSnapshot(r -> r.snapshotName("kept").cacheClusterId("carts-001"));
    aws.calls.pass(Duration.ofHours(1));
    var why = ((Planned.Rejected) aws.plans.restoreHere(KEPT, "again", SERVERLESS)).why();
    assertThat(why.code()).isEqualTo(ExitCode.USAGE);
    assertThat(why.toString()).contains("one of a serverless cache with the name kept");
  }
}
