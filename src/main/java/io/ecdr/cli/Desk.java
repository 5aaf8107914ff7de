package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Colour;
import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.Yaml;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.EventSink;
import io.ecdr.render.Ink;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.RunScreen;
import io.ecdr.render.Screen;
import io.ecdr.render.Trouble;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.RunReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Hands results out: the result to stdout, everything else to stderr. */
final class Desk {

  private static final int PIPE_COLUMNS = 100;

  private final Console console;
  private final Format format;
  private final Colour colour;
  private final boolean quiet;
  private final boolean verbose;

  Desk(Console console, CommonOptions options) {
    this(console, options.output(), options.colour(), options.quiet(), options.verbose());
  }

  Desk(Console console, Format format, Colour colour, boolean quiet) {
    this(console, format, colour, quiet, false);
  }

  private Desk(Console console, Format format, Colour colour, boolean quiet, boolean verbose) {
    this.verbose = verbose;
    this.console = console;
    this.format = format;
    this.colour = colour;
    this.quiet = quiet;
  }

  /** Shows what was read. */
  <T> ExitCode answer(Answer<T> answer, Function<T, Screen> screen) {
    return answer instanceof Answer.Given<T> given
        ? show(screen.apply(given.report()))
        : reject(((Answer.Rejected<T>) answer).why());
  }

  /** Tells something beside the result, at once: what hangs is told while it does. */
  void says(String line) {
    console.err().println(line);
    console.err().flush();
  }

  /** The same for what is going on. */
  void progress(String line) {
    if (!quiet) {
      says(line);
    }
  }

  /** Shows what became of a plan that was run. */
  ExitCode ran(Answer<RunReport> answer) {
    return ran(answer, run -> new RunScreen(run, verbose));
  }

  /** What to do where data is not what it should be, for going on helps nothing. */
  private static Optional<String> helps(RunReport run) {
    return run.report().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(step -> step.outcome().stream())
        .filter(StepOutcome.Stopped.class::isInstance)
        .map(StepOutcome.Stopped.class::cast)
        .filter(stopped -> stopped.code() == ExitCode.VERIFICATION_FAILED)
        .map(StepOutcome.Stopped::hint)
        .filter(hint -> !hint.isBlank())
        .findFirst();
  }

  /** The same on a screen of its own. */
  ExitCode ran(Answer<RunReport> answer, Function<RunReport, Screen> screen) {
    if (answer instanceof Answer.Given<RunReport> given) {
      given.report().resume().or(() -> helps(given.report())).ifPresent(console.lines()::next);
    }
    return answer(answer, screen);
  }

  /**
   * Tells what is about to be run: to programs all of it, to people what did not simply pass.
   *
   * @param asks whether a person will be shown it with the question
   */
  void before(Plan plan, boolean asks) {
    tell(plan);
    boolean shown = asks && plan.blockers().isEmpty();
    if (format != Format.jsonl && !quiet && !shown && new PlanScreen(plan).tells()) {
      var page = errPage();
      new PlanScreen(plan).brief(page);
      page.gap();
    }
  }

  /** Shows a screen. */
  ExitCode show(Screen screen) {
    if (format == Format.jsonl) {
      screen.warnings().forEach(warning -> diagnostic("warning", warning));
      console.lines().line("summary", screen.data().with("form", screen.schema()));
      return screen.code();
    }
    if (format != Format.text) {
      console.out().print(document(Trouble.json(screen)));
    } else {
      screen.print(outPage());
    }
    console.out().flush();
    if (!quiet && format == Format.text) {
      screen.warnings().forEach(this::warn);
    }
    return screen.code();
  }

  /** Says why there is nothing to show. */
  ExitCode reject(Rejection why) {
    if (format == Format.jsonl) {
      diagnostic("error", why.message());
      console.lines().next(why.hint());
    } else if (format != Format.text) {
      console.out().print(document(Trouble.json(why, console.clock().instant())));
      console.out().flush();
    }
    Trouble.print(sentences(), why);
    console.err().flush();
    return why.code();
  }

  /** Tells a plan and its checks to programs that follow along. */
  void tell(Plan plan) {
    if (format == Format.jsonl) {
      var all = PlanCodec.of(plan);
      console.lines().line("plan", all.without("checks"));
      all.list("checks").forEach(check -> console.lines().line("check", check));
      plan.checks().stream()
          .filter(check -> check.id().equals(Check.LOSS))
          .forEach(check -> console.lines().line("lag", lag(plan, check)));
    }
  }

  private static Value.Fields lag(Plan plan, Check loss) {
    return Value.fields("observed", loss.observed())
        .with("loss", plan.prediction().recoveryPointAge().map(Duration::toString));
  }

  private void diagnostic(String level, String message) {
    console.lines().line("diagnostic", Value.fields("level", level, "message", message));
  }

  private String document(String json) {
    return format == Format.yaml ? Yaml.of(json) : json;
  }

  private void warn(String sentence) {
    sentences().entry(0, 9, Ink.WARN, "warning:", sentence);
    console.err().flush();
  }

  /** Progress for the operator; nothing under {@code --quiet}. */
  EventSink progress() {
    if (format == Format.jsonl) {
      return new LineProgress(console.lines());
    }
    if (quiet) {
      return event -> {};
    }
    return console.errIsTerminal()
        ? new LiveProgress(console.err(), errPage(), console.columns())
        : new PlainProgress(console.err());
  }

  private Page outPage() {
    return new Page(
        console.out(),
        coloured(console.outIsTerminal()),
        console.outIsTerminal() ? console.columns() : PIPE_COLUMNS);
  }

  Page errPage() {
    return new Page(
        console.err(),
        coloured(console.errIsTerminal()),
        console.errIsTerminal() ? console.columns() : PIPE_COLUMNS);
  }

  /** Where nobody reads it at a terminal, a sentence is one line: logs are searched by lines. */
  private Page sentences() {
    return console.errIsTerminal()
        ? errPage()
        : new Page(console.err(), coloured(false), Integer.MAX_VALUE);
  }

  private boolean coloured(boolean terminal) {
    return switch (colour) {
      case always -> true;
      case never -> false;
      case auto -> {
        var no = console.variables().apply("NO_COLOR");
        yield terminal
            && (no == null || no.isEmpty())
            && !"dumb".equals(console.variables().apply("TERM"));
      }
    };
  }
}
