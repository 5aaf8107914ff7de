package io.ecdr.usecase;

import io.ecdr.model.StatusRequest;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads {@code status}. A Region that does not answer makes the report poorer and gives it a code;
 * only when nothing at all answers is there no report.
 */
public final class Status implements Reading<StatusRequest, StatusReport> {

  private final Surveyor surveyor;
  private final AntiFlap antiFlap;
  private final Supplier<MarkProbe> marks;

  /** Without windows that changes of roles open, and without marks. */
  Status(Surveyor surveyor) {
    this(
        surveyor,
        Inhibitions.none().antiFlap(),
        () -> {
          throw new IllegalStateException("nothing is measured here");
        });
  }

  /**
   * A verb that looks through this surveyor.
   *
   * @param marks asked for only where the lag is to be measured in the data
   */
  public Status(Surveyor surveyor, AntiFlap antiFlap, Supplier<MarkProbe> marks) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.antiFlap = Objects.requireNonNull(antiFlap, "antiFlap");
    this.marks = Objects.requireNonNull(marks, "marks");
  }

  @Override
  public Answer<StatusReport> read(StatusRequest request) {
    try {
      return new Answer.Given<>(new StatusSurvey(surveyor, request, antiFlap, marks).report());
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }
}
