package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Workshop: a primary that another node takes over from. Automatic failover needs a replica
 * (source: {@code API:CreateReplicationGroup}), so without one that is what is missing. A Global
 * Datastore sets it for all its members (facts page, 6.1 and 6.3).
 */
final class FailoverOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    boolean replicas = facts.group().nodeGroups().stream().anyMatch(g -> g.replicas() > 0);
    return facts.sort() == CacheSort.GROUP && replicas && !facts.group().automaticFailover()
        ? Optional.of(
            new Finding(
                "automatic-failover-off",
                Severity.MEDIUM,
                "no replica takes over by itself where the primary node fails",
                facts.member()
                    ? Hints.datastore(facts, "--automatic-failover-enabled")
                    : Hints.group(facts, "--automatic-failover-enabled")))
        : Optional.empty();
  }
}
