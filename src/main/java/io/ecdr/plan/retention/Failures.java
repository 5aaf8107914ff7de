package io.ecdr.plan.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a lineage's newest backups fail. */
final class Failures {

  /** By how much the clock of who made backups may be behind the store's. */
  private static final Duration SLACK = Duration.ofHours(1);

  private Failures() {}

  /**
   * The newest failed attempt that nothing good came after.
   *
   * @param good the proven backups that are trusted
   */
  static Optional<Reason> newest(List<Attempt> attempts, List<Held> good) {
    return attempts.stream()
        .filter(Attempt::failed)
        .max(Comparator.comparing(Attempt::at).thenComparing(Attempt::operation))
        .filter(failed -> !madeGood(failed, attempts))
        .filter(failed -> !made(good).isAfter(failed.at().plus(SLACK)))
        .map(
            failed ->
                new Reason(
                    "failing",
                    "the newest backup failed: operation "
                        + failed.operation()
                        + " of "
                        + failed.at().truncatedTo(ChronoUnit.SECONDS)
                        + ", and none succeeded since"));
  }

  /** By the clock of the same journal. */
  private static boolean madeGood(Attempt failed, List<Attempt> attempts) {
    return attempts.stream().anyMatch(a -> !a.failed() && a.at().isAfter(failed.at()));
  }

  /** What was copied late is no newer for it. */
  private static Instant made(List<Held> good) {
    return good.stream()
        .map(b -> b.stored().filter(s -> s.isBefore(b.at())).orElse(b.at()))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
