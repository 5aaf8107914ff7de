package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.AckReport;
import java.time.Instant;
import java.util.List;

/** That the next role change need not wait any longer. */
public final class AckScreen implements Screen {

  private final AckReport report;

  public AckScreen(AckReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.op-ack/1";
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
    return Value.fields(
            "operation", report.operation(),
            "verb", report.verb(),
            "cache", report.cache(),
            "globalDatastore", report.datastore())
        .with("already", report.already())
        .with("places", Value.texts(report.places()))
        .with("failed", Value.texts(report.failed()));
  }

  @Override
  public List<String> warnings() {
    return report.failed();
  }

  @Override
  public void print(Page page) {
    page.text(
        0,
        report.already()
            ? "nothing to do: " + report.operation() + " holds nothing up any more"
            : "acknowledged: "
                + report.verb()
                + " of "
                + report.cache()
                + "; the next role change of "
                + report.datastore()
                + " need not wait");
    if (!report.places().isEmpty()) {
      page.text(2, "written: " + String.join(", ", report.places()));
    }
  }
}
