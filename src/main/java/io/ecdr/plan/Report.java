package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a plan that was run.
 *
 * @param operation the operation's id, which is the plan's
 * @param lanes one per lane of the plan
 */
public record Report(
    String operation, String verb, Instant started, Instant ended, List<LaneReport> lanes) {

  public Report {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    lanes = List.copyOf(lanes);
  }

  /** The worst lane decides. */
  public ExitCode code() {
    return lanes.stream().map(LaneReport::code).reduce(ExitCode.OK, ExitCode::worse);
  }

  /** One cache's part. */
  public record LaneReport(CacheId cache, ExitCode code, List<StepReport> steps) {
    public LaneReport {
      steps = List.copyOf(steps);
    }

    /** What came of the trial write; empty in lanes that change no roles. */
    public Optional<Probed> writeProbe() {
      return Probed.of(steps);
    }

    /** Where clients connected to and where they do now; empty in lanes that change no roles. */
    public Optional<EndpointsMoved> endpoints() {
      return EndpointsMoved.of(steps);
    }

    /** Which places were to be told the endpoint, and were or were not. */
    public List<Told> told() {
      return Told.of(steps);
    }

    /** What marks in the data prove; empty in lanes that write none. */
    public Optional<Crossed> lossProof() {
      return Crossed.of(steps);
    }

    /**
     * How long a rehearsed restore took until the cache served, or a change of roles until writes
     * worked; empty in other lanes.
     */
    public Optional<Duration> measuredRto() {
      return Rehearsed.rto(steps).or(() -> measuredWays().stream().findFirst());
    }

    /** How long each change of roles took; a drill goes there and back. */
    public List<Duration> measuredWays() {
      return Rehearsed.ways(steps);
    }
  }

  /**
   * One step's part.
   *
   * @param outcome empty when the step was never reached
   * @param took measured; of a resumed step only the last run's part
   */
  public record StepReport(Step step, Optional<StepOutcome> outcome, Duration took) {}
}
