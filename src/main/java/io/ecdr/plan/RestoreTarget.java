package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.RestoreRequest;
import java.util.List;
import java.util.Optional;

/**
 * What the new group will be: the request's wishes, the manifest for the rest, the Region for what
 * is regional.
 *
 * @param version the offer that is taken: the source's version or the next newer; empty when none
 *     is offered
 * @param parameterGroup the group's name; empty when it hangs on a version that is not offered
 * @param shards in the manifest's order
 */
public record RestoreTarget(
    String engine,
    Optional<EngineVersion> version,
    String nodeType,
    boolean cluster,
    List<TargetShard> shards,
    boolean automaticFailover,
    boolean multiAz,
    Optional<String> parameterGroup) {

  /**
   * One shard to be made.
   *
   * @param slots empty with cluster mode disabled
   */
  public record TargetShard(String id, String slots, int replicas, String key, long bytes) {}

  public RestoreTarget {
    shards = List.copyOf(shards);
  }

  /** Decides. Pure. */
  public static RestoreTarget of(
      RestoreRequest request,
      Manifest manifest,
      List<EngineVersion> versions,
      List<ParameterGroup> groups) {
    var version = EngineVersion.lowestFrom(versions, manifest.engine(), manifest.engineVersion());
    var shards =
        manifest.shards().stream()
            .map(
                s ->
                    new TargetShard(
                        s.id(),
                        s.slots(),
                        request.replicas().orElse(s.replicas()),
                        s.key(),
                        s.bytes()))
            .toList();
    boolean replicated = shards.stream().allMatch(s -> s.replicas() > 0);
    boolean hadNone = manifest.shards().stream().allMatch(s -> s.replicas() == 0);
    boolean failover =
        manifest.cluster() || (replicated && (manifest.automaticFailover() || hadNone));
    return new RestoreTarget(
        manifest.engine(),
        version,
        request.nodeType().orElse(manifest.nodeType()),
        manifest.cluster(),
        shards,
        failover,
        manifest.multiAz() && failover && replicated,
        parameterGroup(request, manifest, version, groups));
  }

  /** The named one; else one of the source's name that fits; else the family's own. */
  private static Optional<String> parameterGroup(
      RestoreRequest request,
      Manifest manifest,
      Optional<EngineVersion> version,
      List<ParameterGroup> groups) {
    if (request.parameterGroup().isPresent()) {
      return request.parameterGroup();
    }
    var family = version.map(EngineVersion::family);
    var same =
        groups.stream()
            .filter(g -> g.name().equals(manifest.parameterGroup()))
            .filter(g -> family.map(g.family()::equals).orElse(true))
            .map(ParameterGroup::name)
            .findFirst();
    return same.or(() -> family.map(f -> ParameterGroup.defaultName(f, manifest.cluster())));
  }

  /** All nodes together. */
  public int nodes() {
    return shards.stream().mapToInt(s -> 1 + s.replicas()).sum();
  }

  /** The largest shard's file, in bytes. */
  public long largest() {
    return shards.stream().mapToLong(TargetShard::bytes).max().orElse(0);
  }
}
