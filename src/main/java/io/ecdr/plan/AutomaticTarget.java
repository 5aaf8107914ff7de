package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.util.Optional;

/**
 * How the service's own snapshots of a cache are set: each kind has a call and names of its own
 * (source: {@code API:ModifyReplicationGroup}, {@code API:ModifyCacheCluster}, {@code
 * API:ModifyServerlessCache}).
 */
record AutomaticTarget(ReplicationGroup cache) {

  CacheKind kind() {
    return LoneCaches.kind(cache);
  }

  boolean serverless() {
    return kind() == CacheKind.SERVERLESS;
  }

  /** Whether a node may be named: the others have one, or none that is told. */
  boolean nodes() {
    return kind() == CacheKind.REPLICATION_GROUP;
  }

  String action() {
    return switch (kind()) {
      case SERVERLESS -> "ModifyServerlessCache";
      case CACHE_CLUSTER -> "ModifyCacheCluster";
      default -> "ModifyReplicationGroup";
    };
  }

  /** The cache, as its kind is named. */
  Value.Fields named() {
    return switch (kind()) {
      case SERVERLESS -> Value.fields("ServerlessCacheName", cache.id());
      case CACHE_CLUSTER -> Value.fields("CacheClusterId", cache.id());
      default -> Value.fields("ReplicationGroupId", cache.id());
    };
  }

  /** A serverless cache is changed at once in any case. */
  Value.Fields call() {
    return serverless() ? named() : named().with("ApplyImmediately", true);
  }

  /** What the window's parameter is called. */
  String window() {
    return serverless() ? "DailySnapshotTime" : "SnapshotWindow";
  }

  /** A window as it is set: of a serverless cache only when it begins. */
  Optional<String> window(Optional<String> typed) {
    return serverless() ? typed.map(text -> text.replaceFirst("-.*", "")) : typed;
  }
}
