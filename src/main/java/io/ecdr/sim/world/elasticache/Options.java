package io.ecdr.sim.world.elasticache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated ElastiCache may be told beforehand: choices that AWS's texts leave open, and
 * sizes that a test wants small.
 *
 * @param nodeMemory bytes that a node type holds, over the table of {@link NodeTypes}; also for
 *     types that the table does not know
 * @param groupIdOnDisabled what {@code CreateSnapshot} does with a {@code ReplicationGroupId} of a
 *     group without cluster mode (unsure: API:CreateSnapshot, UG23:backups-manual)
 * @param promoteWhenPrimaryDark what {@code FailoverGlobalReplicationGroup} does when the primary
 *     Region is dark (unsure: UG23:Redis-Global-Datastores-Console says it works, X2 the contrary)
 * @param lagDimensions of {@code GlobalDatastoreReplicationLag} (unsure: X9)
 * @param serverless what is unsure of serverless caches
 */
public record Options(
    Map<String, Long> nodeMemory,
    Choice groupIdOnDisabled,
    DarkPrimary promoteWhenPrimaryDark,
    LagDimensions lagDimensions,
    ServerlessOptions serverless) {

  /** What a promotion does while the primary Region is dark. */
  public enum DarkPrimary {
    /** It works; the old side is demoted when it returns. */
    ACCEPT,
    /** It is refused. */
    REFUSE,
    /** It is accepted and not done until the primary Region returns. */
    STUCK
  }

  /** What the lag is told by. */
  public enum LagDimensions {
    /** {@code CacheClusterId} and {@code CacheNodeId}. */
    NODE,
    /** {@code ReplicationGroupId}. */
    GROUP,
    /** {@code GlobalReplicationGroupId}. */
    DATASTORE
  }

  /** Whether something unsure works. */
  public enum Choice {
    ACCEPT,
    REFUSE
  }

  public Options {
    nodeMemory = Collections.unmodifiableMap(new LinkedHashMap<>(nodeMemory));
  }

  /** The table's sizes; unsure things work. */
  public static Options defaults() {
    return new Options(
        Map.of(), Choice.ACCEPT, DarkPrimary.ACCEPT, LagDimensions.NODE, ServerlessOptions.usual());
  }

  /** The same with another size for a node type. */
  public Options withNodeMemory(String type, long bytes) {
    var sizes = new LinkedHashMap<>(nodeMemory);
    sizes.put(type, bytes);
    return new Options(sizes, groupIdOnDisabled, promoteWhenPrimaryDark, lagDimensions, serverless);
  }

  /** The same with another choice for snapshots by group id without cluster mode. */
  public Options withGroupIdOnDisabled(Choice choice) {
    return new Options(nodeMemory, choice, promoteWhenPrimaryDark, lagDimensions, serverless);
  }

  /** The same with another choice for promotions while the primary Region is dark. */
  public Options withPromoteWhenPrimaryDark(DarkPrimary choice) {
    return new Options(nodeMemory, groupIdOnDisabled, choice, lagDimensions, serverless);
  }

  /** The same with other dimensions of the lag. */
  public Options withLagDimensions(LagDimensions choice) {
    return new Options(nodeMemory, groupIdOnDisabled, promoteWhenPrimaryDark, choice, serverless);
  }

  /** The same with other choices for serverless caches. */
  public Options withServerless(ServerlessOptions choice) {
    return new Options(
        nodeMemory, groupIdOnDisabled, promoteWhenPrimaryDark, lagDimensions, choice);
  }
}
