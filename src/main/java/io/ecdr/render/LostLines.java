package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.LostWrites;
import java.util.List;

/** What a change of roles lost, as far as it is known afterwards. */
final class LostLines {

  private static final int COLUMN = 22;

  private LostLines() {}

  static void print(Page page, List<LostWrites> all) {
    if (all.isEmpty()) {
      return;
    }
    page.gap();
    page.title("Lost, as it is known now");
    for (var lost : all) {
      page.entry(2, COLUMN, lost.change().target().id(), words(lost));
      page.text(2 + COLUMN, oldSide(lost));
    }
  }

  private static String words(LostWrites lost) {
    if (lost instanceof LostWrites.AtMost most) {
      return Words.of(most.most())
          + " of the writes of before at most: the lag was "
          + Words.of(most.lag())
          + " in the minute from "
          + Words.of(most.minute())
          + ", the last whole one before the change was sent at "
          + Words.of(most.change().sent())
          + ". A bound by the lag metric, not a count."
          + (most.change().detached()
              ? ""
              : " What the old primary took after that, until it followed, is lost as well and is"
                  + " not in it.");
    }
    return "unknown: " + ((LostWrites.Unknown) lost).why();
  }

  private static String oldSide(LostWrites lost) {
    return lost instanceof LostWrites.AtMost most
        ? most.oldSide()
        : ((LostWrites.Unknown) lost).oldSide();
  }

  /** For programs. */
  static Value data(List<LostWrites> all) {
    return Value.items(all.stream().map(LostLines::of).toList());
  }

  private static Value.Fields of(LostWrites lost) {
    var change = lost.change();
    var data =
        Value.fields(
                "cache", change.target().id(),
                "region", change.target().region().id(),
                "sentAt", change.sent().toString(),
                "oldSide", oldSide(lost))
            .with("detached", change.detached());
    if (lost instanceof LostWrites.AtMost most) {
      return data.with("atMostSeconds", DatastoreData.seconds(most.most()))
          .with("lagSeconds", DatastoreData.seconds(most.lag()))
          .with("sampleAt", most.minute().toString());
    }
    return data.with("unknown", ((LostWrites.Unknown) lost).why());
  }
}
