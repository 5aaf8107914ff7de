package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.AutomationReport;
import java.time.Instant;
import java.util.List;

/** Whether automation is stopped, and where that is written. */
public final class AutomationScreen implements Screen {

  private final AutomationReport report;

  public AutomationScreen(AutomationReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.automation/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return report.code();
  }

  @Override
  public Value.Fields data() {
    return report
        .note()
        .with("places", Value.texts(report.places()))
        .with("failed", Value.texts(report.failed()));
  }

  @Override
  public List<String> warnings() {
    return report.failed();
  }

  @Override
  public void print(Page page) {
    page.line(
        (report.stopped() ? "automation is stopped: " : "automation may go on: ")
            + String.join(", ", report.places()));
    if (report.stopped()) {
      page.line("end it: ecdr start");
    }
  }
}
