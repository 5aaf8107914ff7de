package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.FailbackRequest.Carried;
import io.ecdr.model.FailbackRequest.Saving;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataReading;
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
import software.amazon.awssdk.services.elasticache.model.Tag;

/**
 * The way home where no Global Datastore is possible, in virtual time. What took over is made in
 * the "home" Region of the tests and goes to the other one, which makes no difference.
 */
class FailbackCarriedTest {

  /** Each try is a world of its own; all entries together would take the time of other tests. */
  private static final int STRIDE = 9;

  private static final ServerlessOptions FROM_S3 =
      new ServerlessOptions(ExportKey.FOLDER, Options.Choice.ACCEPT);

  private static final WriteProbe NO_WRITE =
      new WriteProbe(WriteProbe.Mode.OFF, Optional.empty(), Optional.empty());

  private WriteProbe probe = NO_WRITE;
  private Carried carried = Carried.NOTHING;

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    open(state);
  }

  private void open(Path folder) {
    aws = new TwoRegions(folder, Options.defaults().withServerless(FROM_S3));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private MemoryGroup small() {
    return aws.cache(
        "orders-dr",
        r -> r.cacheNodeType("cache.t3.small").numCacheClusters(2).automaticFailoverEnabled(true));
  }

  private Planned planned(
      String took, Optional<FailbackCase> insisted, boolean stopped, boolean buckets) {
    var loss =
        new LossLimit(
            Optional.empty(), false, stopped ? Optional.of(aws.calls.instant()) : Optional.empty());
    return new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
        .plan(
            new FailbackRequest(
                "orders",
                TwoRegions.DR,
                insisted,
                new RoleTerms(loss, Optional.empty(), Optional.empty(), probe, Hooks.NONE),
                Optional.empty(),
                new Away(Optional.of(TwoRegions.HOME), Optional.of(took)),
                new Anew(
                    Optional.empty(),
                    new StandbyShape(
                        Optional.of("private"), List.of(), Optional.empty(), Optional.empty()),
                    false,
                    carried),
                Optional.empty(),
                buckets
                    ? Optional.of(new Saving("backups", "exports", "ecdr"))
                    : Optional.empty()));
  }

  private Plan plan(String took) {
    var plan =
        TwoRegions.plan(planned(took, Optional.empty(), true, true))
            .accepting(new Acceptance(new TreeSet<>(), new TreeSet<>()));
    assertThat(plan.blockers()).isEmpty();
    return plan;
  }

  private static List<String> steps(Plan plan) {
    return plan.lanes().get(0).steps().stream().map(Step::id).toList();
  }

  private static Check check(Plan plan, String id) {
    return plan.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private RunReport run(Plan plan) {
    var answer = aws.run(plan);
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report();
  }

  private List<String> groups(Region region) {
    return aws.client(region).describeReplicationGroups().replicationGroups().stream()
        .map(g -> g.replicationGroupId())
        .toList();
  }

  private void home(String story) {
    assertThat(groups(TwoRegions.DR)).as(story).containsExactly("orders");
    assertThat(aws.keys(TwoRegions.DR, "orders").keys()).as(story).hasSize(501);
    assertThat(aws.keys(TwoRegions.DR, "orders").get("last")).as(story).contains("word");
  }

  @Test
  void whatTookOverIsBackedUpCarriedHomeRestoredAndCompared() {
    small().put("last", "word");
    aws.dataIsRead(seen -> seen);
    var plan = plan("orders-dr");

    assertThat(plan.checks().get(0).limit()).isEqualTo(FailbackCase.CARRIED.word());
    assertThat(check(plan, "writers").observed()).contains("the operator says");
    assertThat(check(plan, "downtime").observed()).contains("from the first step until");
    assertThat(check(plan, "afterwards").hint())
        .contains("delete-replication-group --replication-group-id orders-dr --region us-east-1");
    assertThat(plan.prediction().rto()).isPresent();
    assertThat(steps(plan))
        .containsExactly(
            "orders-dr/snapshot",
            "orders-dr/export",
            "orders-dr/copy",
            "orders-dr/manifest",
            "orders-dr/check",
            "orders-dr/read-1",
            "orders-dr/proof",
            "orders/create",
            "orders/confirm",
            "orders/prove");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);

    var run = run(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    home("");
    assertThat(groups(TwoRegions.HOME)).as("it stays").containsExactly("orders-dr");
    var proved = run.report().lanes().get(0).steps().get(9).outcome().orElseThrow();
    assertThat(((StepOutcome.Done) proved).facts().text("Data")).contains("proven");
    var again = ((Planned.Rejected) planned("orders-dr", Optional.empty(), true, true)).why();
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(again.message()).contains("orders in eu-west-1 is no old side", "backup orders-dr-");
  }

  @Test
  void dataThatIsNotAllThereIsNoSuccess() {
    small().put("last", "word");
    aws.dataIsRead(
        seen ->
            new DataReading.Content(
                seen.shards(),
                seen.keys() - 400,
                seen.expiring(),
                seen.evicted(),
                seen.sampled(),
                seen.sampledExpiring(),
                seen.longest()));

    var run = run(plan("orders-dr"));

    assertThat(run.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  @Test
  void aCacheOfSeveralShardsGoesHomeAsOne() {
    aws.cache(
            "orders-dr",
            r ->
                r.cacheNodeType("cache.t3.small")
                    .numNodeGroups(2)
                    .replicasPerNodeGroup(1)
                    .automaticFailoverEnabled(true))
        .put("last", "word");

    var run = run(plan("orders-dr"));

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    home("");
  }

  @Test
  void aSingleNodeGoesHome() {
    aws.single("orders-dr").put("last", "word");

    var plan = plan("orders-dr");
    var run = run(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(check(plan, "afterwards").hint()).contains("delete-cache-cluster");
    home("");
  }

  @Test
  void aServerlessCacheGoesHomeAsOne() {
    aws.serverless("orders-dr").put("last", "word");
    var plan = plan("orders-dr");
    // A restore's own options are none of this command's.
    assertThat(plan.checks())
        .extracting(Check::hint)
        .anyMatch(hint -> hint.contains("name --node-type to restore to nodes"))
        .noneMatch(hint -> hint.matches(".*--(serverless|subnet) .*"));

    var run = run(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    var there = aws.client(TwoRegions.DR).describeServerlessCaches(r -> {}).serverlessCaches();
    assertThat(there).singleElement().matches(c -> c.serverlessCacheName().equals("orders"));
    assertThat(aws.keys(TwoRegions.DR, "serverless/orders").get("last")).contains("word");
  }

  @Test
  void whereNobodyStopsTheWritersOrNoBucketIsNamedNothingIsDone() {
    small();
    var writing = TwoRegions.plan(planned("orders-dr", Optional.empty(), false, true));
    assertThat(writing.checked()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(writing.blockers()).extracting(Check::id).containsExactly("writers");
    assertThat(check(writing, "writers").hint()).contains("--pre-hook PROG", "--writes-stopped-at");

    var nowhere = ((Planned.Rejected) planned("orders-dr", Optional.empty(), true, false)).why();
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.hint()).contains("--dr-bucket in us-east-1", "--bucket in eu-west-1");
  }

  /** No engine is reached from here, so nobody knows whether the fence holds: nothing goes home. */
  @Test
  void usersAreFencedFirstAndGetTheirAccessBackWhenItIsGivenUp() {
    ofUsers();
    probe = WriteProbe.AUTO;
    carried = new Carried(List.of(), List.of(), Optional.empty(), true);
    var plan = TwoRegions.plan(planned("orders-dr", Optional.empty(), false, true));
    assertThat(plan.blockers()).isEmpty();
    assertThat(check(plan, "writers").observed()).endsWith("on: orders-all");
    assertThat(steps(plan))
        .startsWith("orders-dr/fence-orders-all", "orders-dr/fence-proof", "orders-dr/snapshot");

    var run = run(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.FAILED);
    assertThat(aws.snapshots()).isEmpty();
    assertThat(access()).endsWith("-@write");
    var aborted = (Answer.Given<RunReport>) aws.abort(plan.id());
    assertThat(aborted.report().code())
        .as("%s", aborted.report().report().lanes())
        .isEqualTo(ExitCode.OK);
    assertThat(access()).isEqualTo("on ~* +@all");
  }

  private void ofUsers() {
    var away = aws.client(TwoRegions.HOME);
    away.createUser(
        r ->
            r.userId("orders-all")
                .userName("default")
                .engine("redis")
                .accessString("on ~* +@all")
                .noPasswordRequired(true));
    away.createUserGroup(r -> r.userGroupId("team").engine("redis").userIds("orders-all"));
    aws.calls.pass(Duration.ofMinutes(10));
    aws.cache(
        "orders-dr",
        r ->
            r.cacheNodeType("cache.t3.small")
                .numCacheClusters(2)
                .automaticFailoverEnabled(true)
                .transitEncryptionEnabled(true)
                .userGroupIds("team"));
  }

  @Test
  void givenUpAfterTheBackupItLeavesThatAndUsersHaveTheirAccessBack() {
    ofUsers();
    carried = new Carried(List.of(), List.of(), Optional.empty(), true);
    var plan = TwoRegions.plan(planned("orders-dr", Optional.empty(), false, true));
    assertThat(check(plan, "writers").verdict()).isEqualTo(Check.Verdict.WARN);
    aws.calls.fates(
        call -> {
          if (call.action().equals("CreateReplicationGroup")) {
            throw new VirtualCalls.Killed();
          }
          return VirtualCalls.Fate.ANSWERED;
        });
    assertThat(aws.killed(plan)).isTrue();
    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);
    assertThat(access()).endsWith("-@write");

    var aborted = ((Answer.Given<RunReport>) aws.abort(plan.id())).report();

    assertThat(aborted.code()).as("%s", aborted.report().lanes()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(aborted.left().toString())
        .contains("backup orders-dr-" + plan.id(), "ecdr backup show orders-dr-" + plan.id());
    assertThat(access()).isEqualTo("on ~* +@all");
    assertThat(aws.objects("backups")).anyMatch(key -> key.endsWith("/manifest.json"));
    assertThat(aws.objects("exports")).isNotEmpty();
    assertThat(aws.snapshots()).isNotEmpty();
  }

  private String access() {
    return aws.client(TwoRegions.HOME)
        .describeUsers(r -> r.userId("orders-all"))
        .users()
        .get(0)
        .accessString();
  }

  /** Where there could be a standby, a backup goes home only when that is asked for. */
  @Test
  void aBackupMayGoHomeWhereAStandbyCould() {
    aws.cache("orders-dr", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var carried = Optional.of(FailbackCase.CARRIED);

    var asked = TwoRegions.plan(planned("orders-dr", carried, true, true));
    var usual = TwoRegions.plan(planned("orders-dr", Optional.empty(), true, true));

    assertThat(steps(asked)).contains("orders-dr/copy", "orders/create");
    assertThat(steps(usual)).contains("orders/datastore").doesNotContain("orders-dr/copy");
  }

  @Test
  void whereItIsNowIsFoundByTheRestoreThatMadeIt() {
    // It was made of a backup itself, which its snapshots tell; that moves nothing.
    aws.cache(
        "orders",
        r ->
            r.cacheNodeType("cache.t3.small")
                .numCacheClusters(2)
                .tags(Tag.builder().key("ecdr:backup").value("orders-20250101-0101-aaaa").build()));
    var backup = aws.plans.backup("orders");
    assertThat(run(backup).code()).isEqualTo(ExitCode.OK);
    assertThat(run(aws.plans.restore("orders-" + backup.id(), "orders-dr")).code())
        .isEqualTo(ExitCode.OK);
    assertThat(run(aws.plans.backup("orders")).code()).isEqualTo(ExitCode.OK);
    aws.client(TwoRegions.HOME).deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    aws.calls.pass(Duration.ofHours(1));

    for (var region : List.of(Optional.<Region>empty(), Optional.of(TwoRegions.DR))) {
      var why = toHome(new Away(region, Optional.empty()));
      assertThat(why.code()).isEqualTo(ExitCode.USAGE);
      assertThat(why.message())
          .contains("orders-dr in eu-west-1 took over; orders in us-east-1 is gone")
          .contains("that it is there, operation 2026");
      assertThat(why.hint()).contains("--dr-bucket in eu-west-1");
    }
    // What was said is not known better.
    var said = toHome(new Away(Optional.of(TwoRegions.DR), Optional.of("orders")));
    assertThat(said.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(said.message()).doesNotContain("operation");

    aws.client(TwoRegions.DR).deleteReplicationGroup(r -> r.replicationGroupId("orders-dr"));
    aws.calls.pass(Duration.ofHours(1));
    var gone = toHome(new Away(Optional.empty(), Optional.empty()));
    assertThat(gone.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(gone.message())
        .contains("no cache orders-dr in eu-west-1; that it is there, operation 2026");
  }

  private Rejection toHome(Away away) {
    return ((Planned.Rejected)
            new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
                .plan(
                    new FailbackRequest(
                        "orders",
                        TwoRegions.HOME,
                        Optional.empty(),
                        new RoleTerms(LossLimit.NONE, Optional.empty(), Optional.empty(), NO_WRITE),
                        Optional.empty(),
                        away,
                        Anew.USUAL)))
        .why();
  }

  @Test
  void killedAtEntriesAllOverItsJournalItEndsTheSame() {
    int lines = 1;
    while (true) {
      aws.close();
      open(state.resolve("after-" + lines));
      small().put("last", "word");
      var plan = plan("orders-dr");
      if (!aws.dies(plan, lines)) {
        break;
      }
      var resumed = (Answer.Given<RunReport>) aws.resume(plan.id());
      assertThat(resumed.report().code())
          .as("after %d lines: %s", lines, resumed.report().report().lanes())
          .isEqualTo(ExitCode.OK);
      home("after " + lines + " lines");
      assertThat(aws.snapshots()).as("after %d lines", lines).hasSize(1);
      lines += STRIDE;
    }
    assertThat(lines).isGreaterThan(15);
  }
}
