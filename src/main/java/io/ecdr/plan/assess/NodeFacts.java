package io.ecdr.plan.assess;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.Value;
import java.util.Objects;
import java.util.Optional;

/**
 * What a node tells that its group does not (source: {@code API:CacheCluster}). All nodes of a
 * group are alike in this.
 *
 * @param version as told; may be empty
 * @param type such as {@code cache.r7g.large}; may be empty, of a serverless cache it is
 * @param maintenance the window in which AWS works on it
 * @param zone where the first node is
 * @param outpost whether it stands on an Outpost
 */
public record NodeFacts(
    String engine,
    String version,
    String type,
    Optional<String> parameterGroup,
    Optional<String> maintenance,
    Optional<String> zone,
    boolean outpost) {

  public NodeFacts {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(parameterGroup, "parameterGroup");
    Objects.requireNonNull(maintenance, "maintenance");
    Objects.requireNonNull(zone, "zone");
  }

  /** Reads one from an element of {@code CacheClusters}. */
  public static NodeFacts of(Value.Fields fields) {
    return of(CacheCluster.of(fields), fields);
  }

  /** Reads one from an element of {@code ServerlessCaches}. */
  public static NodeFacts ofServerless(Value.Fields fields) {
    return of(CacheCluster.ofServerless(fields), Value.Fields.NONE);
  }

  private static NodeFacts of(CacheCluster node, Value.Fields fields) {
    return new NodeFacts(
        node.engine(),
        node.engineVersion(),
        node.nodeType(),
        node.parameterGroup(),
        fields.text("PreferredMaintenanceWindow"),
        fields.text("PreferredAvailabilityZone"),
        fields.text("PreferredOutpostArn").isPresent());
  }
}
