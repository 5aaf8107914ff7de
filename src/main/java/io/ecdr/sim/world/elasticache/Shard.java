package io.ecdr.sim.world.elasticache;

import java.util.List;

/**
 * One shard, which the API calls a node group.
 *
 * @param id such as {@code 0001}
 * @param slots such as {@code 0-5460}; empty without cluster mode
 * @param nodes the primary first; never empty
 */
public record Shard(String id, String slots, List<Node> nodes) {

  public Shard {
    nodes = List.copyOf(nodes);
  }

  /** The node that takes writes. */
  public Node primary() {
    return nodes.get(0);
  }

  /** The node that backups read from: a replica when there is one (UG:backups). */
  public Node bestForBackup() {
    return nodes.get(nodes.size() > 1 ? 1 : 0);
  }
}
