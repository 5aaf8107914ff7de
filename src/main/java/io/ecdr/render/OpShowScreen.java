package io.ecdr.render;

import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.OpShowReport;
import java.time.Instant;
import java.util.List;

/** One operation in full. */
public final class OpShowScreen implements Screen {

  private final OpShowReport report;

  public OpShowScreen(OpShowReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.op-show/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    var data =
        Value.Fields.NONE
            .with("operation", OpRows.data(report.summary()))
            .with("plan", PlanCodec.of(report.plan()))
            .with("next", report.next())
            .with("forced", ForcedLines.data(report.history().forced()))
            .with("undoneBy", report.history().undone().map(undone -> undone.by()));
    var withWindow =
        report.window().map(w -> data.with("antiFlap", WindowLines.data(w))).orElse(data);
    return report
        .report()
        .map(r -> withWindow.with("report", ReportCodec.of(r)))
        .orElse(withWindow);
  }

  @Override
  public List<String> warnings() {
    return report.summary().notes();
  }

  @Override
  public void print(Page page) {
    var operation = report.summary();
    page.title("operation " + operation.id());
    page.entry(2, 10, "verb", operation.verb() + " (" + OpRows.caches(operation) + ")");
    page.entry(2, 10, "state", page.paint(OpRows.ink(operation), operation.state().word()));
    operation.elsewhere().ifPresent(place -> page.entry(2, 10, "copy", place));
    operation.created().ifPresent(at -> page.entry(2, 10, "planned", Words.of(at)));
    operation.last().ifPresent(at -> page.entry(2, 10, "last", Words.of(at)));
    operation.code().ifPresent(code -> page.entry(2, 10, "ended", Words.of(code)));
    report
        .history()
        .undone()
        .ifPresent(
            undone -> {
              page.entry(2, 10, "undone by", undone.by());
              undone.left().forEach(what -> page.entry(2, 10, "left", what));
            });
    ForcedLines.print(page, 10, report.history().forced());
    operation.holder().ifPresent(holder -> page.entry(2, 10, "held by", holder.toString()));
    page.entry(2, 10, "steps", operation.stepsDone() + " of " + operation.steps() + " done");
    if (report.report().isPresent()) {
      page.gap();
      RunScreen.report(page, report.report().get());
    } else {
      for (var lane : report.plan().lanes()) {
        page.gap();
        page.title("Steps for " + lane.cache());
        lane.steps().forEach(step -> page.text(2, step.title()));
      }
    }
    report.window().ifPresent(window -> WindowLines.print(page, 0, window));
    if (!report.next().isBlank()) {
      page.gap();
      page.line("next: " + report.next());
    }
  }
}
