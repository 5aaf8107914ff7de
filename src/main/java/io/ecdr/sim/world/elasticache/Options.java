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
 */
public record Options(Map<String, Long> nodeMemory, Choice groupIdOnDisabled) {

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
    return new Options(Map.of(), Choice.ACCEPT);
  }

  /** The same with another size for a node type. */
  public Options withNodeMemory(String type, long bytes) {
    var sizes = new LinkedHashMap<>(nodeMemory);
    sizes.put(type, bytes);
    return new Options(sizes, groupIdOnDisabled);
  }

  /** The same with another choice for snapshots by group id without cluster mode. */
  public Options withGroupIdOnDisabled(Choice choice) {
    return new Options(nodeMemory, choice);
  }
}
