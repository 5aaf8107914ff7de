package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import io.ecdr.render.OpListScreen;
import io.ecdr.render.OpReportScreen;
import io.ecdr.render.OpShowScreen;
import io.ecdr.render.Page;
import io.ecdr.render.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals that end anywhere, or are damaged in the middle, read by every command that reads them:
 * each says something or refuses, and none ends in a fault of its own.
 */
class CutJournalTest {

  @TempDir private Path folder;
  private TwoRegions regions;
  private Operations.Stored whole;

  @BeforeEach
  void aBackupThatWasTaken() {
    regions = new TwoRegions(folder);
    regions.emptyCache("carts");
    regions.calls.pass(java.time.Duration.ofHours(1));
    var plan = regions.plans.backup("carts");
    assertThat(regions.run(plan)).isInstanceOf(Answer.Given.class);
    whole = regions.operations.find(plan.id()).orElseThrow();
  }

  @AfterEach
  void close() {
    regions.close();
  }

  /** One operation, which nobody may write to. */
  private record Only(Stored stored) implements Operations {
    @Override
    public List<String> ids() {
      return List.of(stored.id());
    }

    @Override
    public Optional<Stored> find(String id) {
      return Optional.of(stored).filter(s -> s.id().equals(id));
    }

    @Override
    public void create(String id, String plan) {
      throw new AssertionError("nothing is made by reading");
    }

    @Override
    public Journal journal(String id) {
      throw new AssertionError("nothing is written by reading");
    }

    @Override
    public void report(String id, String report) {
      throw new AssertionError("nothing is written by reading");
    }
  }

  private static <T> ExitCode shown(Answer<T> answer, Function<T, Screen> screen) {
    if (answer instanceof Answer.Rejected<T> rejected) {
      assertThat(rejected.why().message()).doesNotContain("Exception");
      return rejected.why().code();
    }
    var shown = screen.apply(((Answer.Given<T>) answer).report());
    shown.print(new Page(new PrintWriter(new StringWriter()), false, 80));
    assertThat(shown.data()).isNotNull();
    return shown.code();
  }

  /** What every command that reads it ends with: list, show, report, watch, resume --dry-run. */
  private List<ExitCode> read(String journal, Optional<String> report) {
    var id = whole.id();
    var operations = new Only(new Operations.Stored(id, whole.plan(), journal, report));
    var locks = regions.locks;
    var clock = regions.calls;
    List<ExitCode> codes = new ArrayList<>();
    codes.add(shown(new OpList(operations, locks, clock).read(), OpListScreen::new));
    codes.add(shown(new OpShow(operations, locks, clock).read(id), OpShowScreen::new));
    codes.add(shown(new OpReport(operations).read(id), OpReportScreen::new));
    var watched = new OpWatch(operations, locks, time -> {}).run(id, event -> {});
    codes.add(
        watched instanceof Answer.Rejected<RunReport> rejected
            ? rejected.why().code()
            : ((Answer.Given<RunReport>) watched).report().code());
    codes.add(regions.looksAtResuming(operations, id));
    return codes;
  }

  @Test
  void cutAtEveryByteItIsReadAsFarAsItGoes() {
    byte[] bytes = whole.journal().getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isGreaterThan(2_000);
    for (int end = 0; end <= bytes.length; end++) {
      var journal = new String(bytes, 0, end, StandardCharsets.UTF_8);
      assertThat(read(journal, Optional.empty()))
          .as("cut after byte %d", end)
          .isSubsetOf(
              ExitCode.OK,
              ExitCode.USAGE,
              ExitCode.PLAN_REFUSED,
              ExitCode.NOT_FOUND,
              ExitCode.UNKNOWN_OUTCOME,
              ExitCode.TIMED_OUT);
    }
  }

  @Test
  void damagedInTheMiddleItIsNotTakenForWhole() {
    var lines = whole.journal().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (var damage :
          List.of("", "{", "\u0000", "null", "[]", "{\"type\":7}", "{\"type\":\"settled\"}")) {
        var damaged = new ArrayList<>(lines);
        damaged.set(i, damage);
        var codes = read(String.join("\n", damaged) + "\n", whole.report());
        assertThat(codes).as("line %d is '%s'", i + 1, damage).doesNotContain(ExitCode.INTERNAL);
        assertThat(codes.get(3)).as("watch, line %d", i + 1).isEqualTo(ExitCode.USAGE);
        assertThat(codes.get(4)).as("resume, line %d", i + 1).isEqualTo(ExitCode.USAGE);
      }
    }
  }
}
