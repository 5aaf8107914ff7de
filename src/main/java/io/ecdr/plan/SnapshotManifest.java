package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a snapshot of the Region tells, in the words of a manifest. A snapshot holds nothing of
 * security and no parameter values (facts page, 4.3): those are the source's own when it is still
 * there, and unknown otherwise.
 */
public final class SnapshotManifest {

  /** The word in {@link Manifest#unknown} that says that nothing is known of security. */
  public static final String SECURITY = "security";

  /** What is written where nothing is known. */
  static final Manifest.Security NOTHING =
      new Manifest.Security(false, "", false, false, List.of(), List.of());

  private SnapshotManifest() {}

  /**
   * Makes it. Pure.
   *
   * @param live the groups of the Region
   * @param parameters what somebody set in the snapshot's parameter group
   * @param tags of the snapshot
   */
  public static Manifest of(
      AccountId account,
      Region region,
      Snapshot snapshot,
      Fact<List<ReplicationGroup>> live,
      Fact<Value.Fields> parameters,
      Fact<Value.Fields> tags,
      Instant at) {
    var group = source(snapshot, live.value().orElse(List.of()));
    var id =
        snapshot
            .replicationGroupId()
            .or(() -> group.map(ReplicationGroup::id))
            .or(snapshot::cacheClusterId)
            .orElse(snapshot.name());
    var cache = new CacheId(account, region, CacheKind.REPLICATION_GROUP, id);
    List<String> unknown = new ArrayList<>();
    group.ifPresentOrElse(g -> {}, () -> unknown.add(SECURITY));
    parameters.value().ifPresentOrElse(p -> {}, () -> unknown.add("parameters"));
    tags.value().ifPresentOrElse(t -> {}, () -> unknown.add("tags"));
    // Only a shard of a cluster owns slots (source: API:NodeGroupConfiguration).
    boolean cluster = snapshot.nodes().stream().anyMatch(n -> n.slots().isPresent());
    return new Manifest(
        snapshot.name(),
        cache,
        cache.path(),
        "",
        at,
        snapshot.earliest(),
        snapshot.engine().orElse(""),
        snapshot.engineVersion().orElse(""),
        snapshot.nodeType().orElse(""),
        cluster,
        snapshot.automaticFailover(),
        group.map(ReplicationGroup::multiAz).orElse(false),
        snapshot.port(),
        shards(snapshot, cluster, group),
        snapshot.parameterGroup().orElse(""),
        parameters.value().orElse(Value.Fields.NONE),
        group.map(SnapshotManifest::security).orElse(NOTHING),
        tags.value().orElse(Value.Fields.NONE),
        unknown);
  }

  /** The group it was taken of, if that is still there. */
  private static Optional<ReplicationGroup> source(
      Snapshot snapshot, List<ReplicationGroup> groups) {
    return groups.stream()
        .filter(
            g ->
                snapshot.replicationGroupId().map(g.id()::equals).orElse(false)
                    || snapshot.cacheClusterId().map(g.memberClusters()::contains).orElse(false))
        .findFirst();
  }

  /** With cluster mode disabled a snapshot tells of the one node that it was taken of. */
  static List<Manifest.Shard> shards(
      Snapshot snapshot, boolean cluster, Optional<ReplicationGroup> group) {
    int live = group.map(g -> Math.max(0, g.memberClusters().size() - 1)).orElse(0);
    int usual = cluster ? 0 : snapshot.automaticFailover() ? Math.max(1, live) : live;
    List<Manifest.Shard> all = new ArrayList<>();
    for (var node : snapshot.nodes()) {
      all.add(
          new Manifest.Shard(
              node.nodeGroupId().orElse(String.format(Locale.ROOT, "%04d", all.size() + 1)),
              node.slots().orElse(""),
              cluster ? node.replicas().orElse(usual) : usual,
              "",
              node.size().map(Estimates::size).map(s -> s.orElse(0)).orElse(0L),
              Optional.empty(),
              node.created()));
    }
    return all;
  }

  static Manifest.Security security(ReplicationGroup group) {
    var security = group.security();
    return new Manifest.Security(
        security.transitEncryption(),
        security.transitEncryptionMode().orElse(""),
        security.atRestEncryption(),
        security.authToken(),
        security.userGroups(),
        List.of());
  }
}
