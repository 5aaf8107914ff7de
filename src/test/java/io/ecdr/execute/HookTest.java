package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hooks around a role change, in virtual time: what each end of a program leads to. */
class HookTest extends HookBench {

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
