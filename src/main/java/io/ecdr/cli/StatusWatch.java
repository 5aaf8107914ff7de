package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.model.ExitCode;
import io.ecdr.render.StatusLine;
import io.ecdr.render.StatusScreen;
import io.ecdr.render.Words;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.StatusReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows status again and again: in place on a terminal, one line per look elsewhere. What does not
 * answer at all is told and looked at again.
 */
final class StatusWatch {

  private static final Duration CALM = Duration.ofSeconds(15);
  private static final Duration MOVING = Duration.ofSeconds(3);

  /** To the upper left corner, and nothing below. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final Console console;
  private final CommonOptions common;
  private final Beat beat;
  private final Optional<Duration> every;

  StatusWatch(Console console, CommonOptions common, Beat beat, Optional<Duration> every) {
    this.console = console;
    this.common = common;
    this.beat = beat;
    this.every = every;
  }

  /** Ends with the last look's code. */
  ExitCode run(Supplier<Answer<StatusReport>> look) {
    while (true) {
      var answer = look.get();
      var pause = every.orElse(calm(answer) ? CALM : MOVING);
      var code = show(answer, pause);
      if (!beat.pause(pause)) {
        return code;
      }
    }
  }

  private static boolean calm(Answer<StatusReport> answer) {
    return answer instanceof Answer.Given<StatusReport> given && given.report().calm();
  }

  private ExitCode show(Answer<StatusReport> answer, Duration pause) {
    var desk = new Desk(console, common);
    boolean text = common.output() == Format.text;
    if (text && !console.outIsTerminal()) {
      if (answer instanceof Answer.Given<StatusReport> given) {
        new StatusLine(given.report()).lines().forEach(console.out()::println);
        console.out().flush();
        return given.report().code();
      }
    } else if (text) {
      console.out().print(CLEAR);
    }
    var code = desk.answer(answer, StatusScreen::new);
    if (text && console.outIsTerminal()) {
      console.out().println();
      console.out().println("Looks again in " + Words.of(pause) + "; Ctrl-C ends.");
      console.out().flush();
    }
    return code;
  }
}
