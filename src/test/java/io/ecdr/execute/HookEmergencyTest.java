package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Hooked;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hooks before a role change that cannot wait: they share ten seconds, and only a veto stops. */
class HookEmergencyTest extends HookBench {

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
}
