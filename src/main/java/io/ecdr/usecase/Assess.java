package io.ecdr.usecase;

import io.ecdr.model.AssessRequest;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.FailoverPlanner;
import io.ecdr.plan.PastRun;
import io.ecdr.plan.RestorePlanner;
import io.ecdr.plan.SwitchoverPlanner;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Objects;

/**
 * Reads {@code assess}. A Region that does not answer makes the report poorer and gives it a code;
 * only when nothing at all answers is there no report.
 */
public final class Assess implements Reading<AssessRequest, AssessReport> {

  private static final List<String> VERBS =
      List.of(
          BackupPlanner.VERB, RestorePlanner.VERB, SwitchoverPlanner.VERB, FailoverPlanner.VERB);

  private final Surveyor surveyor;
  private final Operations operations;

  /**
   * A verb that looks through this surveyor.
   *
   * @param operations of this machine alone, for what earlier ones took
   */
  public Assess(Surveyor surveyor, Operations operations) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
  }

  @Override
  public Answer<AssessReport> read(AssessRequest request) {
    try {
      return new Answer.Given<>(new AssessSurvey(surveyor, request, past()).report());
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private List<PastRun> past() {
    var runs = new PastRuns(operations);
    return VERBS.stream().flatMap(verb -> runs.of(verb).stream()).toList();
  }
}
