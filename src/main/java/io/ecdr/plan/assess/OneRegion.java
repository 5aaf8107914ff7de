package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Snapshots stay in the cache's Region (facts page, 3), so nothing is left when that is lost
 * (workshop: get it to the other Region; peers B7, B8).
 */
final class OneRegion implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    if (!cache.uses(Strategy.SNAPSHOT)
        || cache.uses(Strategy.WARM_STANDBY)
        || cache.uses(Strategy.BACKUP_RESTORE)) {
      return Optional.empty();
    }
    if (facts.copies().isEmpty()) {
      return Optional.of(
          new Finding(
              "other-region-not-looked-at",
              Severity.MEDIUM,
              "its snapshots are in "
                  + facts.region()
                  + " only; backups in another Region were not looked at",
              "name them with --dr-region and --dr-bucket"));
    }
    if (facts.copies().get().unknown().isPresent() || facts.datastore().unknown().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "one-region",
            Severity.HIGH,
            "all that could bring it back is in " + facts.region() + ", and is lost with it",
            cache.verdict(Strategy.BACKUP_RESTORE) == Verdict.IMPOSSIBLE
                ? cache.rating(Strategy.BACKUP_RESTORE).reasons().get(0).change()
                : Hints.backup(facts)));
  }
}
