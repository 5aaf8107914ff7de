package io.ecdr.plan.assess;

/** How a node type is changed. */
final class NodeTypes {

  private NodeTypes() {}

  /**
   * The command.
   *
   * @param which what to choose, in words
   */
  static String change(CacheFacts cache, String which) {
    var command =
        cache.sort() == CacheSort.GROUP
            ? "aws elasticache modify-replication-group --replication-group-id "
            : "aws elasticache modify-cache-cluster --cache-cluster-id ";
    return "change the node type to "
        + which
        + ": "
        + command
        + cache.named()
        + " --cache-node-type TYPE --apply-immediately";
  }
}
