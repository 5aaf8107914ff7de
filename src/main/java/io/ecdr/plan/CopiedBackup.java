package io.ecdr.plan;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.Manifest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The backup that the copies are of. Of a snapshot it is a new one, with a name that carries cache,
 * time and operation; of a backup it is that backup itself.
 *
 * @param place where the files are copied from
 * @param files their keys there, by shard
 * @param draft the manifest, with keys as in the targets
 * @param bytes how much there is to copy, as far as it is known
 */
record CopiedBackup(
    String id,
    String folder,
    CopyPlace place,
    SortedMap<String, String> files,
    Manifest draft,
    OptionalLong bytes) {

  static CopiedBackup of(CopyRequest request, CopyInventory seen, String operation) {
    return seen.source() instanceof CopyInventory.Kept kept
        ? of(request, seen, kept)
        : of(request, seen, (CopyInventory.Taken) seen.source(), operation);
  }

  private static CopiedBackup of(CopyRequest request, CopyInventory seen, CopyInventory.Kept kept) {
    var manifest = kept.backup().manifest();
    var folder = BackupNames.folder(request.prefix(), seen.cache(), manifest.backupId());
    var files = new TreeMap<String, String>();
    manifest.shards().forEach(shard -> files.put(shard.id(), shard.key()));
    return new CopiedBackup(
        manifest.backupId(),
        folder,
        new CopyPlace(kept.region(), kept.bucket(), seen.account().digits()),
        files,
        named(
            manifest,
            manifest.backupId(),
            manifest.operation(),
            manifest.lineage(),
            id -> folder + id + ".rdb"),
        OptionalLong.of(manifest.shards().stream().mapToLong(Manifest.Shard::bytes).sum()));
  }

  private static Manifest named(
      Manifest m, String id, String operation, String lineage, UnaryOperator<String> key) {
    var shards =
        m.shards().stream()
            .map(
                s ->
                    new Manifest.Shard(
                        s.id(),
                        s.slots(),
                        s.replicas(),
                        key.apply(s.id()),
                        s.bytes(),
                        s.checksum(),
                        s.snapshotTime()))
            .toList();
    return m.copied(id, operation, lineage, shards);
  }

  private static CopiedBackup of(
      CopyRequest request, CopyInventory seen, CopyInventory.Taken taken, String operation) {
    var id = BackupNames.backupId(seen.cache().id(), operation);
    var folder = BackupNames.folder(request.prefix(), seen.cache(), id);
    return new CopiedBackup(
        id,
        folder,
        new CopyPlace(seen.cache().region(), request.bucket().orElse(""), seen.account().digits()),
        taken
            .serverless()
            .map(m -> ServerlessSteps.files(taken.snapshot().name()))
            .orElseGet(() -> BackupCalls.exported(id, shardIds(taken.snapshot()))),
        taken
            .serverless()
            .map(
                m ->
                    named(m, id, operation, lineage(seen, taken), shard -> folder + shard + ".rdb"))
            .orElseGet(() -> draft(seen, taken, operation, id, folder)),
        BackupSource.size(taken.snapshot()));
  }

  /** What the service will call the shards in the keys; {@code 0001} for cluster mode disabled. */
  static List<String> shardIds(Snapshot snapshot) {
    var named = snapshot.nodes().stream().flatMap(n -> n.nodeGroupId().stream()).toList();
    if (named.size() == snapshot.shards()) {
      return named;
    }
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= snapshot.shards(); i++) {
      ids.add("%04d".formatted(i));
    }
    return ids;
  }

  /**
   * What snapshot and cache tell. The cache may be gone, or another one of that name by now: what
   * only it could tell is unknown then.
   */
  private static Manifest draft(
      CopyInventory seen, CopyInventory.Taken taken, String operation, String id, String folder) {
    var snapshot = taken.snapshot();
    boolean cluster = snapshot.nodes().stream().anyMatch(n -> n.slots().isPresent());
    Optional<ReplicationGroup> group = taken.group().value();
    List<String> unknown = new ArrayList<>();
    if (group.isEmpty()) {
      unknown.addAll(List.of("multiAz", "replicas", "security"));
    }
    if (taken.parameters().value().isEmpty()) {
      unknown.add("parameters");
    }
    if (taken.tags().value().isEmpty()) {
      unknown.add("tags");
    }
    List<Manifest.Shard> shards = new ArrayList<>();
    for (var shard : shardIds(snapshot)) {
      shards.add(
          new Manifest.Shard(
              shard,
              "",
              replicas(group, shard),
              folder + shard + ".rdb",
              0,
              Optional.empty(),
              Optional.empty()));
    }
    return new Manifest(
        id,
        seen.cache(),
        lineage(seen, taken),
        operation,
        seen.at(),
        snapshot.earliest(),
        snapshot.engine().orElse(""),
        snapshot.engineVersion().orElse(""),
        snapshot.nodeType().orElse(""),
        cluster,
        snapshot.automaticFailover(),
        group.map(ReplicationGroup::multiAz).orElse(false),
        snapshot.port(),
        shards,
        snapshot.parameterGroup().orElse(""),
        taken.parameters().value().orElse(Value.Fields.NONE),
        security(group, taken),
        CopyPlanner.foreign(taken.tags().value().orElse(Value.Fields.NONE)),
        unknown,
        group
            .flatMap(ReplicationGroup::globalDatastore)
            .map(member -> List.of(LineageTag.datastore(member.id())))
            .orElse(List.of()));
  }

  private static String lineage(CopyInventory seen, CopyInventory.Taken taken) {
    return LineageTag.of(seen.cache(), taken.tags().value().orElse(Value.Fields.NONE))
        .orElse(seen.cache().path());
  }

  private static int replicas(Optional<ReplicationGroup> group, String shard) {
    return group
        .flatMap(
            g ->
                g.nodeGroups().stream()
                    .filter(n -> g.nodeGroups().size() == 1 || n.id().equals(shard))
                    .findFirst())
        .map(ReplicationGroup.NodeGroup::replicas)
        .orElse(0);
  }

  private static Manifest.Security security(
      Optional<ReplicationGroup> group, CopyInventory.Taken taken) {
    var node = taken.nodes().value().stream().flatMap(List::stream).findFirst();
    return group
        .map(ReplicationGroup::security)
        .map(
            s ->
                new Manifest.Security(
                    s.transitEncryption(),
                    s.transitEncryptionMode().orElse(""),
                    s.atRestEncryption(),
                    s.authToken(),
                    s.userGroups(),
                    node.map(CacheCluster::securityGroups).orElse(List.of())))
        .orElse(new Manifest.Security(false, "", false, false, List.of(), List.of()));
  }
}
