package io.ecdr.sim.rehearse;

import java.util.Map;

/**
 * Where a cache can be reached, read from the service's own answers.
 *
 * @param clusterMode whether the node must be asked for the slots
 * @param host of the primary, or of any node in cluster mode
 */
public record CacheAddress(boolean clusterMode, String host, int port) {

  /**
   * Looks a cache up: first as a replication group, then as a single node, then as a serverless
   * cache, whose clients speak cluster mode.
   *
   * @throws IllegalArgumentException when there is none, or it has no endpoint yet
   */
  public static CacheAddress find(FrontDoor door, String cache) {
    var group = door.elasticache("DescribeReplicationGroups", Map.of("ReplicationGroupId", cache));
    if (group.ok()) {
      return ofGroup(
          group
              .xml()
              .at("DescribeReplicationGroupsResult/ReplicationGroups/ReplicationGroup")
              .orElseThrow(() -> new IllegalArgumentException("no cache " + cache)),
          cache);
    }
    if (!group.errorCode().orElse("").equals("ReplicationGroupNotFoundFault")) {
      throw new IllegalArgumentException(group.trouble());
    }
    return ofNode(door, cache);
  }

  private static CacheAddress ofGroup(Xml group, String cache) {
    var configuration = group.at("ConfigurationEndpoint");
    if (configuration.flatMap(c -> c.text("Port")).isPresent()) {
      return of(true, configuration.get(), cache);
    }
    return group
        .at("NodeGroups/NodeGroup/PrimaryEndpoint")
        .map(endpoint -> of(false, endpoint, cache))
        .orElseThrow(() -> noEndpoint(cache));
  }

  private static CacheAddress ofNode(FrontDoor door, String cache) {
    var node =
        door.elasticache(
            "DescribeCacheClusters", Map.of("CacheClusterId", cache, "ShowCacheNodeInfo", "true"));
    if (node.errorCode().orElse("").equals("CacheClusterNotFound")) {
      return ofServerless(door, cache, node.trouble());
    }
    if (!node.ok()) {
      throw new IllegalArgumentException(node.trouble());
    }
    return node.xml()
        .at("DescribeCacheClustersResult/CacheClusters/CacheCluster/CacheNodes/CacheNode/Endpoint")
        .map(endpoint -> of(false, endpoint, cache))
        .orElseThrow(() -> noEndpoint(cache));
  }

  private static CacheAddress ofServerless(FrontDoor door, String cache, String trouble) {
    var found = door.elasticache("DescribeServerlessCaches", Map.of("ServerlessCacheName", cache));
    if (!found.ok()) {
      throw new IllegalArgumentException(trouble);
    }
    return found
        .xml()
        .at("DescribeServerlessCachesResult/ServerlessCaches/member/Endpoint")
        .map(endpoint -> of(true, endpoint, cache))
        .orElseThrow(() -> noEndpoint(cache));
  }

  private static CacheAddress of(boolean clusterMode, Xml endpoint, String cache) {
    String host = endpoint.text("Address").orElseThrow(() -> noEndpoint(cache));
    String port = endpoint.text("Port").orElseThrow(() -> noEndpoint(cache));
    return new CacheAddress(clusterMode, host, Integer.parseInt(port));
  }

  private static IllegalArgumentException noEndpoint(String cache) {
    return new IllegalArgumentException(cache + " has no endpoint; is it available yet?");
  }
}
