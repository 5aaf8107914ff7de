package io.ecdr.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a drill measured, or a change of roles. */
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

  /**
   * From the call that promotes until a write was taken, or the roles were read as moved, for each
   * change of roles; empty in lanes without any, and where the roles were so already.
   */
  static List<Duration> ways(List<Report.StepReport> steps) {
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).step() instanceof Step.Ladder) {
        var ladder = List.of(steps.get(i));
        var began = moment(ladder, s -> true, Throwaway.BEGAN);
        var ended = moment(written(steps, i + 1), s -> true, Throwaway.ENDED);
        var moved = ended.or(() -> moment(ladder, s -> true, Throwaway.ENDED));
        began.flatMap(b -> moved.map(e -> Duration.between(b, e))).ifPresent(all::add);
      }
    }
    return all;
  }

  /** The trial write behind a change of roles, where it was taken. */
  private static List<Report.StepReport> written(List<Report.StepReport> steps, int index) {
    return steps.stream()
        .skip(index)
        .limit(1)
        .filter(s -> s.step() instanceof Step.Probe)
        .filter(s -> s.outcome().flatMap(Probed::of).filter(Probed.PASSED::equals).isPresent())
        .toList();
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
