package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.CronLine;
import io.ecdr.usecase.CronReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One maintenance pass: a line for each thing that was not quiet, and one for all. */
public final class CronScreen implements Screen {

  private final CronReport report;
  private final boolean all;

  /**
   * @param all whether people are told of what is quiet, too
   */
  public CronScreen(CronReport report, boolean all) {
    this.report = report;
    this.all = all;
  }

  @Override
  public String schema() {
    return "ecdr.cron/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return report.code();
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("active", report.active())
        .with("caches", report.caches())
        .with("summary", summary())
        .with("lines", Value.items(report.lines().stream().map(CronScreen::data).toList()));
  }

  private static Value.Fields data(CronLine line) {
    return Value.fields("subject", line.subject(), "chore", word(line.chore()))
        .with("state", word(line.state()))
        .with("words", line.words())
        .with("code", line.code().number())
        .with("operation", line.operation());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> warnings() {
    return report.active()
        ? List.of()
        : List.of("nothing was changed: the file says active: false, or --dry-run was typed");
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(report.caches(), "cache"));
    for (var state : CronLine.State.values()) {
      long count = report.count(state);
      if (count > 0) {
        parts.add(count + " " + (state == CronLine.State.WOULD ? "due" : word(state)));
      }
    }
    return String.join(", ", parts);
  }

  @Override
  public void print(Page page) {
    for (var line : report.lines()) {
      if (all || line.state() != CronLine.State.QUIET) {
        page.entry(
            0,
            9,
            ink(line.state()),
            word(line.state()),
            line.subject() + ": " + word(line.chore()) + ": " + line.words());
      }
    }
    page.line("cron: " + summary() + ".");
  }

  private static Ink ink(CronLine.State state) {
    return switch (state) {
      case DONE -> Ink.GOOD;
      case FAILED -> Ink.BAD;
      case SKIPPED, WOULD -> Ink.WARN;
      case QUIET -> Ink.QUIET;
    };
  }
}
