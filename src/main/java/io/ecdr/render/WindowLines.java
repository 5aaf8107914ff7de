package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.usecase.RoleWindow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Windows in which the next change of roles is held up where nobody confirms it. */
final class WindowLines {

  private WindowLines() {}

  /** For programs. */
  static Value.Fields data(RoleWindow window) {
    var data =
        Value.fields(
                "operation", window.operation(),
                "verb", window.verb(),
                "cache", window.cache(),
                "endedAt", second(window.ended()),
                "end", window.end())
            .with("until", window.until().map(WindowLines::second));
    return window.left().map(left -> data.with("secondsLeft", left.toSeconds())).orElse(data);
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** For people. */
  static void print(Page page, int indent, RoleWindow window) {
    page.text(
        indent,
        window.until().map(at -> "Until " + Words.of(at)).orElse("For a time that is not known")
            + " another role change of "
            + window.datastore()
            + " needs a person.");
    page.line(" ".repeat(indent) + "End that: " + window.end());
  }
}
