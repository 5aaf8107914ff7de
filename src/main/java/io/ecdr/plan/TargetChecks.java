package io.ecdr.plan;

import io.ecdr.model.Manifest;
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
    id(list, request, seen);
    version();
    new NodeTypeChecks(list, seen, target).ask();
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
        request.place().securityGroups(),
        manifest.security().securityGroups(),
        target.atRest(),
        request.access().kmsKey());
  }

  /** Whether the new cache's id can be had. */
  static void id(Checklist list, RestoreRequest request, RestoreInventory seen) {
    var ask =
        list.ask(
            "target-id",
            "The new id is legal and free",
            "1-40 characters, free in " + request.to());
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
              .map(g -> id + " is taken in " + request.to() + " (" + g.status() + ")")
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
    if (manifest.engine().equals("memcached")) {
      // Source: UG:backups-restoring.
      ask.fail(
          source + " to nodes",
          "AWS restores serverless Memcached to serverless Memcached only; add --serverless");
    } else if (seen.versions().unknown().isPresent()) {
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
      } else if (offered.startsWith(manifest.engineVersion() + ".")) {
        ask.warn(
            target.engine() + " " + offered + ", the newest of " + source,
            "the backup tells the major version only; check that your clients can do with it");
      } else {
        ask.warn(
            target.engine() + " " + offered + ", newer than the source's " + source,
            "check that your clients can do with it");
      }
    }
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
