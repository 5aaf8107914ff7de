package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Workshop: back up from a replica (peers B6); without one, a node that fails takes its shard with
 * it until it is replaced.
 */
final class NoReplica implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var shards = facts.group().nodeGroups();
    long without = shards.stream().filter(g -> !g.members().isEmpty() && g.replicas() == 0).count();
    boolean nodes = facts.sort() == CacheSort.GROUP || facts.sort() == CacheSort.NODE;
    if (!nodes || without == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "no-replica",
            Severity.MEDIUM,
            (shards.size() == 1 ? "it has no replica" : without + " shards have no replica")
                + ": snapshots slow the node that takes the writes, and nothing takes over"
                + " where it fails",
            facts.sort() == CacheSort.NODE
                ? "aws elasticache create-replication-group --primary-cluster-id "
                    + facts.named()
                    + " --replication-group-id "
                    + facts.id()
                    + "-group --replication-group-description "
                    + facts.id()
                : "aws elasticache increase-replica-count --replication-group-id "
                    + facts.named()
                    + " --new-replica-count 1 --apply-immediately"));
  }
}
