package io.ecdr.usecase;

import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What earlier passes tried for one cache, newest first, and when it may be tried again. */
final class PastTries {

  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final List<OperationSummary> all;

  PastTries(List<OperationSummary> operations, CronTarget target) {
    this.all =
        operations.stream()
            .filter(
                o ->
                    o.caches().stream()
                        .anyMatch(
                            c -> c.region().equals(target.region()) && c.id().equals(target.id())))
            .toList();
  }

  /** Those of one command. */
  private List<OperationSummary> of(String verb) {
    return all.stream().filter(o -> o.verb().equals(verb)).toList();
  }

  /** Those that can be gone on with. */
  List<OperationSummary> resumable() {
    return all.stream().filter(OperationSummary::resumable).toList();
  }

  /** One that a process works on now. */
  Optional<OperationSummary> running() {
    return all.stream().filter(o -> o.holder().isPresent()).findFirst();
  }

  /**
   * Until when a command is not tried again, because it failed: ten minutes after the first
   * failure, twice as long after each further one, six hours at most.
   */
  Optional<Instant> quietUntil(String verb) {
    int failures = 0;
    Optional<Instant> last = Optional.empty();
    for (var each : of(verb)) {
      if (each.state() == OperationState.DONE && each.code().orElse(ExitCode.OK) == ExitCode.OK) {
        break;
      }
      last = last.or(each::last);
      failures++;
    }
    int doublings = Math.min(failures - 1, 10);
    return failures == 0
        ? Optional.empty()
        : last.map(
            moment -> {
              var pause = FIRST.multipliedBy(1L << doublings);
              return moment.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
            });
  }
}
