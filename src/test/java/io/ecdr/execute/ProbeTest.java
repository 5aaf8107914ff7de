package io.ecdr.execute;

import static io.ecdr.execute.ScriptedProbe.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.model.WriteProbe.Mode;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Event;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Probed;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataProbe.Kind;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trial writes after a role change, in virtual time: what is tried, and what is claimed. */
class ProbeTest {

  private static final String READONLY = "READONLY You can't write against a read only replica.";

  private final GlobalWorld world = new GlobalWorld();
  private final VirtualCalls calls = new VirtualCalls(world);
  private final ScriptedProbe engine = new ScriptedProbe(calls);
  private final StringBuilder journal = new StringBuilder();
  private final List<Event> events = new ArrayList<>();
  private Instant interruptAt = Instant.MAX;
  private boolean diskFull;

  ProbeTest() {
    world.clock(calls);
  }

  private static Condition condition(String kind) {
    return new Condition(
        kind,
        Plans.DR,
        Value.fields(
            "GlobalReplicationGroupId",
            GlobalWorld.ID,
            "ReplicationGroupId",
            GlobalWorld.NEW,
            "OldRegion",
            Plans.HOME.id(),
            "Since",
            "2026-11-23T01:15:00Z"));
  }

  private static Plan plan(Mode mode) {
    var promote =
        new Step.Rung(
            "orders-eu/promote",
            "Promote it",
            Plans.call(
                Service.ELASTICACHE,
                "FailoverGlobalReplicationGroup",
                Plans.DR,
                Value.fields("GlobalReplicationGroupId", GlobalWorld.ID)),
            condition("roles-moved"),
            Duration.ofMinutes(5));
    return Plans.single(
        new Step.Ladder(
            "orders-eu/failover",
            "Make it the primary",
            List.of(promote),
            "",
            new Limits(Duration.ofMinutes(1), "a guess", Duration.ofMinutes(15))),
        new Step.Probe(
            "orders-eu/write-probe",
            "Write a key",
            Plans.DR,
            GlobalWorld.NEW,
            List.of(condition("roles-moved"), condition("standalone")),
            new WriteProbe(mode, Optional.of("ops"), Optional.of("env:SECRET")),
            Step.Times.USUAL,
            new Limits(Duration.ofSeconds(1), "a guess", Duration.ofMinutes(1))));
  }

  private Report run(Mode mode) {
    var executor =
        new Executor(
            calls,
            Plans::endpoint,
            calls,
            new Random(7),
            () -> !calls.instant().isBefore(interruptAt),
            events::add,
            Settings.DEFAULT,
            Outside.NOTHING.probing(engine));
    var position = Position.of(JournalCodec.read(journal.toString()));
    var report = executor.run(PlanCodec.read(PlanCodec.write(plan(mode))), position, this::write);
    assertThat(ReportCodec.read(ReportCodec.write(report))).isEqualTo(report);
    return report;
  }

  private void write(Entry entry) {
    if (diskFull && entry instanceof Entry.Probing) {
      throw new StateUnusable("no room");
    }
    journal.append(JournalCodec.write(entry)).append('\n');
  }

  private List<Entry> entries() {
    return JournalCodec.read(journal.toString()).entries();
  }

  private static Report.StepReport probe(Report report) {
    return report.lanes().get(0).steps().get(1);
  }

  private static Value.Fields facts(Report report) {
    return ((StepOutcome.Done) probe(report).outcome().orElseThrow()).facts();
  }

  private static StepOutcome.Stopped stopped(Report report) {
    return (StepOutcome.Stopped) probe(report).outcome().orElseThrow();
  }

  private static void ends(Report report, ExitCode code, Probed probed) {
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(code);
    assertThat(report.lanes().get(0).writeProbe()).contains(probed);
    assertThat(ReportCodec.of(report).list("lanes").get(0).text("writeProbe"))
        .contains(probed.word());
    assertThat(report.lanes().get(0).steps().get(0).outcome().orElseThrow())
        .as("the role change is done whatever comes of the probe")
        .isInstanceOf(StepOutcome.Done.class);
  }

  private long roleReadsSince(Instant moment) {
    return calls.sent().stream()
        .filter(s -> s.at().isAfter(moment))
        .filter(s -> s.call().action().equals("DescribeGlobalReplicationGroups"))
        .count();
  }

