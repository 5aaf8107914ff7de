package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Colour;
import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.codec.Yaml;
import io.ecdr.model.ExitCode;
import io.ecdr.port.EventSink;
import io.ecdr.render.Ink;
import io.ecdr.render.Page;
import io.ecdr.render.Screen;
import io.ecdr.render.Trouble;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import java.util.function.Function;

/** Hands results out: the result to stdout, everything else to stderr. */
final class Desk {

  private static final int PIPE_COLUMNS = 100;

  private final Console console;
  private final Format format;
  private final Colour colour;
  private final boolean quiet;

  Desk(Console console, CommonOptions options) {
    this(console, options.output(), options.colour(), options.quiet());
  }

  Desk(Console console, Format format, Colour colour, boolean quiet) {
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

  /** Shows a screen. */
  ExitCode show(Screen screen) {
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
    if (format != Format.text) {
      console.out().print(document(Trouble.json(why, console.clock().instant())));
      console.out().flush();
    }
    Trouble.print(errPage(), why);
    console.err().flush();
    return why.code();
  }

  private String document(String json) {
    return format == Format.yaml ? Yaml.of(json) : json;
  }

  private void warn(String sentence) {
    var page = errPage();
    page.line(page.paint(Ink.WARN, "warning:") + " " + sentence);
    console.err().flush();
  }

  /** Progress for the operator; nothing under {@code --quiet}. */
  EventSink progress() {
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
