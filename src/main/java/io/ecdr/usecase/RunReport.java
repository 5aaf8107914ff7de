package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of running a plan, or of going on with it.
 *
 * @param resume the command that goes on from here; empty when there is nothing left to do
 * @param warnings what else the operator should know, one sentence each
 * @param left what an abort could not take away, one sentence each
 * @param window in which the next change of these roles is held up; empty when none was opened
 * @param idle why there was nothing to do although something is due; empty when nothing is
 */
public record RunReport(
    Report report,
    Optional<String> resume,
    List<String> warnings,
    List<String> left,
    Optional<RoleWindow> window,
    Optional<String> idle) {

  /** With nothing left behind that had to be told. */
  public RunReport(Report report, Optional<String> resume, List<String> warnings) {
    this(report, resume, warnings, List.of());
  }

  /** With no window opened. */
  public RunReport(
      Report report, Optional<String> resume, List<String> warnings, List<String> left) {
    this(report, resume, warnings, left, Optional.empty());
  }

  /** With nothing that is due and was not done. */
  public RunReport(
      Report report,
      Optional<String> resume,
      List<String> warnings,
      List<String> left,
      Optional<RoleWindow> window) {
    this(report, resume, warnings, left, window, Optional.empty());
  }

  public RunReport {
    left = List.copyOf(left);
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(resume, "resume");
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(idle, "idle");
  }

  /** What the process exits with. */
  public ExitCode code() {
    return report.code() == ExitCode.OK && !left.isEmpty() ? ExitCode.INCOMPLETE : report.code();
  }

  /** The same with more warnings. */
  RunReport warning(List<String> more) {
    var all = new ArrayList<>(warnings);
    all.addAll(more);
    return new RunReport(report, resume, all, left, window, idle);
  }
}
