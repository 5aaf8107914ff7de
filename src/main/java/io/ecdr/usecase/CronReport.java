package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One maintenance pass.
 *
 * @param at when it began
 * @param active whether it was allowed to change anything
 * @param caches how many it looked after
 */
public record CronReport(Instant at, boolean active, int caches, List<CronLine> lines) {

  public CronReport {
    Objects.requireNonNull(at, "at");
    lines = List.copyOf(lines);
  }

  /** How many lines have a state. */
  public long count(CronLine.State state) {
    return lines.stream().filter(line -> line.state() == state).count();
  }

  /** The worst of all lines. */
  public ExitCode code() {
    return lines.stream().map(CronLine::code).reduce(ExitCode.OK, ExitCode::worse);
  }
}
