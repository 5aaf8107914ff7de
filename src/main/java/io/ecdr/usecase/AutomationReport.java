package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is written down about automation.
 *
 * @param places where it was read back
 * @param failed where it was not, one sentence each
 */
public record AutomationReport(
    Instant at, Value.Fields note, boolean stopped, List<String> places, List<String> failed) {
  public AutomationReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(note, "note");
    places = List.copyOf(places);
    failed = List.copyOf(failed);
  }

  /** 0 when it is so everywhere, else 20. */
  public ExitCode code() {
    return failed.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
