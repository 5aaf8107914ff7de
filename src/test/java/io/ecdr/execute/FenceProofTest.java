package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataProbe;
import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a tried write says of a fence, in virtual time. */
class FenceProofTest {

  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
  private static final Answer WRITTEN = new Answer("host:6379", Kind.WRITTEN, "took a key");
  private static final Answer REFUSED =
      new Answer(
          "host:6379", Kind.LOGIN, "NOPERM this user has no permissions to run the 'set' command");

  private final Value.Fields parameters =
      Value.fields("Endpoint", "host:6379", "User", "app", "Region", "us-east-1")
          .with("Names", Value.texts(List.of("app")));
  private int tries;

  private StepOutcome outcome(Value.Fields given, Answer... said) {
    tries = 0;
    DataProbe probe =
        trial ->
            new DataProbe.Attempt() {
              private final Answer answer = said[Math.min(tries++, said.length - 1)];

              @Override
              public boolean reached() {
                return true;
              }

              @Override
              public Optional<List<Answer>> answers() {
                return Optional.of(List.of(answer));
              }

              @Override
              public void abandon() {
                // Nothing was begun.
              }
            };
    var limits = new Limits(Duration.ofSeconds(1), "a test", Duration.ofMinutes(2));
    var step = new Step.Local("orders/fence-proof", "Try", Fenced.PROOF, given, List.of(), limits);
    var run =
        new FenceProofRun(
            step, given, probe, new Pauses(Settings.DEFAULT, new SplittableRandom(1)), "op", START);
    var now = START;
    var move = run.next(now);
    while (move instanceof Move.Wait wait) {
      now = wait.until();
      move = run.next(now);
    }
    return ((Move.End) move).outcome();
  }

  private static ExitCode code(StepOutcome outcome) {
    return ((StepOutcome.Stopped) outcome).code();
  }

  @Test
  void aRefusalIsWaitedForAndProvesIt() {
    var outcome = outcome(parameters, WRITTEN, WRITTEN, REFUSED);

    assertThat(Fenced.of(outcome)).contains(Fenced.PROVEN);
    assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
    assertThat(tries).isEqualTo(3);
  }

  @Test
  void aWriteThatIsTakenToTheEndIsNoFence() {
    var outcome = outcome(parameters, WRITTEN);

    assertThat(code(outcome)).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(Fenced.of(outcome)).contains(Fenced.WRITES);
    assertThat(tries).isGreaterThan(3);
  }

  @Test
  void whatIsRefusedForAnotherReasonProvesNothing() {
    for (var words :
        List.of(
            "READONLY You can't write against a read only replica.",
            "NOAUTH Authentication required.",
            "NOPERM No permissions to access a key",
            "NOPERM this user has no permissions to run the 'cluster|slots' command")) {
      var outcome = outcome(parameters, new Answer("host:6379", Kind.REFUSED, words));

      assertThat(code(outcome)).as(words).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(Fenced.of(outcome)).contains(Fenced.UNKNOWN);
    }
  }

  @Test
  void whoCouldNotWriteBeforeProvesNothing() {
    var outcome = outcome(parameters.with("User", "reader"), REFUSED);

    assertThat(code(outcome)).isEqualTo(ExitCode.INCOMPLETE);
  }
}
