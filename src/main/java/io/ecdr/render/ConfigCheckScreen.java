package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** All that is wrong in a configuration file. */
public final class ConfigCheckScreen implements Screen {

  private final ConfigRead read;
  private final Instant at;

  public ConfigCheckScreen(ConfigRead read, Instant at) {
    this.read = read;
    this.at = at;
  }

  @Override
  public String schema() {
    return "ecdr.config-check/1";
  }

  @Override
  public Instant at() {
    return at;
  }

  @Override
  public ExitCode code() {
    return read.config().isPresent() ? ExitCode.OK : ExitCode.USAGE;
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("file", read.source())
        .with("usable", read.config().isPresent())
        .with("caches", read.config().map(c -> c.caches().size()).orElse(0))
        .with("problems", Value.items(read.problems().stream().map(this::data).toList()));
  }

  private Value.Fields data(Problem problem) {
    var fields =
        Value.Fields.NONE
            .with("severity", word(problem))
            .with("key", problem.key())
            .with("what", problem.what())
            .with("hint", problem.hint());
    return problem.line() == 0
        ? fields
        : fields.with("line", problem.line()).with("column", problem.column());
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  private static String word(Problem problem) {
    return problem.weight().name().toLowerCase(Locale.ROOT);
  }

  /** Where a problem is, as editors and compilers write it. */
  public static String place(ConfigRead read, Problem problem) {
    return problem.line() == 0
        ? read.source()
        : read.source() + ":" + problem.line() + ":" + problem.column();
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }

  @Override
  public void print(Page page) {
    for (var problem : read.problems()) {
      page.line(
          page.paint(problem.error() ? Ink.BAD : Ink.WARN, word(problem))
              + "  "
              + place(read, problem)
              + (problem.key().isEmpty() ? "" : "  " + problem.key()));
      page.text(2, problem.what() + (problem.hint().isEmpty() ? "" : "; " + problem.hint()));
    }
    long errors = read.problems().stream().filter(Problem::error).count();
    long warnings = read.problems().size() - errors;
    if (!read.problems().isEmpty()) {
      page.gap();
    }
    page.line(
        read.source()
            + ": "
            + (errors == 0
                ? "can be used; " + entries(read.config().map(c -> c.caches().size()).orElse(0))
                : Words.count((int) errors, "error"))
            + (warnings == 0 ? "" : ", " + Words.count((int) warnings, "warning"))
            + (read.config().filter(c -> !c.active()).isPresent()
                ? "; active: false, so ecdr cron changes nothing"
                : "")
            + ".");
  }
}
