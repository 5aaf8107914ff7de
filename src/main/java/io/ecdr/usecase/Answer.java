package io.ecdr.usecase;

import java.util.Objects;

/** What reading came to. */
public sealed interface Answer<T> {

  /** The report. */
  record Given<T>(T report) implements Answer<T> {
    public Given {
      Objects.requireNonNull(report, "report");
    }
  }

  /** There is nothing to report. */
  record Rejected<T>(Rejection why) implements Answer<T> {
    public Rejected {
      Objects.requireNonNull(why, "why");
    }
  }
}
