package io.ecdr.plan.assess;

import io.ecdr.plan.Text;
import java.time.Duration;
import java.util.Optional;

/**
 * Automatic snapshots come once a day (facts page, 1.4); where the newest is older, they fail or
 * have just been switched on. When the cache was made or changed is not looked at.
 */
final class NothingNewAutomatic implements Advice {

  /** A day, the window's hour, and an hour for the snapshot. */
  private static final Duration LATE = Duration.ofHours(26);

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    if (!cache.uses(Strategy.SNAPSHOT) || facts.saves().value().isEmpty()) {
      return Optional.empty();
    }
    var newest = facts.saves().value().get().automatic();
    if (newest.isEmpty()) {
      return Optional.of(
          new Finding(
              "no-automatic-yet",
              Severity.LOW,
              "automatic snapshots are on, and there is none yet",
              "ecdr status " + facts.named()));
    }
    var age = Duration.between(newest.get(), facts.at());
    return age.compareTo(LATE) <= 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "automatic-late",
                Severity.HIGH,
                "automatic snapshots are on, and the newest is " + Text.duration(age) + " old",
                "aws elasticache describe-events --duration 2880 --region " + facts.region()));
  }
}
