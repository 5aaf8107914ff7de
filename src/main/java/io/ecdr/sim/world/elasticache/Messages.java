package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.SeedRefused;

/**
 * Texts of events. Those of nodes and snapshots (UG23:ElastiCacheSNS) and of failovers within a
 * Region (API:TestFailover) are documented; those of groups, serverless caches and of failed
 * restores are ours (unsure): a client may look for the event's source, not for its words.
 */
final class Messages {

  static final String NODE_CREATED = "Cache cluster created";
  static final String NODE_DELETED = "Cache cluster deleted";

  private Messages() {}

  static String nodeAdded(Node node) {
    return "Added cache node 0001 in availability zone " + node.zone();
  }

  static String testFailover(String shard) {
    return "Test Failover API called for node group " + shard;
  }

  static String failedOver(Node from, Node to) {
    return "Failover from primary node %s to replica node %s completed"
        .formatted(from.id(), to.id());
  }

  static String groupCreated(String id) {
    return "Replication group " + id + " created";
  }

  static String groupDeleted(String id) {
    return "Replication group " + id + " deleted";
  }

  static String serverless(String name, String done) {
    return "Serverless cache " + name + " " + done;
  }

  static String serverlessSnapshot(String name, boolean done) {
    return "Serverless cache snapshot " + name + (done ? " created" : " failed");
  }

  static String snapshotSucceeded(String snapshot, String node) {
    return "Snapshot succeeded for snapshot with ID '%s' of cache cluster with ID '%s'"
        .formatted(snapshot, node);
  }

  static String snapshotFailed(String snapshot, String node) {
    return "Snapshot failed for snapshot with ID '%s' of cache cluster with ID '%s'"
        .formatted(snapshot, node);
  }

  static String createFailed(Throwable error) {
    if (error instanceof SeedRefused refused) {
      return "Restore from snapshot failed: " + why(refused) + " (" + refused.getMessage() + ")";
    }
    if (error instanceof SeedUnreadable unreadable) {
      return "Restore from snapshot failed: " + unreadable.getMessage();
    }
    return "Failed to create the cache cluster: " + error.getMessage();
  }

  private static String why(SeedRefused refused) {
    return switch (refused.why()) {
      case TOO_NEW -> "the RDB file was written by a newer engine version than this cluster's";
      case CORRUPT -> "the RDB file is damaged or is not an RDB file";
      case TOO_BIG -> "the data does not fit into the node type's memory";
      case SEVERAL_DATABASES -> "the RDB file uses several databases, cluster mode allows only one";
    };
  }
}
