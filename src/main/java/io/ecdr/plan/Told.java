package io.ecdr.plan;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place that was to be told the new endpoint, and whether it says it.
 *
 * @param region whose endpoint it is to say, and where it is, but for a DNS record
 * @param said what was read back there; empty when it was not told
 * @param stopped why it was not; empty when it was, or when nobody came to it
 */
public record Told(
    Publication place,
    Region region,
    Optional<String> said,
    Optional<StepOutcome.Stopped> stopped) {

  /** What a step leaves that has read the endpoint back. */
  public static final String SAID = "Published";

  public Told {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(said, "said");
    Objects.requireNonNull(stopped, "stopped");
  }

  /** {@code published}, {@code failed} or {@code not-reached}. */
  public String word() {
    return said.isPresent() ? "published" : stopped.isPresent() ? "failed" : "not-reached";
  }

  /** Of a lane's steps, in their order. */
  static List<Told> of(List<Report.StepReport> steps) {
    return steps.stream()
        .filter(s -> PublishSteps.is(s.step()))
        .map(s -> of((Step.Local) s.step(), s.outcome()))
        .toList();
  }

  private static Told of(Step.Local step, Optional<StepOutcome> outcome) {
    return new Told(
        Publication.of(step.parameters().text("Place").orElse("")),
        new Region(step.parameters().text("Region").orElse("")),
        outcome
            .filter(StepOutcome.Done.class::isInstance)
            .map(o -> ((StepOutcome.Done) o).facts().text(SAID).orElse("unknown")),
        outcome
            .filter(StepOutcome.Stopped.class::isInstance)
            .map(StepOutcome.Stopped.class::cast)
            // It is still to come where a run ends with what is pending.
            .filter(stopped -> stopped.code() != ExitCode.CHANGES_PENDING));
  }
}
