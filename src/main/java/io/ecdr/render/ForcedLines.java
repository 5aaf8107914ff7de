package io.ecdr.render;

import io.ecdr.journal.Entry;
import io.ecdr.model.Value;
import java.util.List;

/** What an operation's runs went past: locks of others, a stop, places that kept no lock. */
final class ForcedLines {

  private ForcedLines() {}

  static void print(Page page, int width, List<Entry.Forced> all) {
    for (var forced : all) {
      forced.reason().ifPresent(why -> page.entry(2, width, "forced", "--break-lock " + why));
      forced.past().forEach(what -> page.entry(2, width, "went past", what));
    }
  }

  static Value data(List<Entry.Forced> all) {
    return Value.items(
        all.stream()
            .map(
                forced ->
                    Value.fields("at", forced.at().toString())
                        .with("reason", forced.reason())
                        .with("past", Value.texts(forced.past())))
            .toList());
  }
}