  @Test
  void aKeyIsWrittenAtTheEndpointThatIsReadAfterTheRolesHaveMoved() {
    engine.then(shard(Kind.WRITTEN, "took a key"));

    var report = run(Mode.AUTO);

    ends(report, ExitCode.OK, Probed.PASSED);
    assertThat(facts(report).number("Shards")).contains(1L);
    assertThat(engine.trials).hasSize(1);
    var trial = engine.trials.get(0);
    assertThat(trial.host() + ":" + trial.port()).isEqualTo("eu.example:6379");
    assertThat(trial.key()).startsWith("ecdr:probe:" + Plans.OPERATION + ":");
    assertThat(trial.value()).isEqualTo(Plans.OPERATION);
    assertThat(trial.timeToLive()).isEqualTo(Duration.ofSeconds(60));
    assertThat(trial.user()).contains("ops");
    assertThat(world.roles).containsEntry(GlobalWorld.NEW, "PRIMARY");
    assertThat(entries().stream().map(e -> e.getClass().getSimpleName()))
        .containsExactly("Intent", "Answered", "Settled", "Probing", "Probed", "Settled");
  }

  @Test
  void aNodeThatStillRefusesRightAfterThePromotionIsTriedAgain() {
    engine
        .then(shard(Kind.REFUSED, READONLY))
        .then(shard(Kind.REFUSED, READONLY))
        .then(shard(Kind.WRITTEN, "took a key"));

    ends(run(Mode.AUTO), ExitCode.OK, Probed.PASSED);

    assertThat(engine.trials).hasSize(3);
    assertThat(engine.trials.stream().map(t -> t.key())).doesNotHaveDuplicates();
    assertThat(events.toString()).contains(READONLY + "; trying again");
  }

  @Test
  void aWriteThatStaysRefusedIsIncompleteInEitherModeAfterAHandfulOfTries() {
    for (var mode : List.of(Mode.AUTO, Mode.REQUIRED)) {
      var test = new ProbeTest();
      test.engine.then(shard(Kind.REFUSED, READONLY));

      var report = test.run(mode);

      ends(report, ExitCode.INCOMPLETE, Probed.REFUSED);
      assertThat(stopped(report).reason())
          .contains("the change is done and was read back")
          .contains("orders-eu in eu-west-1 is PRIMARY")
          .contains(READONLY);
      assertThat(stopped(report).hint()).contains("ecdr op resume " + Plans.OPERATION);
      assertThat(test.engine.trials).hasSizeBetween(4, 9);
      assertThat(probe(report).took()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(11));
    }
  }

