package io.ecdr.render;

import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare;
import io.ecdr.plan.Check;
import io.ecdr.plan.StaleMember;
import io.ecdr.usecase.OperationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What was predicted beside what was measured, what was accepted, and every step. */
public final class OpReportScreen implements Screen {

  private final OperationReport operation;

  public OpReportScreen(OperationReport operation) {
    this.operation = operation;
  }

  @Override
  public String schema() {
    return "ecdr.op-report/1";
  }

  @Override
  public Instant at() {
    return operation.report().ended();
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    var accepted = operation.plan().checks().stream().filter(Check::accepted).map(Check::id);
    var data =
        Value.Fields.NONE
            .with("report", ReportCodec.of(operation.report()))
            .with("plan", PlanCodec.of(operation.plan()))
            .with("accepted", Value.texts(accepted.toList()))
            .with("forced", ForcedLines.data(operation.forced()))
            .with("took", took().toString())
            .with("aftercare", AftercareLines.data(Aftercare.of(operation.report())));
    var told = StaleLines.data(data, StaleMember.left(operation.report()));
    return operation.lost().map(lost -> told.with("lost", LostLines.data(lost))).orElse(told);
  }

  private Duration took() {
    return Duration.between(operation.report().started(), operation.report().ended());
  }

  @Override
  public List<String> warnings() {
    return operation.notes();
  }

  @Override
  public void print(Page page) {
    var report = operation.report();
    var predicted = operation.plan().prediction();
    RunScreen.report(page, report);
    page.gap();
    page.title("Predicted and measured");
    page.entry(2, 22, "began", Words.of(report.started()));
    page.entry(2, 22, "ended", Words.of(report.ended()) + ", exit code " + Words.of(report.code()));
    page.entry(2, 22, "predicted to take", Words.of(predicted.duration()));
    page.entry(2, 22, "took, its last run", Words.measured(took()));
    predicted.rto().ifPresent(rto -> page.entry(2, 22, "predicted RTO", Words.of(rto)));
    predicted
        .recoveryPointAge()
        .ifPresent(age -> page.entry(2, 22, "predicted loss", Words.of(age)));
    page.entry(2, 22, "basis", predicted.basis());
    ForcedLines.print(page, 22, operation.forced());
    operation.lost().ifPresent(lost -> LostLines.print(page, lost));
    StaleLines.print(page, StaleMember.left(report));
    checks(page);
    var notes = Aftercare.of(report);
    if (!notes.isEmpty()) {
      page.gap();
      AftercareLines.print(page, notes);
    }
  }

  private void checks(Page page) {
    var telling = operation.plan().checks().stream().filter(CheckLines::matters).toList();
    if (!telling.isEmpty()) {
      page.gap();
      page.title("Checks that did not simply pass");
      CheckLines.print(page, telling);
    }
  }
}
