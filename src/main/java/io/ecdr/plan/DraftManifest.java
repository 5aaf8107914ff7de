package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan can say of the manifest that its backup will have. */
final class DraftManifest {

  private DraftManifest() {}

  /**
   * The manifest as far as it is known before the snapshot: the shards are the live group's and
   * have no size yet; what the snapshot says replaces them.
   */
  static Manifest of(
      BackupRequest request,
      BackupInventory seen,
      BackupSource source,
      CacheId cache,
      String operation) {
    var group = seen.group();
    var backupId = BackupNames.backupId(cache.id(), operation);
    var folder = BackupNames.folder(request.prefix(), cache, backupId);
    var node = seen.knownNodes().stream().findFirst();
    List<String> unknown = new ArrayList<>();
    if (seen.parameters().unknown().isPresent()) {
      unknown.add("parameters");
    }
    if (seen.tags().unknown().isPresent()) {
      unknown.add("tags");
    }
    return new Manifest(
        backupId,
        cache,
        LineageTag.of(cache, seen.tags().value().orElse(Value.Fields.NONE)).orElse(cache.path()),
        operation,
        seen.at(),
        Optional.empty(),
        source.engine(),
        source.version(),
        source.nodeType(),
        group.cluster(),
        group.automaticFailover(),
        group.multiAz(),
        port(seen),
        shards(seen, folder),
        node.flatMap(CacheCluster::parameterGroup).orElse(""),
        seen.parameters().value().orElse(Value.Fields.NONE),
        new Manifest.Security(
            group.security().transitEncryption(),
            group.security().transitEncryptionMode().orElse(""),
            group.security().atRestEncryption(),
            group.security().authToken(),
            group.security().userGroups(),
            node.map(CacheCluster::securityGroups).orElse(List.of())),
        seen.tags().value().orElse(Value.Fields.NONE),
        unknown,
        BackupPlanner.member(seen).map(id -> List.of(LineageTag.datastore(id))).orElse(List.of()));
  }

  private static List<Manifest.Shard> shards(BackupInventory seen, String folder) {
    return seen.group().nodeGroups().stream()
        .map(
            g ->
                new Manifest.Shard(
                    g.id(),
                    g.slots().orElse(""),
                    g.replicas(),
                    folder + g.id() + ".rdb",
                    0,
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  /** The group's port, when all its nodes have the same. */
  private static Optional<Integer> port(BackupInventory seen) {
    var ports = seen.knownNodes().stream().flatMap(n -> n.port().stream()).distinct().toList();
    return ports.size() == 1 ? Optional.of(ports.get(0)) : Optional.empty();
  }
}
