package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Event;
import io.ecdr.plan.Plan;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Plans run in virtual time against a small world. */
class ExecutorTest {

  private final Bench bench = new Bench();

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
    assertThat(Bench.facts(report, 1).text("Endpoint")).contains("new.example:6379");
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
