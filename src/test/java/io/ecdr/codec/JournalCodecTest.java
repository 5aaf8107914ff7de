package io.ecdr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.journal.Entry;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.StepOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JournalCodecTest {

  private static final Instant AT = Instant.parse("2026-11-23T01:15:00.123Z");
  private static final Entry OPENED = new Entry.Opened(AT, "20261123-0115-k3f9", "0.1");
  private static final Entry INTENT = new Entry.Intent(AT, "o/snapshot", "call#1", "e:C", "abc");
  private static final Entry DONE =
      new Entry.Settled(AT, "o/snapshot", new StepOutcome.Done(Value.fields("A", "b"), false));
  private static final List<Entry> ALL =
      List.of(
          OPENED,
          INTENT,
          answered(Entry.Result.ACCEPTED),
          DONE,
          new Entry.Resumed(AT, "0.2"),
          new Entry.Settled(
              AT, "o/export", new StepOutcome.Stopped(ExitCode.FAILED, "why", "hint")),
          new Entry.Undone(AT, "20261123-0200-abcd", Optional.empty(), List.of()),
          new Entry.Undone(
              AT, "20261123-0200-abcd", Optional.of(ExitCode.FAILED), List.of("s3://b/k")),
          new Entry.Closed(AT, ExitCode.FAILED));

  private static Entry answered(Entry.Result result) {
    return new Entry.Answered(AT, "o/snapshot", "call#1", result, "said \"yes\"\nand no");
  }

  private static String text(List<Entry> entries) {
    return entries.stream().map(e -> JournalCodec.write(e) + "\n").collect(Collectors.joining());
  }

  @Test
  void everyEntryIsOneLineAndComesBackAsItWas() {
    assertThat(text(ALL).lines()).hasSize(ALL.size());
    assertThat(JournalCodec.read(text(ALL)).entries()).isEqualTo(ALL);
    assertThat(JournalCodec.read("").entries()).isEmpty();
  }

  @Test
  void leavesOutALastLineThatIsCutOffAnywhere() {
    var text = text(ALL);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    for (int end = last + 1; end < text.length(); end++) {
      var history = JournalCodec.read(text.substring(0, end));
      assertThat(history.entries()).hasSize(ALL.size() - 1);
      assertThat(history.notes()).singleElement().asString().contains("line 9");
    }
  }

  @Test
  void leavesOutAndReportsEntriesOfANewerVersion() {
    var history = JournalCodec.read(text(List.of(OPENED)) + "{\"type\":\"paused\"}\n");

    assertThat(history.entries()).containsExactly(OPENED);
    assertThat(history.notes()).singleElement().asString().contains("line 2", "paused");
  }

  @Test
  void refusesGarbageInTheMiddleWithItsLine() {
    var text = text(List.of(OPENED)) + "gar\u0000bage\n" + text(List.of(DONE));

    assertThatThrownBy(() -> JournalCodec.read(text))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void tellsTheStateOfAnOperationFromItsJournal() {
    assertThat(state(false)).isEqualTo(OperationState.ABORTED);
    assertThat(state(true, OPENED)).isEqualTo(OperationState.RUNNING);
    assertThat(state(false, OPENED)).isEqualTo(OperationState.ABORTED);
    assertThat(state(false, OPENED, INTENT)).isEqualTo(OperationState.UNKNOWN);
    assertThat(state(false, OPENED, INTENT, answered(Entry.Result.LOST)))
        .isEqualTo(OperationState.UNKNOWN);
    assertThat(state(false, OPENED, INTENT, answered(Entry.Result.ACCEPTED)))
        .isEqualTo(OperationState.WAITING);
    assertThat(closed(ExitCode.OK)).isEqualTo(OperationState.DONE);
    assertThat(closed(ExitCode.TIMED_OUT)).isEqualTo(OperationState.WAITING);
    assertThat(closed(ExitCode.INTERRUPTED)).isEqualTo(OperationState.WAITING);
    assertThat(closed(ExitCode.UNKNOWN_OUTCOME)).isEqualTo(OperationState.UNKNOWN);
    assertThat(closed(ExitCode.FAILED)).isEqualTo(OperationState.FAILED);
    assertThat(closed(ExitCode.CHANGES_PENDING)).isEqualTo(OperationState.WAITING);
  }

  @Test
  void anOperationIsUndoneOnceThatIsAtItsEnd() {
    var begun = new Entry.Undone(AT, "op-2", Optional.empty(), List.of());
    var ended = new Entry.Undone(AT, "op-2", Optional.of(ExitCode.COMPENSATED), List.of());
    var failed = new Entry.Closed(AT, ExitCode.FAILED);

    assertThat(state(false, OPENED, INTENT, DONE, failed, begun)).isEqualTo(OperationState.FAILED);
    assertThat(state(false, OPENED, INTENT, DONE, failed, begun, ended))
        .isEqualTo(OperationState.UNDONE);
  }

  private static OperationState closed(ExitCode code) {
    return state(false, OPENED, INTENT, DONE, new Entry.Closed(AT, code));
  }

  private static OperationState state(boolean held, Entry... entries) {
    return OperationState.of(JournalCodec.read(text(List.of(entries))), held);
  }

  @Test
  void replaysToWhatIsDoneAndWhatIsInDoubt() {
    var done = Position.of(JournalCodec.read(text(List.of(OPENED, INTENT, DONE))));
    assertThat(done.factsOf("o/snapshot")).contains(Value.fields("A", "b"));
    assertThat(done.inDoubt()).isFalse();

    var open = Position.of(JournalCodec.read(text(List.of(OPENED, INTENT))));
    assertThat(open.sentOf("o/snapshot").orElseThrow().state()).isEqualTo(Entry.Result.LOST);
    assertThat(open.inDoubt()).isTrue();

    var again =
        Position.of(
            JournalCodec.read(
                text(List.of(OPENED, INTENT, INTENT, answered(Entry.Result.NOT_DONE)))));
    assertThat(again.sentOf("o/snapshot").orElseThrow().doubtful()).isTrue();
  }
}
