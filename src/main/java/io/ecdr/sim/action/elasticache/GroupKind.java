package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import io.ecdr.sim.world.elasticache.Versions;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.ClusterMode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;

/**
 * What sort of group is asked for: engine, node type, parameters, and whether it is in cluster
 * mode. Cluster mode is as {@code ClusterMode} says, else as the named parameter group says, else
 * on when several shards, slots or a snapshot with cluster mode are given (the order is unsure).
 * Codes of the refusals here are unsure but for missing parameter groups.
 */
record GroupKind(
    boolean clusterMode, EngineVersion version, String nodeType, ParameterGroup parameters) {

  static GroupKind read(
      CreateReplicationGroupRequest request,
      GroupSource source,
      ElastiCache service,
      Estate estate) {
    var snapshot = source.snapshot();
    EngineVersion version = version(request, source, service);
    Optional<ParameterGroup> named =
        Optional.ofNullable(request.cacheParameterGroupName()).map(estate::parameterGroup);
    boolean clusterMode = clusterMode(request, source, named);
    ParameterGroup parameters =
        named.orElseGet(() -> inherited(snapshot, version, clusterMode, estate));
    if (!parameters.family().equals(Versions.family(version))) {
      throw Refusals.combination(
          "Expected a parameter group of family %s but found one of family %s"
              .formatted(Versions.family(version), parameters.family()));
    }
    if (parameters.clusterEnabled() != clusterMode) {
      throw Refusals.combination(
          "The parameter group %s has cluster-enabled set to %s, which does not fit the request."
              .formatted(parameters.name(), parameters.value("cluster-enabled")));
    }
    if (!clusterMode && snapshot.map(StoredSnapshot::clusterMode).orElse(false)) {
      throw Refusals.combination(
          "A snapshot with cluster mode enabled cannot be restored with cluster mode disabled.");
    }
    return new GroupKind(clusterMode, version, nodeType(request, snapshot, service), parameters);
  }

  /** What a node may hold besides what is reserved. */
  long usableBytes(ElastiCache service) {
    long bytes = service.nodeTypes().maxMemory(nodeType).orElseThrow();
    return bytes / 100 * (100 - parameters.reservedPercent());
  }

  private static EngineVersion version(
      CreateReplicationGroupRequest request, GroupSource source, ElastiCache service) {
    var snapshot = source.snapshot();
    String engine =
        request.engine() != null
            ? request.engine()
            : snapshot.map(from -> from.about().engine()).or(source::engine).orElse(null);
    boolean same = snapshot.isPresent() && snapshot.get().about().engine().equals(engine);
    String version =
        request.engineVersion() == null && same
            ? snapshot.get().about().engineVersion()
            : request.engineVersion();
    return service.versions().find(engine, version);
  }

  private static boolean clusterMode(
      CreateReplicationGroupRequest request, GroupSource source, Optional<ParameterGroup> named) {
    if (request.clusterMode() == ClusterMode.COMPATIBLE) {
      throw Refusals.value("ClusterMode compatible is not simulated by this endpoint.");
    }
    boolean several =
        (request.numNodeGroups() != null && request.numNodeGroups() > 1)
            || request.nodeGroupConfiguration().size() > 1
            || request.nodeGroupConfiguration().stream()
                .map(NodeGroupConfiguration::slots)
                .anyMatch(slots -> slots != null && !slots.isEmpty());
    boolean mode;
    if (request.clusterMode() != null) {
      mode = request.clusterMode() == ClusterMode.ENABLED;
    } else {
      mode = named.map(ParameterGroup::clusterEnabled).orElse(several || source.clusterMode());
    }
    if (several && !mode) {
      throw Refusals.combination(
          "Several node groups or slots need a parameter group with cluster mode enabled.");
    }
    return mode;
  }

  /** The snapshot's parameter group when it fits, else the service's own. */
  private static ParameterGroup inherited(
      Optional<StoredSnapshot> snapshot,
      EngineVersion version,
      boolean clusterMode,
      Estate estate) {
    String family = Versions.family(version);
    return snapshot
        .map(from -> estate.parameterGroups().get(from.about().cacheParameterGroupName()))
        .filter(group -> group.family().equals(family) && group.clusterEnabled() == clusterMode)
        .orElseGet(
            () -> estate.parameterGroup("default." + family + (clusterMode ? ".cluster.on" : "")));
  }

  private static String nodeType(
      CreateReplicationGroupRequest request,
      Optional<StoredSnapshot> snapshot,
      ElastiCache service) {
    String type =
        request.cacheNodeType() != null
            ? request.cacheNodeType()
            : snapshot.map(from -> from.about().cacheNodeType()).orElse(null);
    if (type == null) {
      throw Refusals.value("The parameter CacheNodeType must be provided and must not be blank.");
    }
    if (service.nodeTypes().maxMemory(type).isEmpty()) {
      throw Refusals.value("Invalid CacheNodeType: " + type + ".");
    }
    return type;
  }
}
