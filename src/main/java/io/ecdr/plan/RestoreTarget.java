package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the new group will be: the request's wishes, the manifest for the rest, the Region for what
 * is regional.
 *
 * @param version the offer that is taken: the source's version or the next newer; empty when none
 *     is offered
 * @param nodeTypes tried in this order; at least one
 * @param shards in the manifest's order, where they are its own
 * @param reshaped whether the slots are divided otherwise than the manifest's, or only now
 * @param parameterGroup the group's name; empty when it hangs on a version that is not offered
 * @param tls whether transit is encrypted
 * @param atRest whether files are encrypted; where nobody knows of the source, they are
 */
public record RestoreTarget(
    String engine,
    Optional<EngineVersion> version,
    List<String> nodeTypes,
    boolean cluster,
    List<TargetShard> shards,
    boolean reshaped,
    boolean automaticFailover,
    boolean multiAz,
    Optional<String> parameterGroup,
    boolean tls,
    boolean atRest) {

  /**
   * One shard to be made.
   *
   * @param slots empty with cluster mode disabled
   * @param bytes of its data; with other shards than the manifest's an even share
   */
  public record TargetShard(String id, String slots, int replicas, long bytes) {}

  public RestoreTarget {
    nodeTypes = List.copyOf(nodeTypes);
    shards = List.copyOf(shards);
  }

  /** Decides. Pure. */
  public static RestoreTarget of(
      RestoreRequest request,
      Manifest manifest,
      List<EngineVersion> versions,
      List<ParameterGroup> groups) {
    var version = EngineVersion.forBackup(versions, manifest.engine(), manifest.engineVersion());
    boolean cluster = request.shape().cluster().orElse(manifest.cluster());
    int had = manifest.shards().size();
    int wanted = cluster ? request.shape().shards().orElse(Math.max(1, had)) : Math.min(1, had);
    boolean scattered = manifest.shards().stream().anyMatch(s -> s.slots().contains(","));
    boolean asked = request.shape().shards().isPresent();
    boolean reshaped = cluster != manifest.cluster() || wanted != had || (asked && scattered);
    var shards = reshaped ? even(request, manifest, cluster, wanted) : same(request, manifest);
    boolean replicated = shards.stream().allMatch(s -> s.replicas() > 0);
    boolean hadNone = manifest.shards().stream().allMatch(s -> s.replicas() == 0);
    boolean failover = cluster || (replicated && (manifest.automaticFailover() || hadNone));
    var types = request.shape().nodeTypes();
    return new RestoreTarget(
        manifest.engine(),
        version,
        types.isEmpty() ? List.of(manifest.nodeType()) : types,
        cluster,
        shards,
        reshaped,
        failover,
        manifest.multiAz() && failover && replicated,
        parameterGroup(request, manifest, cluster, version, groups),
        request.access().tls().orElse(manifest.security().transitEncryption()),
        manifest.security().atRestEncryption()
            || request.access().kmsKey().isPresent()
            || manifest.unknown().contains(SnapshotManifest.SECURITY));
  }

  private static List<TargetShard> same(RestoreRequest request, Manifest manifest) {
    return manifest.shards().stream()
        .map(
            s ->
                new TargetShard(
                    s.id(), s.slots(), request.shape().replicas().orElse(s.replicas()), s.bytes()))
        .toList();
  }

  /** As many as wanted; each gets as many replicas as the source's fullest shard had. */
  private static List<TargetShard> even(
      RestoreRequest request, Manifest manifest, boolean cluster, int wanted) {
    int most = manifest.shards().stream().mapToInt(Manifest.Shard::replicas).max().orElse(0);
    int replicas = request.shape().replicas().orElse(most);
    var slots = Slots.even(Math.max(1, wanted));
    long share = manifest.bytes() / Math.max(1, wanted);
    List<TargetShard> all = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      var id = String.format(Locale.ROOT, "%04d", i + 1);
      all.add(new TargetShard(id, cluster ? slots.get(i) : "", replicas, share));
    }
    return all;
  }

  /** The named one; else the one to be made, or one of the source's name; else the family's own. */
  private static Optional<String> parameterGroup(
      RestoreRequest request,
      Manifest manifest,
      boolean cluster,
      Optional<EngineVersion> version,
      List<ParameterGroup> groups) {
    var place = request.place();
    if (place.parameterGroup().isPresent() || place.recreateParameters()) {
      return place.parameterGroup().or(() -> Optional.of(request.as()));
    }
    var family = version.map(EngineVersion::family);
    // Cluster mode is a parameter: a group of the source's name has the source's.
    var same =
        groups.stream()
            .filter(g -> cluster == manifest.cluster())
            .filter(g -> g.name().equals(manifest.parameterGroup()))
            .filter(g -> family.map(g.family()::equals).orElse(true))
            .map(ParameterGroup::name)
            .findFirst();
    return same.or(() -> family.map(f -> ParameterGroup.defaultName(f, cluster)));
  }

  /** The node type that is tried first. */
  public String nodeType() {
    return nodeTypes.get(0);
  }

  /** All nodes together. */
  public int nodes() {
    return shards.stream().mapToInt(s -> 1 + s.replicas()).sum();
  }

  /** The largest shard's data, in bytes. */
  public long largest() {
    return shards.stream().mapToLong(TargetShard::bytes).max().orElse(0);
  }
}
