package io.ecdr.render;

import io.ecdr.plan.Told;
import java.util.List;

/** Which places were told the new endpoint, and which were not. */
final class ToldLines {

  private ToldLines() {}

  /** Why one was not told is said at its step. */
  static void print(Page page, List<Told> all) {
    for (var told : all) {
      if (told.said().isPresent()) {
        page.entry(2, 12, "published", words(told) + ": " + told.said().get());
      } else {
        var why = told.stopped().isPresent() ? "see above" : "not reached";
        page.entry(2, 12, Ink.BAD, "unpublished", words(told) + ", " + why);
      }
    }
  }

  /** In one line, with why. */
  static String line(Told told) {
    return told.said()
        .map(said -> "Published: " + words(told) + ": " + said)
        .orElseGet(
            () ->
                "Not published: "
                    + words(told)
                    + ": "
                    + told.stopped()
                        .map(s -> s.reason() + (s.hint().isBlank() ? "" : "; " + s.hint()))
                        .orElse("not reached"));
  }

  private static String words(Told told) {
    return told.place().words(told.region());
  }
}
