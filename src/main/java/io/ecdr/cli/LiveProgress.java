package io.ecdr.cli;

import io.ecdr.plan.Event;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.EventSink;
import io.ecdr.render.Ink;
import io.ecdr.render.Page;
import io.ecdr.render.Words;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Progress on a terminal: one line per lane that is rewritten in place; ends stay above. */
final class LiveProgress implements EventSink {

  private final PrintWriter err;
  private final Page page;
  private final int columns;
  private final Map<String, String> lanes = new TreeMap<>();
  private int drawn;

  LiveProgress(PrintWriter err, Page page, int columns) {
    this.err = err;
    this.page = page;
    this.columns = columns;
  }

  @Override
  public void happened(Event event) {
    var step = event.step();
    var lane = lane(step.id());
    var usually = " (usually " + Words.of(step.limits().expected()) + ")";
    clear();
    if (event instanceof Event.Started) {
      lanes.put(lane, step.title() + usually);
    } else if (event instanceof Event.Progress progress) {
      lanes.put(lane, progress.observed() + ", " + Words.of(progress.elapsed()) + usually);
    } else if (event instanceof Event.Ended ended) {
      lanes.remove(lane);
      var good = ended.outcome() instanceof StepOutcome.Done;
      var word = good ? "done" : "stopped";
      page.entry(
          0,
          word.length() + 2,
          good ? Ink.GOOD : Ink.BAD,
          word,
          step.title() + ": " + PlainProgress.end(ended));
    }
    draw();
  }

  @Override
  public void said(String sentence) {
    clear();
    page.text(0, sentence);
    draw();
  }

  private static String lane(String step) {
    int slash = step.lastIndexOf('/');
    return slash < 0 ? step : step.substring(0, slash);
  }

  /** Goes back to the first of the lines drawn last and wipes them. */
  private void clear() {
    if (drawn > 0) {
      err.print("\u001b[" + drawn + "A\r\u001b[J");
      drawn = 0;
    }
  }

  private void draw() {
    lanes.forEach(
        (lane, text) -> {
          page.line(Words.cut(lane + ": " + text, columns - 1));
          drawn++;
        });
    err.flush();
  }
}
