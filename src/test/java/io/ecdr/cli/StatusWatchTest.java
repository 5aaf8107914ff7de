package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Reachability;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.StatusReport;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking again and again. */
class StatusWatchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Duration> pauses = new ArrayList<>();

  private static Answer<StatusReport> report(ExitCode code) {
    return new Answer.Given<>(
        new StatusReport(
            List.of(),
            Instant.parse("2026-11-23T01:15:00Z"),
            Optional.empty(),
            Reachability.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            code));
  }

  private ExitCode watch(
      boolean terminal, Optional<Duration> every, List<Answer<StatusReport>> looks) {
    var left = new ArrayDeque<>(looks);
    var console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader("")),
            false,
            terminal,
            false,
            80,
            name -> null,
            InstantSource.fixed(Instant.EPOCH));
    Beat beat =
        time -> {
          pauses.add(time);
          return !left.isEmpty();
        };
    return new StatusWatch(console, new CommonOptions(), beat, every).run(left::remove);
  }

  @Test
  void onATerminalEachLookTakesTheLastOnesPlace() {
    var code =
        watch(true, Optional.empty(), List.of(report(ExitCode.OK), report(ExitCode.UNREACHABLE)));

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(out.toString().split("\u001b\\[H\u001b\\[2J", -1)).hasSize(3);
    assertThat(out.toString()).contains("Looks again in 15s; Ctrl-C ends.");
    assertThat(pauses).containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(3));
  }

  @Test
  void elsewhereALineIsAddedWithoutControlCharacters() {
    Answer<StatusReport> silent =
        new Answer.Rejected<>(new Rejection(ExitCode.UNREACHABLE, "silence", ""));

    var code =
        watch(
            false, Optional.of(Duration.ofSeconds(7)), List.of(silent, report(ExitCode.NOT_FOUND)));

    assertThat(code).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(out.toString()).doesNotContain("\u001b").contains("no caches  30 (");
    assertThat(err.toString()).contains("silence");
    assertThat(pauses).containsOnly(Duration.ofSeconds(7));
  }
}
