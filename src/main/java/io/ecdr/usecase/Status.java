package io.ecdr.usecase;

import io.ecdr.model.StatusRequest;
import java.util.Objects;

/**
 * Reads {@code status}. A Region that does not answer makes the report poorer and gives it a code;
 * only when nothing at all answers is there no report.
 */
public final class Status implements Reading<StatusRequest, StatusReport> {

  private final Surveyor surveyor;
  private final AntiFlap antiFlap;

  /** Without windows that changes of roles open. */
  Status(Surveyor surveyor) {
    this(surveyor, Inhibitions.none().antiFlap());
  }

  /** A verb that looks through this surveyor. */
  public Status(Surveyor surveyor, AntiFlap antiFlap) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.antiFlap = Objects.requireNonNull(antiFlap, "antiFlap");
  }

  @Override
  public Answer<StatusReport> read(StatusRequest request) {
    try {
      return new Answer.Given<>(new StatusSurvey(surveyor, request, antiFlap).report());
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }
}
