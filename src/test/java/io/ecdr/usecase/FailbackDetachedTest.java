package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static io.ecdr.plan.InPlan.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.FailbackRequest.Saving;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Check;
import io.ecdr.plan.HomeSight;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;

/** The way home after a detach, in virtual time: nothing is deleted that is not saved. */
class FailbackDetachedTest {
  /** Each try is a world of its own; all entries together would take the time of other tests. */
  private static final int STRIDE = 11;

  private static final String GO = "us-east-1/orders";

  @TempDir Path state;
  private Operations journals;
  private Optional<String> id = Optional.empty();
  private TwoRegions aws;

  @BeforeEach
  void detached() {
    detached(state);
  }

  private void detached(Path folder) {
    detached(folder, r -> {});
  }

  private void detached(
      Path folder, Consumer<CreateReplicationGroupRequest.Builder> more, String... fault) {
    aws = aws == null ? new TwoRegions(folder) : aws;
    aws.roles.pair(more);
    if (fault.length > 0) {
      aws.breakWith(fault);
    }
    aws.done(aws.roles.detach());
    aws.keys(TwoRegions.HOME, "orders").put("only-old", "tail");
    aws.keys(TwoRegions.DR, "orders-eu").put("only-new", "word");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Planned planned(Optional<String> discard, boolean saving) {
    return planned(new Away(Optional.of(TwoRegions.DR), Optional.of("orders-eu")), discard, saving);
  }

  private Planned planned(Away away, Optional<String> discard, boolean saving) {
    return new Failback(
            aws.surveyor(),
            journals == null ? aws.operations : journals,
            () -> id.orElseGet(aws::nextId),
            "test")
        .plan(
            new FailbackRequest(
                "orders",
                TwoRegions.HOME,
                Optional.empty(),
                new RoleTerms(
                    LossLimit.of(Duration.ofMinutes(5)),
                    Optional.empty(),
                    Optional.empty(),
                    WriteProbe.AUTO),
                Optional.empty(),
                away,
                Anew.USUAL,
                discard,
                saving ? Optional.of(new Saving("exports", "backups", "ecdr")) : Optional.empty()));
  }

  /** Without user groups nobody can be fenced; the writers are known to be gone. */
  private Plan plan() {
    return TwoRegions.plan(planned(Optional.of(GO), true))
        .accepting(new Acceptance(new TreeSet<>(), new TreeSet<>(List.of("old-fence"))));
  }

  private List<String> files() {
    return aws.objects("backups").stream()
        .filter(key -> key.contains("/orders/"))
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .toList();
  }

  private StepOutcome.Stopped stopped(RunReport run) {
    return run.report().lanes().get(0).steps().stream()
        .flatMap(s -> s.outcome().stream())
        .filter(StepOutcome.Stopped.class::isInstance)
        .map(StepOutcome.Stopped.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private long deletions() {
    return aws.calls.sent().stream()
        .filter(s -> s.call().action().equals("DeleteReplicationGroup"))
        .count();
  }

  private void cameHome(String story) {
    assertThat(aws.roles.role(TwoRegions.HOME, "orders"))
        .as(story)
        .isEqualToIgnoringCase("PRIMARY");
    assertThat(aws.roles.role(TwoRegions.DR, "orders-eu"))
        .as(story)
        .isEqualToIgnoringCase("SECONDARY");
    var home = aws.keys(TwoRegions.HOME, "orders");
    assertThat(home.get("only-new")).as(story).contains("word");
    assertThat(home.get("only-old")).as(story).isEmpty();
    assertThat(files()).as(story).contains("0001.rdb", "manifest.json", "check.json", "mark.json");
  }

  @Test
  void theOldSideIsSavedDeletedMadeAnewAndSwitchedTo() {
    var plan = plan();

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.checks().get(0).id()).isEqualTo(HomeSight.CHECK);
    assertThat(plan.checks().get(0).limit()).isEqualTo(FailbackCase.DETACHED.word());
    assertThat(steps(plan))
        .containsSubsequence(
            "orders/snapshot",
            "orders/export",
            "orders/copy",
            "orders/manifest",
            "orders/keep",
            "orders/proof",
            "orders/old-datastore",
            "orders/alone",
            "orders/discard",
            "orders/datastore",
            "orders/member",
            "orders/follows",
            "orders/caught-up",
            "orders/switchover",
            "orders/write-probe");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);

    var run = aws.ran(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    cameHome("");
  }

  @Test
  void homeThatNothingFollowsIsNotSaidToBeBackWhereNobodyKnowsTheOtherSide() {
    var nowhere = new Away(Optional.empty(), Optional.empty());
    journals = new LocalOperations(state.resolve("another-machine"));

    var why = ((Planned.Rejected) planned(nowhere, Optional.empty(), false)).why();

    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains("orders in us-east-1 is PRIMARY", "nothing follows it");
    assertThat(why.hint()).contains("--dr-region");
  }

  @Test
  void homeThatDoesNotTellItsDatastoresIsNotSaidToStandAlone() {
    aws.calls.fates(
        call ->
            call.action().equals("DescribeGlobalReplicationGroups")
                    && call.region().equals(TwoRegions.HOME)
                ? Fate.UNREACHABLE
                : Fate.ANSWERED);

    var why = ((Planned.Rejected) planned(Optional.of(GO), true)).why();

    assertThat(why.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(why.message()).contains("DescribeGlobalReplicationGroups").contains("us-east-1");
  }

  @Test
  void whereItIsNowIsFoundByTheOperationThatDetachedIt() {
    var nowhere = new Away(Optional.empty(), Optional.empty());

    var plan = TwoRegions.plan(planned(nowhere, Optional.of(GO), true));

    assertThat(plan.checks().get(0).limit()).isEqualTo(FailbackCase.DETACHED.word());
    assertThat(plan.checks().get(0).observed())
        .contains("orders-eu in eu-west-1 took over", "that it is there, operation 2026");
    assertThat(steps(plan)).isEqualTo(steps(TwoRegions.plan(planned(Optional.of(GO), true))));
  }

  /** Somebody took the standby out by other means; the detach before is of another life. */
  @Test
  void whereItWasBeforeItCameHomeIsNotWhereItIs() {
    // Of the same minute, and sorted before the detach by chance.
    id = Optional.of("20261123-0115-aaaa");
    assertThat(aws.ran(plan()).code()).isEqualTo(ExitCode.OK);
    var home = aws.client(TwoRegions.HOME);
    var id =
        home.describeGlobalReplicationGroups(r -> {})
            .globalReplicationGroups()
            .get(0)
            .globalReplicationGroupId();
    home.disassociateGlobalReplicationGroup(
        r ->
            r.globalReplicationGroupId(id)
                .replicationGroupId("orders-eu")
                .replicationGroupRegion("eu-west-1"));
    aws.calls.pass(Duration.ofHours(1));

    var nowhere = new Away(Optional.empty(), Optional.empty());
    var why = ((Planned.Rejected) planned(nowhere, Optional.of(GO), true)).why();

    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains("nothing follows it", "no operation known here took it");
  }

  @Test
  void nothingIsDeletedThatNobodyAgreedToOrThatIsSavedNowhere() {
    var nobody = TwoRegions.plan(planned(Optional.empty(), true));
    assertThat(check(nobody, "discard-old-data").verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(check(nobody, "discard-old-data").hint()).endsWith("--discard-old-data " + GO);
    var another = TwoRegions.plan(planned(Optional.of("eu-west-1/orders"), true));
    assertThat(check(another, "discard-old-data").verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(check(another, "old-fence").verdict()).isEqualTo(Check.Verdict.FAIL);
    var typed = TwoRegions.plan(planned(Optional.of(""), true));
    assertThat(check(typed, "discard-old-data").verdict()).isEqualTo(Check.Verdict.WARN);

    var nowhere = (Planned.Rejected) planned(Optional.of(GO), false);
    assertThat(nowhere.why().code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.why().hint()).contains("--bucket in us-east-1", "--dr-bucket in eu-west-1");
  }

  /** The memory engine cannot be reached, so whether a write is refused stays unknown. */
  @Test
  void aFenceThatIsNotProvenIsNoCacheThatIsHome() {
    aws.close();
    aws = new TwoRegions(state.resolve("fenced"));
    var home = aws.client(TwoRegions.HOME);
    home.createUser(
        r ->
            r.userId("orders-all")
                .userName("default")
                .engine("redis")
                .accessString("on ~* +@all")
                .noPasswordRequired(true));
    home.createUserGroup(r -> r.userGroupId("team").engine("redis").userIds("orders-all"));
    aws.calls.pass(Duration.ofMinutes(10));
    detached(state, r -> r.transitEncryptionEnabled(true).userGroupIds("team"));
    var plan =
        TwoRegions.plan(planned(Optional.of(GO), true))
            .accepting(new Acceptance(new TreeSet<>(), new TreeSet<>(List.of("users"))));
    assertThat(plan.blockers()).isEmpty();

    var run = aws.ran(plan);

    assertThat(stopped(run).reason()).contains("whether a write is refused is unknown");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(deletions()).isZero();
  }

  /** Its view is behind: it still lists a standby, which has left and says so itself. */
  @Test
  void homeThatListsAStandbyWhichKnowsNothingOfItIsNotSaidToBeBack() {
    aws.close();
    aws = null;
    detached(state.resolve("behind"), r -> {}, "views-differ", "us-east-1");
    journals = new LocalOperations(state.resolve("another-machine"));
    var nowhere = new Away(Optional.empty(), Optional.empty());

    var plan = TwoRegions.plan(planned(nowhere, Optional.of(GO), true));

    assertThat(plan.checks().get(0).limit()).isEqualTo(FailbackCase.DETACHED.word());
    assertThat(plan.checks().get(0).observed())
        .contains("orders-eu in eu-west-1 took over", "as home tells it still lists orders-eu");
    assertThat(check(plan, "old-datastore").hint())
        .endsWith("ecdr standby remove orders --region us-east-1 --in eu-west-1");
  }

  @Test
  void aRescueThatVanishesRightBeforeTheDeletionStopsIt() {
    var plan = plan();
    // Once the old datastore goes, somebody takes a file of the backup away.
    aws.calls.fates(
        call -> {
          if (call.action().equals("DeleteGlobalReplicationGroup")) {
            aws.objects("backups").stream()
                .filter(key -> key.endsWith("0001.rdb"))
                .forEach(key -> aws.loseObject("backups", key));
          }
          return VirtualCalls.Fate.ANSWERED;
        });

    var run = aws.ran(plan);

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(stopped(run).reason()).contains("so they were not deleted");
    assertThat(deletions()).isZero();
    assertThat(aws.keys(TwoRegions.HOME, "orders").get("only-old")).contains("tail");
  }

  @Test
  void itIsNotGivenUpOnceTheOldSideMayBeGone() {
    var plan = plan();
    aws.calls.fates(
        call -> {
          if (call.action().equals("DeleteReplicationGroup")) {
            throw new VirtualCalls.Killed();
          }
          return VirtualCalls.Fate.ANSWERED;
        });
    assertThat(aws.killed(plan)).isTrue();
    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);

    var why = ((Answer.Rejected<RunReport>) aws.abort(plan.id())).why();

    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains("the old side goes, or is gone, which nothing undoes");
    assertThat(why.hint()).contains("ecdr op resume " + plan.id());
  }

  @Test
  void killedAtEntriesAllOverItsJournalItEndsTheSame() {
    int lines = 1;
    while (true) {
      if (lines > 1) {
        aws.close();
        aws = null;
        detached(state.resolve("after-" + lines));
      }
      var plan = plan();
      if (!aws.dies(plan, lines)) {
        break;
      }
      var resumed = (Answer.Given<RunReport>) aws.resume(plan.id());
      assertThat(resumed.report().code())
          .as("after %d lines: %s", lines, resumed.report().report().lanes())
          .isEqualTo(ExitCode.OK);
      cameHome("after " + lines + " lines");
      assertThat(aws.snapshots()).as("after %d lines", lines).hasSize(1);
      lines += STRIDE;
    }
    assertThat(lines).isGreaterThan(30);
  }
}
