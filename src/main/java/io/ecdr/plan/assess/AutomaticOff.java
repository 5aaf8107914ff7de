package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Workshop: daily automatic backups (peers B2); 0 days means off (facts page, 1.4). Where nothing
 * else protects it either, that is what is said.
 */
final class AutomaticOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    boolean can =
        cache.verdict(Strategy.SNAPSHOT) == Verdict.POSSIBLE
            && (cache.uses(Strategy.BACKUP_RESTORE) || cache.uses(Strategy.WARM_STANDBY));
    return can && facts.automatic().filter(on -> !on).isPresent()
        ? Optional.of(
            new Finding(
                "automatic-off",
                facts.standby() ? Severity.LOW : Severity.MEDIUM,
                "automatic snapshots are off",
                Hints.automatic(facts)))
        : Optional.empty();
  }
}
