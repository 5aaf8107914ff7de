package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.NodeMemory;
import io.ecdr.model.RestoreRequest;

/** The questions before a restore about the group to be made (facts page, preflight). */
final class TargetChecks {

  /** Nodes in a shard at most (source: {@code UG:quota-limits}). */
  private static final int NODES_PER_SHARD = 6;

  /** Nodes in a group at most without a raised quota (source: {@code UG:quota-limits}). */
  private static final int NODES_PER_GROUP = 90;

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final Manifest manifest;
  private final RestoreTarget target;

  TargetChecks(
      Checklist list, RestoreRequest request, RestoreInventory seen, RestoreTarget target) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.manifest = seen.backup().manifest();
    this.target = target;
  }

  void ask() {
    id();
    version();
    nodeType();
    memory();
    tiering();
    layout();
    new PlaceChecks(list, request, seen, target).ask();
    new GroundChecks(list, seen.ground(), wanted()).ask();
  }

  private GroundChecks.Wanted wanted() {
    return new GroundChecks.Wanted(
        request.to(),
        target.nodes(),
        target.cluster(),
        target.multiAz(),
        seen.subnetGroup(),
        request.securityGroups(),
        manifest.security().securityGroups(),
        manifest.security().atRestEncryption(),
        request.kmsKey());
  }

  private void id() {
    var ask =
        list.ask("target-id", "The new id is legal and free", "1-40 characters, free in " + to());
    var id = request.as();
    if (!BackupNames.legal(id)) {
      ask.fail(
          "'" + id + "' is no legal id",
          "use lower-case letters, digits and single hyphens, a letter first, at most 40");
    } else if (seen.sameId().unknown().isPresent()) {
      ask.unknown(seen.sameId().unknown().get());
    } else {
      ask.answer(
          seen.sameId().absent(),
          seen.sameId()
              .value()
              .map(g -> id + " is taken in " + to() + " (" + g.status() + ")")
              .orElse(id + " is free"),
          "choose another id with --as");
    }
  }

  private String to() {
    return request.to().id();
  }

  private void version() {
    var source = manifest.engine() + " " + manifest.engineVersion();
    var ask =
        list.ask("engine-version", to() + " offers the engine", source + " or the next newer");
    if (seen.versions().unknown().isPresent()) {
      ask.unknown(seen.versions().unknown().get());
    } else if (target.version().isEmpty()) {
      ask.fail(
          "nothing as new as " + source + " is offered in " + to(),
          "an older engine cannot read the files; restore in another Region");
    } else {
      var offered = target.version().get().version();
      boolean same =
          offered.equals(manifest.engineVersion())
              || manifest.engineVersion().startsWith(offered + ".")
              || offered.endsWith(".x");
      if (same) {
        ask.pass(target.engine() + " " + offered);
      } else {
        ask.warn(
            target.engine() + " " + offered + ", newer than the source's " + source,
            "check that your clients can do with it");
      }
    }
  }

  private void nodeType() {
    var ask = list.ask("node-type", "The node type is the source's", manifest.nodeType());
    if (target.nodeType().equals(manifest.nodeType())) {
      ask.pass(target.nodeType() + "; whether " + to() + " has capacity shows only when creating");
    } else {
      ask.warn(
          target.nodeType() + " instead of " + manifest.nodeType(),
          "whether " + to() + " has that type shows only when creating");
    }
  }

  private void memory() {
    long file = target.largest();
    var room = NodeMemory.forData(target.nodeType());
    var limit = room.isPresent() ? Text.bytes(room.getAsLong()) + " for data" : "room for the data";
    var ask = list.ask("node-memory", "A node has room for its shard", limit).overridable();
    var observed = "largest file " + Text.bytes(file) + ", data in memory is larger than its file";
    boolean same = target.nodeType().equals(manifest.nodeType());
    if (room.isPresent() && file > room.getAsLong()) {
      ask.fail(observed, "choose a larger node with --node-type");
    } else if (same) {
      ask.pass(observed + "; the same node type as at the source");
    } else if (room.isEmpty()) {
      ask.unknown(
          "ecdr does not know how much memory " + target.nodeType() + " has",
          "choose a type that it knows, or the source's " + manifest.nodeType());
    } else {
      var source = NodeMemory.forData(manifest.nodeType());
      boolean larger = source.isPresent() && room.getAsLong() >= source.getAsLong();
      if (larger) {
        ask.pass(observed + "; not smaller than at the source");
      } else {
        ask.warn(
            observed + "; smaller than at the source",
            "a node that is too small ends in create-failed after a long time");
      }
    }
  }

  /** Source: {@code UG:backups}: data tiering restores to data tiering only. */
  private void tiering() {
    boolean tiered = isTiered(target.nodeType()) || isTiered(manifest.nodeType());
    list.ask("data-tiering", "No data tiering (r6gd)", "another node family")
        .answer(
            !tiered,
            manifest.nodeType() + " to " + target.nodeType(),
            "files in S3 do not go to or from r6gd; choose another with --node-type");
  }

  private static boolean isTiered(String nodeType) {
    return nodeType.startsWith("cache.r6gd.");
  }

  private void layout() {
    var mode = target.cluster() ? "cluster mode enabled" : "cluster mode disabled";
    var ask =
        list.ask(
            "layout", "Shards and replicas", "at most " + NODES_PER_SHARD + " nodes in a shard");
    int most = target.shards().stream().mapToInt(s -> 1 + s.replicas()).max().orElse(0);
    var observed =
        mode
            + ", "
            + Text.count(target.shards().size(), "shard")
            + ", "
            + Text.count(target.nodes(), "node");
    boolean negative = target.shards().stream().anyMatch(s -> s.replicas() < 0);
    if (negative || most > NODES_PER_SHARD) {
      ask.fail(observed, "choose 0 to " + (NODES_PER_SHARD - 1) + " with --replicas");
    } else if (target.nodes() > NODES_PER_GROUP) {
      ask.warn(observed, "more than " + NODES_PER_GROUP + " nodes need a raised quota");
    } else if (manifest.multiAz() && !target.multiAz()) {
      ask.warn(observed + ", no Multi-AZ", "the source had Multi-AZ; it needs replicas");
    } else {
      ask.pass(observed + (target.multiAz() ? ", Multi-AZ" : ""));
    }
  }
}
