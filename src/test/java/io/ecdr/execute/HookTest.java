package io.ecdr.execute;

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
import io.ecdr.plan.Condition;
import io.ecdr.plan.Event;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookTerms;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Asking;
import io.ecdr.port.DataProbe;
import io.ecdr.port.LockLost;
import io.ecdr.port.Locks;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hooks around a role change, in virtual time: what each end of a program leads to. */
class HookTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final GlobalWorld world = new GlobalWorld();
  private final VirtualCalls calls = new VirtualCalls(world);
  private final ScriptedPrograms programs = new ScriptedPrograms(calls);
  private final StringBuilder journal = new StringBuilder();
  private final List<Event> events = new ArrayList<>();
  private final List<Step> before = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();
  private Instant interruptAt = Instant.MAX;
  private Supplier<RuntimeException> refuses;

  HookTest() {
    world.clock(calls);
  }

  private static Step hook(HookPhase phase, String file, HookTerms terms) {
    var facts = Value.fields("ECDR_CACHE", "orders", "ECDR_PHASE", phase.word());
    return new Step.Hook(
        "orders-eu/" + phase.word() + "-" + file,
        "Run " + file,
        phase,
        List.of(file, "$HOME; echo"),
        List.of("TOKEN"),
        phase == HookPhase.PRE
            ? facts
            : facts
                .with(
                    "ECDR_ENDPOINT", new Value.Bound("orders-eu/switchover", "Endpoint", "unknown"))
                .with("ECDR_NOBODY", new Value.Bound("orders-eu/switchover", "No", "unknown")),
        terms,
        new Limits(Duration.ofSeconds(1), "a guess", Duration.ofMinutes(3)));
  }

  private HookTest pre(String file) {
    before.add(hook(HookPhase.PRE, file, new HookTerms(MINUTE, 2, Optional.empty(), List.of())));
    return this;
  }

  private HookTest urgent(String file) {
    var fellows = before.stream().map(Step::id).toList();
    var ten = Optional.of(HookTerms.EMERGENCY);
    before.add(hook(HookPhase.PRE, file, new HookTerms(MINUTE, 1, ten, fellows)));
    return this;
  }

  private HookTest post(String file) {
    after.add(hook(HookPhase.POST, file, new HookTerms(MINUTE, 2, Optional.empty(), List.of())));
    return this;
  }

  private Plan plan() {
    var moved =
        new Condition(
            "roles-moved",
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
    var promote =
        Plans.call(
            Service.ELASTICACHE,
            "FailoverGlobalReplicationGroup",
            Plans.DR,
            Value.fields("GlobalReplicationGroupId", GlobalWorld.ID));
    List<Step> steps = new ArrayList<>(before);
    steps.add(
        new Step.Ladder(
            "orders-eu/switchover",
            "Make it the primary",
            List.of(
                new Step.Rung(
                    "orders-eu/promote", "Promote it", promote, moved, Duration.ofMinutes(5))),
            "",
            new Limits(MINUTE, "a guess", Duration.ofMinutes(15))));
    steps.addAll(after);
    return Plans.single(steps.toArray(Step[]::new));
  }

  private Report run() {
    var executor =
        new Executor(
            calls,
            Plans::endpoint,
            calls,
            new Random(7),
            () -> !calls.instant().isBefore(interruptAt),
            events::add,
            Settings.DEFAULT,
            DataProbe.none(),
            programs,
            Asking.NOBODY);
    var position = Position.of(JournalCodec.read(journal.toString()));
    assertThat(PlanCodec.read(PlanCodec.write(plan()))).isEqualTo(plan());
    var report = executor.run(plan(), position, this::write);
    assertThat(ReportCodec.read(ReportCodec.write(report))).isEqualTo(report);
    return report;
  }

  private void write(Entry entry) {
    if (refuses != null && entry instanceof Entry.HookBegan) {
      throw refuses.get();
    }
    var line = JournalCodec.write(entry) + "\n";
    assertThat(JournalCodec.read(line).entries()).containsExactly(entry);
    journal.append(line);
  }

  private OperationState state() {
    return OperationState.of(JournalCodec.read(journal.toString()), false);
  }

  private static StepOutcome outcome(Report report, String step) {
    return report.lanes().get(0).steps().stream()
        .filter(s -> s.step().id().equals("orders-eu/" + step))
        .flatMap(s -> s.outcome().stream())
        .findFirst()
        .orElseThrow();
  }

  private static StepOutcome.Stopped stopped(Report report, String step) {
    return (StepOutcome.Stopped) outcome(report, step);
  }

  private static String why(Report report, String step) {
    return Hooked.facts(outcome(report, step)).text(Hooked.WHY).orElse("");
  }

  @Test
  void hooksRunAroundTheChangeAndArePassedWordsAndFacts() {
    pre("stop").post("publish");
    programs.then("stop", 0, "stopped 3 writers\n").then("publish", 0, "");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("stop", "publish");
    assertThat(programs.orders.get(0).words()).containsExactly("stop", "$HOME; echo");
    assertThat(programs.orders.get(0).variables()).containsExactly("TOKEN");
    assertThat(programs.orders.get(0).facts())
        .containsEntry("ECDR_CACHE", "orders")
        .doesNotContainKey("ECDR_ENDPOINT");
    assertThat(programs.orders.get(1).facts())
        .containsEntry("ECDR_ENDPOINT", "eu.example:6379")
        .containsEntry("ECDR_NOBODY", "unknown")
        .containsEntry("ECDR_PHASE", "post");
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).findFirst().orElseThrow();
    assertThat(programs.moments.get(0)).isBefore(sent.at());
    assertThat(programs.moments.get(1)).isAfter(sent.at());
    assertThat(Hooked.of(outcome(report, "pre-stop"))).contains(Hooked.PASSED);
    assertThat(Hooked.facts(outcome(report, "pre-stop")).text(Hooked.OUTPUT))
        .contains("stopped 3 writers");
    assertThat(journal.toString()).contains("hook-began", "hook-ended", "stopped 3 writers");
    assertThat(programs.killed).isZero();
  }

  @Test
  void aVetoStopsTheOperationBeforeAnythingIsSentAndIsNotTriedAgain() {
    pre("judge").pre("never").post("publish");
    programs.then("judge", 63, "a release is running\n");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(stopped(report, "pre-judge").reason())
        .contains("vetoed", "nothing was changed", "exit code 63", "a release is running");
    assertThat(Hooked.of(outcome(report, "pre-judge"))).contains(Hooked.VETOED);
    assertThat(programs.ran()).containsExactly("judge");
    assertThat(calls.sent()).isEmpty();
    assertThat(state()).isEqualTo(OperationState.ABORTED);
  }

  @Test
  void sixtyTwoIsNotWellAndGoesOnWithTheOtherHooks() {
    pre("one").pre("two").post("three").post("four");
    programs.then("one", 62, "no pager\n").then("two", 0, "");
    programs.then("three", 62, "").then("four", 0, "");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("one", "two", "three", "four");
    assertThat(Hooked.of(outcome(report, "pre-one"))).contains(Hooked.WENT_ON);
    assertThat(why(report, "pre-one")).contains("exit code 62", "no pager");
  }

  @Test
  void aFailureIsTriedOnceMore() {
    pre("flaky");
    programs.then("flaky", 1, "no network").then("flaky", 0, "");

    assertThat(run().code()).isEqualTo(ExitCode.OK);

    assertThat(programs.ran()).containsExactly("flaky", "flaky");
    assertThat(events.toString()).contains("no network; trying again");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 61, 64, 127, 137, 255})
  void aPreHookThatFailsTwiceStopsTheOperationWithNothingChanged(int code) {
    pre("broken").post("publish");
    programs.then("broken", code, "disk on fire");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(stopped(report, "pre-broken").reason())
        .contains("nothing was changed", "exit code " + code + ", in 2 tries", "disk on fire");
    assertThat(stopped(report, "pre-broken").hint()).contains("--skip-hooks");
    assertThat(programs.ran()).containsExactly("broken", "broken");
    assertThat(calls.sent()).isEmpty();
  }

  @Test
  void aPreHookThatHangsIsKilledTwiceAndNothingIsChanged() {
    pre("hangs");
    programs.then("hangs", 0, Duration.ofDays(1));

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(Hooked.of(outcome(report, "pre-hangs"))).contains(Hooked.TIMED_OUT);
    assertThat(stopped(report, "pre-hangs").reason()).contains("killed after 1 min 00 s");
    assertThat(programs.killed).isEqualTo(2);
    assertThat(Duration.between(report.started(), report.ended()))
        .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(122));
    assertThat(calls.sent()).isEmpty();
    assertThat(events.size()).as("waiting is no chatter").isLessThan(2000);
  }

  @Test
  void aProgramThatCannotBeStartedIsAFailure() {
    pre("gone");
    programs.thenNothing("gone", "No such file or directory");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(Hooked.of(outcome(report, "pre-gone"))).contains(Hooked.NOT_STARTED);
    assertThat(stopped(report, "pre-gone").reason()).contains("No such file or directory");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63})
  void whateverAPostHookSaysTheChangeIsDoneAndResumingRunsOnlyWhatIsLeft(int code) {
    pre("stop").post("publish").post("tell");
    programs.then("stop", 0, "").then("tell", 0, "");
    programs.then("publish", code, "dns is down");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(stopped(report, "post-publish").reason())
        .contains("the change is done and was read back", "exit code " + code, "dns is down");
    assertThat(stopped(report, "post-publish").hint()).contains("ecdr op resume");
    assertThat(programs.ran()).doesNotContain("tell").hasSize(code == 63 ? 2 : 3);
    assertThat(outcome(report, "switchover")).isInstanceOf(StepOutcome.Done.class);

    int so = programs.orders.size();
    programs.fromNowOn("publish", 0);
    var resumed = run();
    assertThat(resumed.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran().subList(so, programs.ran().size()))
        .startsWith("publish")
        .endsWith("tell")
        .doesNotContain("stop");
    assertThat(programs.orders.get(so).facts()).containsEntry("ECDR_ENDPOINT", "eu.example:6379");
    assertThat(world.promotions).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 62, 127})
  void inAnEmergencyAFailureOnlyWarnsAndIsNotTriedAgain(int code) {
    urgent("broken").urgent("next");
    programs.then("broken", code, "no vpn").then("next", 0, "");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("broken", "next");
    assertThat(why(report, "pre-broken")).contains("exit code " + code, "no vpn");
    assertThat(world.promotions).isEqualTo(1);
  }

  @Test
  void inAnEmergencyOnlyAVetoStops() {
    urgent("judge");
    programs.then("judge", 63, "not ours");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(calls.sent()).isEmpty();
  }

  @Test
  void inAnEmergencyAllPreHooksShareTenSeconds() {
    urgent("slow").urgent("slower").urgent("late");
    programs.then("slow", 0, Duration.ofSeconds(7)).then("slower", 0, Duration.ofMinutes(5));

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("slow", "slower");
    assertThat(Hooked.of(outcome(report, "pre-slow"))).contains(Hooked.PASSED);
    assertThat(Hooked.of(outcome(report, "pre-slower"))).contains(Hooked.TIMED_OUT);
    assertThat(Hooked.of(outcome(report, "pre-late"))).contains(Hooked.NO_TIME);
    assertThat(programs.killed).isEqualTo(1);
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).findFirst().orElseThrow();
    assertThat(Duration.between(report.started(), sent.at()))
        .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_800));
  }

  @Test
  void whatTheEmergencysHooksUsedBeforeAKillStillCounts() {
    urgent("slow").urgent("slower");
    programs.then("slow", 0, Duration.ofSeconds(8)).then("slower", 0, Duration.ofMinutes(5));
    calls.killAt(calls.instant().plusSeconds(9));
    assertThatThrownBy(this::run).isInstanceOf(VirtualCalls.Killed.class);
    calls.restart();

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("slow", "slower", "slower");
    var took = report.lanes().get(0).steps().get(1).took();
    assertThat(took).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
  }

  @Test
  void aHookThatSettledIsNotRunAgainAndOneThatWasCutIs() {
    pre("done").pre("cut");
    programs.then("done", 0, "").then("cut", 0, Duration.ofSeconds(30)).then("cut", 0, "");
    calls.killAt(calls.instant().plusSeconds(10));
    assertThatThrownBy(this::run).isInstanceOf(VirtualCalls.Killed.class);
    calls.restart();
    assertThat(state()).as("nothing was sent yet").isEqualTo(OperationState.ABORTED);

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("done", "cut", "cut");
    assertThat(world.promotions).isEqualTo(1);
  }

  @Test
  void ctrlCKillsTheProgramAtOnceAndResumingRunsItAgain() {
    pre("slow");
    programs.then("slow", 0, Duration.ofSeconds(40)).then("slow", 0, "");
    interruptAt = calls.instant().plusSeconds(5);

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(programs.killed).isEqualTo(1);
    assertThat(calls.sent()).isEmpty();
    assertThat(calls.instant()).isBefore(interruptAt.plusSeconds(1));
    interruptAt = Instant.MAX;
    assertThat(run().code()).isEqualTo(ExitCode.OK);
    assertThat(programs.ran()).containsExactly("slow", "slow");
  }

  @Test
  void nothingRunsThatCannotBeWrittenDownBefore() {
    pre("stop");
    programs.then("stop", 0, "");
    refuses = () -> new StateUnusable("no room");

    var report = run();

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(stopped(report, "pre-stop").reason()).contains("nothing was changed", "no room");
    assertThat(programs.orders).isEmpty();
    assertThat(calls.sent()).isEmpty();
  }

  @Test
  void nothingRunsForSomebodyWhoLostTheLock() {
    pre("stop").post("publish");
    programs.then("stop", 0, "").then("publish", 0, "");
    var other = new Locks.Holder("20261123-0116-abcd", "failover", 7, "host", calls.instant());
    refuses = () -> new LockLost(other);

    var before = run();
    assertThat(before.code()).isEqualTo(ExitCode.LOCKED);
    assertThat(programs.orders).isEmpty();
    assertThat(calls.sent()).isEmpty();

    refuses = null;
    programs.begun = () -> refuses = () -> new LockLost(other);
    var after = run();
    assertThat(after.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(stopped(after, "post-publish").reason())
        .contains("the change is done and was read back", "publish was not run", other.operation());
    assertThat(programs.ran()).containsExactly("stop");
  }

  @Test
  void whatAProgramWritesCannotObeyOrMisleadATerminal() {
    pre("evil");
    programs.then(
        "evil",
        0,
        "a\u001b[2J\u001b[31mred\u001b]0;title\u0007b\r\nc\rd\u0000\b\u009b1m\u202e\u200bx\ty"
            + "\u001b");

    var report = run();

    assertThat(Hooked.facts(outcome(report, "pre-evil")).text(Hooked.OUTPUT))
        .contains("aredb\nc\nd1mx y");
    assertThat(journal.toString()).doesNotContain("\\u001b", "\u001b", "\u202e");
  }

  @Test
  void whatWasNotKeptIsSaid() {
    var cut = new io.ecdr.port.Programs.Output("the end", 9_000);
    assertThat(HookOutput.clean(cut)).isEqualTo("(9000 bytes before this were not kept)\nthe end");
  }
}
