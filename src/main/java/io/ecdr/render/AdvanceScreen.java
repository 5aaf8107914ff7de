package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.StepOutcome;
import io.ecdr.usecase.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one slice of an operation came to, and how long nobody need look. */
public final class AdvanceScreen implements Screen {

  private final RunReport report;
  private final RunScreen run;

  /** A slice, as it was reported. */
  public AdvanceScreen(RunReport report) {
    this.report = report;
    this.run = new RunScreen(report);
  }

  @Override
  public String schema() {
    return "ecdr.advance/1";
  }

  @Override
  public Instant at() {
    return run.at();
  }

  @Override
  public ExitCode code() {
    return run.code();
  }

  private List<StepOutcome.Stopped> waiting() {
    return report.report().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(step -> step.outcome().stream())
        .filter(StepOutcome.Stopped.class::isInstance)
        .map(StepOutcome.Stopped.class::cast)
        .filter(stopped -> stopped.code() == ExitCode.CHANGES_PENDING)
        .toList();
  }

  /** As long as the lane that needs to be looked at first. */
  private long seconds() {
    return waiting().stream()
        .mapToLong(stopped -> stopped.facts().number("WaitSeconds").orElse(0L))
        .min()
        .orElse(0);
  }

  @Override
  public Value.Fields data() {
    return run.data()
        .with("waitSeconds", seconds())
        .with(
            "waitingFor",
            Value.texts(waiting().stream().map(StepOutcome.Stopped::reason).toList()));
  }

  @Override
  public List<String> warnings() {
    return run.warnings();
  }

  @Override
  public void print(Page page) {
    run.print(page);
    if (!waiting().isEmpty()) {
      page.line("look again in " + Words.of(Duration.ofSeconds(seconds())));
    }
  }
}
