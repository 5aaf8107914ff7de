package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A node, or a cluster without a replication group, as {@code DescribeCacheClusters} tells it
 * (source: {@code API:CacheCluster}).
 *
 * @param status the service's word, lower case; may be one we do not know
 */
public record CacheCluster(
    String id,
    String status,
    String engine,
    String engineVersion,
    String nodeType,
    Optional<String> replicationGroupId,
    Optional<String> parameterGroup,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<Integer> port,
    int nodes) {

  public CacheCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(engineVersion, "engineVersion");
    Objects.requireNonNull(nodeType, "nodeType");
    Objects.requireNonNull(replicationGroupId, "replicationGroupId");
    Objects.requireNonNull(parameterGroup, "parameterGroup");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(port, "port");
  }

  /**
   * A serverless cache as one node, without a node type: what is told of its engine and networks.
   * Its own version is told in full; its snapshots tell the major one only (source: {@code
   * API:ServerlessCache}).
   */
  public static CacheCluster ofServerless(Value.Fields fields) {
    return new CacheCluster(
        fields.text("ServerlessCacheName").orElse(""),
        ReplicationGroup.word(fields, "Status"),
        ReplicationGroup.word(fields, "Engine"),
        fields.text("FullEngineVersion").or(() -> fields.text("MajorEngineVersion")).orElse(""),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        fields.texts("SecurityGroupIds"),
        fields.fields("Endpoint").number("Port").map(Long::intValue),
        1);
  }

  /** Reads one from an element of {@code CacheClusters}. */
  public static CacheCluster of(Value.Fields fields) {
    return new CacheCluster(
        fields.text("CacheClusterId").orElse(""),
        ReplicationGroup.word(fields, "CacheClusterStatus"),
        ReplicationGroup.word(fields, "Engine"),
        fields.text("EngineVersion").orElse(""),
        fields.text("CacheNodeType").orElse(""),
        fields.text("ReplicationGroupId"),
        fields.fields("CacheParameterGroup").text("CacheParameterGroupName"),
        fields.text("CacheSubnetGroupName"),
        fields.list("SecurityGroups").stream()
            .flatMap(g -> g.text("SecurityGroupId").stream())
            .toList(),
        fields.list("CacheNodes").stream()
            .flatMap(n -> n.fields("Endpoint").number("Port").stream())
            .findFirst()
            .map(Long::intValue),
        fields.number("NumCacheNodes").orElse(1L).intValue());
  }
}
