package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.ReplicationGroup;
import java.util.List;

/** The questions before a backup, about the cache itself (facts page, preflight: backup). */
final class BackupChecks {

  private final Checklist list;
  private final BackupRequest request;
  private final BackupInventory seen;
  private final ReplicationGroup group;
  private final BackupSource source;

  BackupChecks(Checklist list, BackupRequest request, BackupInventory seen, BackupSource source) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.group = seen.group();
    this.source = source;
  }

  /**
   * @param rescue whether it may take of the snapshots that are kept back
   */
  void ask(String backupId, boolean rescue) {
    identity();
    regions();
    supported();
    available();
    if (seen.serverless()) {
      new ServerlessChecks(list, seen).ask(backupId);
    } else {
      new SnapshotChecks(list, seen, source).ask(backupId, rescue);
      tiering();
      globalDatastore();
    }
    secrets();
    offeredThere();
    tags();
  }

  private void identity() {
    list.ask("identity", "Credentials and account", "an account that answers")
        .pass("account " + seen.account() + " as " + seen.caller());
  }

  private void regions() {
    if (!request.stages().copy()) {
      return;
    }
    var ask = list.ask("regions", "The DR Region is another Region", "two Regions, one partition");
    var from = request.region();
    var to = request.drRegion();
    if (from.equals(to)) {
      ask.fail("both are " + from, "name another Region with --dr-region");
    } else {
      ask.answer(
          from.partition().equals(to.partition()),
          from + " (" + from.partition() + ") to " + to + " (" + to.partition() + ")",
          "S3 copies nothing from one partition to another; name a Region of " + from.partition());
    }
  }

  private void supported() {
    var ask =
        list.ask(
            "snapshot-support",
            "The engine and the node type can be snapshotted",
            "redis or valkey, not cache.t1.micro");
    if (seen.nodes().unknown().isPresent()) {
      ask.unknown(seen.nodes().unknown().get());
      return;
    }
    if (source.engine().equals("memcached")) {
      ask.answer(
          !request.stages().export(),
          "serverless Memcached " + source.version(),
          "ElastiCache exports snapshots of Valkey and Redis OSS only"
              + " (ExportServerlessCacheSnapshot), so this cache never leaves its Region; keep a"
              + " snapshot there with --no-export");
      return;
    }
    boolean fits =
        (source.engine().equals("redis") || source.engine().equals("valkey"))
            && !source.nodeType().equals("cache.t1.micro");
    ask.answer(
        fits,
        source.engine()
            + " "
            + source.version()
            + (seen.serverless() ? ", serverless" : " on " + source.nodeType()),
        "ElastiCache takes no snapshot of this cache");
  }

  private void available() {
    var ask = list.ask("cache-available", "The cache and all its nodes are available", "available");
    var busy =
        seen.knownNodes().stream()
            .filter(n -> !n.status().equals("available"))
            .map(n -> n.id() + " is " + n.status())
            .toList();
    if (!group.status().equals("available")) {
      ask.fail(
          group.id() + " is " + group.status(),
          "wait until it is available; ecdr status " + group.id() + " --region " + group.region());
    } else if (seen.nodes().unknown().isPresent()) {
      ask.unknown(seen.nodes().unknown().get());
    } else if (!busy.isEmpty()) {
      ask.fail(String.join(", ", busy), "wait until all nodes are available");
    } else {
      ask.pass(group.id() + " and its " + seen.knownNodes().size() + " nodes");
    }
  }

  private void tiering() {
    boolean tiered = group.dataTiering() || source.nodeType().startsWith("cache.r6gd.");
    list.ask("data-tiering", "The cache keeps all data in memory", "no data tiering (r6gd)")
        .answer(
            !tiered,
            tiered ? source.nodeType() + " with data tiering" : source.nodeType(),
            "snapshots of such caches cannot be exported, so they never leave their Region");
  }

  private void globalDatastore() {
    var ask = list.ask("global-datastore", "Part of a Global Datastore", "primary, or no member");
    var global = group.globalDatastore();
    if (global.isPresent() && !global.get().role().equals("PRIMARY")) {
      ask.warn(
          group.id() + " is " + global.get().role() + " of " + global.get().id(),
          "AWS does not say whether secondaries can be snapshotted; back up the primary instead");
    } else {
      ask.pass(global.map(g -> "primary of " + g.id()).orElse("no member"));
    }
  }

  private void secrets() {
    var ask = list.ask("secrets", "What a restore must be given again", "no token, no user groups");
    var security = group.security();
    if (security.authToken()) {
      ask.warn(
          "the cache has an AUTH token, which nothing can read back",
          "this version restores it only without the token (restore --without-auth)");
    } else if (!security.userGroups().isEmpty()) {
      ask.warn(
          "user groups " + String.join(", ", security.userGroups()),
          "user groups are regional; make them in " + request.drRegion() + " before a restore");
    } else {
      ask.pass("none");
    }
  }

  private void offeredThere() {
    if (!request.stages().copy()) {
      return;
    }
    var ask =
        list.ask(
            "dr-engine",
            request.drRegion() + " answers and offers the engine",
            source.engine() + " " + source.version() + " or newer");
    if (seen.drVersions().unknown().isPresent()) {
      ask.warn(seen.drVersions().unknown().get().why(), "a restore there may not be possible now");
      return;
    }
    var offer =
        EngineVersion.lowestFrom(
            seen.drVersions().value().orElse(List.of()), source.engine(), source.version());
    if (offer.isPresent()) {
      ask.pass(offer.get().engine() + " " + offer.get().version());
    } else {
      ask.warn(
          "not offered in " + request.drRegion(), "the backup could not be restored there now");
    }
  }

  private void tags() {
    var ask = list.ask("tags", "The cache's tags are known", "readable");
    if (seen.tags().value().isPresent()) {
      ask.pass(seen.tags().value().get().members().size() + " tags");
    } else {
      ask.warn(
          seen.tags().unknown().map(u -> u.why()).orElse("no tags were told"),
          "the backup will not hold the tags");
    }
  }

  /** The nodes that are available. */
  static boolean serves(List<CacheCluster> nodes, String id) {
    return nodes.stream().anyMatch(n -> n.id().equals(id) && n.status().equals("available"));
  }
}
