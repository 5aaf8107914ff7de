package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Encryption at rest can be had at creation only (facts page, 4.2; source: {@code
 * API:CreateReplicationGroup}).
 */
final class AtRestOff implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    return facts.sort() == CacheSort.GROUP && !facts.group().security().atRestEncryption()
        ? Optional.of(
            new Finding(
                "at-rest-off",
                Severity.LOW,
                "its snapshots are not encrypted; that is set when a cache is made",
                "restore a backup of it into a new cache with encryption, and move there"))
        : Optional.empty();
  }
}
