package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.OpListReport;
import io.ecdr.usecase.OperationSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The operations that this machine knows. */
public final class OpListScreen implements Screen {

  private final OpListReport report;

  public OpListScreen(OpListReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.op-list/1";
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
    return Value.Fields.NONE
        .with("operations", Value.items(report.operations().stream().map(OpRows::data).toList()))
        .with("overdueDrills", DrillLines.data(report.overdue()));
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(
            report.warnings().stream(),
            report.operations().stream()
                .flatMap(o -> o.notes().stream().map(note -> o.id() + ": " + note)))
        .toList();
  }

  @Override
  public void print(Page page) {
    DrillLines.print(page, report.overdue());
    if (report.operations().isEmpty()) {
      page.line("No operations on this machine.");
      return;
    }
    page.table(
        List.of("OPERATION", "STATE", "STEPS", "VERB", "CACHE"),
        report.operations().stream().map(OpListScreen::row).toList());
    report.operations().stream()
        .filter(OperationSummary::resumable)
        .findFirst()
        .ifPresent(
            o -> {
              page.gap();
              page.line("go on with one: ecdr op resume " + o.id());
            });
  }

  private static List<String> row(OperationSummary operation) {
    return List.of(
        operation.id(),
        operation.state().word(),
        operation.stepsDone() + "/" + operation.steps(),
        operation.verb(),
        OpRows.caches(operation) + operation.elsewhere().map(p -> ", elsewhere").orElse(""));
  }
}
