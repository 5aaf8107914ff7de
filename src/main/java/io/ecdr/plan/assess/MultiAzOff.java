package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Workshop: Multi-AZ, which needs automatic failover (source: {@code API:ModifyReplicationGroup}).
 * A standby inherits it (facts page, 6.3).
 */
final class MultiAzOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    return facts.sort() == CacheSort.GROUP
            && !facts.standby()
            && facts.group().automaticFailover()
            && !facts.group().multiAz()
        ? Optional.of(
            new Finding(
                "multi-az-off",
                Severity.LOW,
                "nothing keeps its nodes apart when an Availability Zone fails",
                Hints.group(facts, "--multi-az-enabled")))
        : Optional.empty();
  }
}