  @Test
  void whatCannotBeReachedFromHereIsNotTestedAndTheRolesAreReadTwiceMore() {
    engine.then(shard(Kind.UNREACHABLE, "Connection refused"));

    var report = run(Mode.AUTO);

    ends(report, ExitCode.OK, Probed.NOT_TESTED);
    assertThat(facts(report).text("Why").orElseThrow())
        .contains("cannot be reached from here", "Connection refused");
    assertThat(roleReadsSince(engine.moments.get(engine.moments.size() - 1))).isEqualTo(2);
    assertThat(probe(report).took()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void anEndpointThatSwallowsConnectionsCostsAtMostThreeSeconds() {
    for (boolean connected : List.of(false, true)) {
      var test = new ProbeTest();
      test.engine.thenSilence(connected);

      var report = test.run(Mode.AUTO);

      ends(report, ExitCode.OK, Probed.NOT_TESTED);
      assertThat(test.engine.abandoned).isEqualTo(1);
      assertThat(test.roleReadsSince(test.engine.moments.get(0))).isEqualTo(2);
      assertThat(probe(report).took())
          .isLessThan(connected ? Duration.ofSeconds(5) : Duration.ofSeconds(3));
    }
  }

  @Test
  void rolesThatMoveBackMeanwhileAreNoSuccess() {
    engine.then(shard(Kind.UNREACHABLE, "Connection refused"));
    engine.begun =
        () -> {
          world.roles.put(GlobalWorld.OLD, "PRIMARY");
          world.roles.put(GlobalWorld.NEW, "SECONDARY");
        };

    var report = run(Mode.AUTO);

    ends(report, ExitCode.INCOMPLETE, Probed.NOT_TESTED);
    assertThat(stopped(report).reason()).contains("now the roles read otherwise");
  }

  @Test
  void whatCannotBeReachedIsIncompleteWhereTheWriteIsRequired() {
    engine.then(shard(Kind.UNREACHABLE, "Connection refused"));

    var report = run(Mode.REQUIRED);

    ends(report, ExitCode.INCOMPLETE, Probed.NOT_TESTED);
    assertThat(stopped(report).reason()).contains("Connection refused", "tries");
    assertThat(stopped(report).hint()).contains("from where it can be reached", "ecdr op resume");
    assertThat(engine.trials.size()).isGreaterThan(3);
  }

  @Test
  void aRefusedLoginSaysNothingAboutWritesAndIsNotTriedAgain() {
    engine.then(shard(Kind.LOGIN, "NOPERM this user has no permissions"));

    var auto = run(Mode.AUTO);

    ends(auto, ExitCode.OK, Probed.NOT_TESTED);
    assertThat(facts(auto).text("Why").orElseThrow()).contains("NOPERM");
    assertThat(facts(auto).text("Hint").orElseThrow()).contains("--probe-auth");
    assertThat(engine.trials).hasSize(1);
    assertThat(roleReadsSince(engine.moments.get(0))).isEqualTo(2);

    var test = new ProbeTest();
    test.engine.then(shard(Kind.LOGIN, "NOAUTH Authentication required."));
    var required = test.run(Mode.REQUIRED);
    ends(required, ExitCode.INCOMPLETE, Probed.NOT_TESTED);
    assertThat(stopped(required).reason()).contains("NOAUTH");
  }

  @Test
  void oneShardThatCannotBeReachedBesideOneThatTookItsKeyIsNoSuccess() {
    engine.then(shard(Kind.WRITTEN, "took a key"), shard(Kind.UNREACHABLE, "Connection refused"));

    var report = run(Mode.AUTO);

    ends(report, ExitCode.INCOMPLETE, Probed.REFUSED);
    assertThat(stopped(report).reason()).contains("1 shard took a key, then eu.example:6379");
  }

  @Test
  void ctrlCEndsItAtOnceAndResumingTriesAgainWithoutAnotherPromotion() {
    engine.thenSilence(true).then(shard(Kind.WRITTEN, "took a key"));
    interruptAt = calls.instant().plusSeconds(43);
    world.takes = Duration.ofSeconds(41);

    var first = run(Mode.REQUIRED);

    assertThat(first.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(engine.abandoned).isEqualTo(1);
    assertThat(calls.instant()).isBefore(interruptAt.plusSeconds(1));

    interruptAt = Instant.MAX;
    ends(run(Mode.REQUIRED), ExitCode.OK, Probed.PASSED);
    assertThat(world.promotions).isEqualTo(1);
  }

  @Test
  void aProcessThatIsKilledWhileProbingLeavesNoDoubtAndGoesOnWithTheProbe() {
    engine.thenSilence(true).then(shard(Kind.WRITTEN, "took a key"));
    world.takes = Duration.ofSeconds(41);
    calls.killAt(calls.instant().plusSeconds(43));

    assertThatThrownBy(() -> run(Mode.AUTO)).isInstanceOf(VirtualCalls.Killed.class);
    calls.restart();

    var history = JournalCodec.read(journal.toString());
    assertThat(history.entries().get(history.entries().size() - 1))
        .isInstanceOf(Entry.Probing.class);
    assertThat(OperationState.of(history, false)).isEqualTo(OperationState.WAITING);
    ends(run(Mode.AUTO), ExitCode.OK, Probed.PASSED);
    assertThat(world.promotions).isEqualTo(1);
    assertThat(engine.trials).hasSize(2);
  }

  @Test
  void aRefusedProbeIsTriedAnewByResuming() {
    engine.then(shard(Kind.REFUSED, "MISCONF Errors writing to the disk"));
    ends(run(Mode.AUTO), ExitCode.INCOMPLETE, Probed.REFUSED);
    int tries = engine.trials.size();
    for (int i = 0; i < tries; i++) {
      engine.then(shard(Kind.WRITTEN, "took a key"));
    }

    ends(run(Mode.AUTO), ExitCode.OK, Probed.PASSED);

    assertThat(world.promotions).isEqualTo(1);
  }

  @Test
  void nothingIsWrittenThatCannotBeWrittenDownBefore() {
    engine.then(shard(Kind.WRITTEN, "took a key"));
    diskFull = true;

    var report = run(Mode.AUTO);

    ends(report, ExitCode.INCOMPLETE, Probed.NOT_TESTED);
    assertThat(engine.trials).isEmpty();
  }
}
