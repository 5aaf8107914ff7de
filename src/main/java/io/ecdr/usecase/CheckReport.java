package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Purpose;
import io.ecdr.model.Region;
import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.OverdueDrill;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code check} found.
 *
 * @param overdue caches of drills that are past their deadline
 * @param at when it ended
 * @param results one for each cache and purpose, in the order they were asked
 * @param trials what was written on trial, one for each bucket; none where nobody asked for it
 */
public record CheckReport(
    List<OverdueDrill> overdue, Instant at, List<Result> results, List<Trial> trials) {
  public CheckReport {
    overdue = List.copyOf(overdue);
    Objects.requireNonNull(at, "at");
    results = List.copyOf(results);
    trials = List.copyOf(trials);
  }

  /** The same with more drills that are over. */
  CheckReport andOverdue(List<OverdueDrill> more) {
    return new CheckReport(
        Stream.concat(overdue.stream(), more.stream()).toList(), at, results, trials);
  }

  /**
   * One cache, checked for one purpose.
   *
   * @param to where it would be done
   * @param left why it was not checked, though nobody asked for it by name; empty when it was
   * @param trouble why it could not be checked; then there are no checks
   */
  public record Result(
      String cache,
      Region region,
      Purpose purpose,
      Optional<Region> to,
      List<Check> checks,
      Optional<String> left,
      Optional<Rejection> trouble) {
    public Result {
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(purpose, "purpose");
      Objects.requireNonNull(to, "to");
      checks = List.copyOf(checks);
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(trouble, "trouble");
    }

    /** The checks that would forbid it. */
    public List<Check> blockers() {
      return checks.stream().filter(Check::blocks).toList();
    }

    /** Those that are worth knowing. */
    public List<Check> warnings() {
      return checks.stream().filter(c -> c.verdict() == Verdict.WARN).toList();
    }

    /** Whether it was checked. */
    public boolean checked() {
      return left.isEmpty() && trouble.isEmpty();
    }
  }

  /** 11 when something would forbid one of them; else why one could not be checked; else 0. */
  public ExitCode code() {
    if (results.stream().anyMatch(r -> !r.blockers().isEmpty())) {
      return ExitCode.REFUSED_BY_CHECKS;
    }
    return results.stream()
        .flatMap(r -> r.trouble().stream())
        .map(Rejection::code)
        .reduce(ExitCode.OK, ExitCode::worse);
  }
}
