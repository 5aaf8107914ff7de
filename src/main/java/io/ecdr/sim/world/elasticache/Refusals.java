package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.service.ServiceFault;

/**
 * ElastiCache's refusals with their codes as on the wire and their HTTP status (MODEL; SDK
 * 2.42.14). Where a text is not known from a source it is ours.
 */
public final class Refusals {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private Refusals() {}

  /** {@code InvalidParameterValue}. */
  public static ServiceFault value(String text) {
    return bad("InvalidParameterValue", text);
  }

  /** {@code InvalidParameterCombination}. */
  public static ServiceFault combination(String text) {
    return bad("InvalidParameterCombination", text);
  }

  /** A refusal with status 400. */
  public static ServiceFault bad(String code, String text) {
    return new ServiceFault(code, BAD_REQUEST, text);
  }

  /** {@code ReplicationGroupNotFoundFault}. */
  public static ServiceFault noGroup(String id) {
    return missing("ReplicationGroupNotFoundFault", "ReplicationGroup " + id + " not found.");
  }

  /** {@code NodeGroupNotFoundFault}. */
  public static ServiceFault noShard(String id) {
    return missing("NodeGroupNotFoundFault", "Node group " + id + " not found.");
  }

  /** {@code CacheClusterNotFound}. */
  public static ServiceFault noNode(String id) {
    return missing("CacheClusterNotFound", "CacheCluster not found: " + id);
  }

  /** {@code SnapshotNotFoundFault}. */
  public static ServiceFault noSnapshot(String name) {
    return missing("SnapshotNotFoundFault", name + " is either not present or not available.");
  }

  /** {@code CacheParameterGroupNotFound}. */
  public static ServiceFault noParameterGroup(String name) {
    return missing("CacheParameterGroupNotFound", "CacheParameterGroup not found: " + name);
  }

  /** {@code CacheSubnetGroupNotFoundFault}, which is a 400. */
  public static ServiceFault noSubnetGroup(String name) {
    return bad("CacheSubnetGroupNotFoundFault", "Cache Subnet Group " + name + " does not exist.");
  }

  /** {@code GlobalReplicationGroupNotFoundFault}. */
  public static ServiceFault noGlobal(String id) {
    return missing(
        "GlobalReplicationGroupNotFoundFault", "Global replication group " + id + " not found.");
  }

  /** {@code InvalidGlobalReplicationGroupState}. */
  public static ServiceFault globalState(String text) {
    return bad("InvalidGlobalReplicationGroupState", text);
  }

  /** What a member of a global datastore may not do by itself (TF#22528, TF#27875: seen). */
  public static ServiceFault partOfGlobal(String id, String global) {
    return value(
        "Cluster [%s] is part of a global cluster [%s]. Request rejected.".formatted(id, global));
  }

  /** {@code TagNotFound}. */
  public static ServiceFault noTag(String key) {
    return missing("TagNotFound", "The tag " + key + " does not exist on this resource.");
  }

  /** {@code InvalidReplicationGroupState}. */
  public static ServiceFault groupState(String text) {
    return bad("InvalidReplicationGroupState", text);
  }

  /** {@code InvalidCacheClusterState}. */
  public static ServiceFault nodeState(String text) {
    return bad("InvalidCacheClusterState", text);
  }

  /** {@code InvalidSnapshotState}. */
  public static ServiceFault snapshotState(String name, SnapshotLife.State state) {
    return bad("InvalidSnapshotState", "Snapshot %s is %s.".formatted(name, state));
  }

  /** {@code ServerlessCacheNotFoundFault}. */
  public static ServiceFault noServerless(String name) {
    return missing("ServerlessCacheNotFoundFault", "Serverless cache " + name + " not found.");
  }

  /** {@code ServerlessCacheSnapshotNotFoundFault}. */
  public static ServiceFault noServerlessSnapshot(String name) {
    return missing(
        "ServerlessCacheSnapshotNotFoundFault",
        "Serverless cache snapshot " + name + " not found.");
  }

  /** {@code InvalidServerlessCacheStateFault}. */
  public static ServiceFault serverlessState(Serverless cache) {
    return bad(
        "InvalidServerlessCacheStateFault",
        "Serverless cache %s is %s.".formatted(cache.name(), cache.life().state().word()));
  }

  /** {@code InvalidServerlessCacheSnapshotStateFault}. */
  public static ServiceFault serverlessSnapshotState(ServerlessSnapshot snapshot) {
    return bad(
        "InvalidServerlessCacheSnapshotStateFault",
        "Serverless cache snapshot %s is %s.".formatted(snapshot.name(), snapshot.life().state()));
  }

  static ServiceFault missing(String code, String text) {
    return new ServiceFault(code, NOT_FOUND, text);
  }
}
