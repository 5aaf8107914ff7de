package io.ecdr.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a drill measured. */
final class Rehearsed {

  private Rehearsed() {}

  /**
   * From the call that makes the cache until all its nodes serve; empty when either was not seen,
   * or in lanes whose cache stays.
   */
  static Optional<Duration> rto(List<Report.StepReport> steps) {
    var began =
        moment(
            steps,
            s -> s instanceof Step.Act act && act.call().action().equals("CreateReplicationGroup"),
            Throwaway.BEGAN);
    var served =
        moment(
            steps,
            s -> s instanceof Step.Await await && await.done().kind().equals("group-serving"),
            Throwaway.ENDED);
    return began.flatMap(from -> served.map(to -> Duration.between(from, to)));
  }

  private static Optional<Instant> moment(
      List<Report.StepReport> steps, Predicate<Step> wanted, String fact) {
    try {
      return steps.stream()
          .filter(s -> wanted.test(s.step()))
          .flatMap(s -> s.outcome().stream())
          .filter(StepOutcome.Done.class::isInstance)
          .map(outcome -> ((StepOutcome.Done) outcome).facts())
          .flatMap(facts -> facts.text(fact).stream())
          .map(Instant::parse)
          .findFirst();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
