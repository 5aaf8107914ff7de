package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.port.LockLost;
import io.ecdr.port.Locks;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Hooks when we are killed or interrupted, and when nothing can be written down. */
class HookCutTest extends HookBench {

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
}
