package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Slots;

/**
 * The questions before a restore about slots, and about another cluster mode or another number of
 * shards than the backup's (facts page, 4.2).
 */
final class ReshapeChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final RestoreTarget target;
  private final Manifest manifest;

  ReshapeChecks(
      Checklist list, RestoreRequest request, RestoreInventory seen, RestoreTarget target) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.target = target;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    slots();
    clusterMode();
    shardCount();
  }

  /** Source: {@code API:NodeGroupConfiguration}: with files, slots are required for each shard. */
  private void slots() {
    var ask =
        list.ask(
            "slots",
            "Every slot belongs to exactly one shard",
            manifest.cluster() ? "0-16383, once each" : "one file");
    if (!manifest.cluster()) {
      ask.answer(
          manifest.shards().size() == 1,
          manifest.shards().size() + " file, cluster mode disabled",
          "a cache without cluster mode has exactly one file; take another backup");
      return;
    }
    var ranges = manifest.shards().stream().map(Manifest.Shard::slots).toList();
    var fault = Slots.fault(ranges);
    boolean sent = seen.inFiles() && !target.reshaped();
    if (fault.isPresent()) {
      ask.fail(
          fault.get(),
          "the backup is not whole; take another: "
              + new KeptAt(request.to(), request.drBucket(), request.prefix()).list());
    } else if (sent && ranges.stream().anyMatch(r -> r.contains(","))) {
      ask.warn(
          "complete, but a shard has several ranges, which are sent like this: "
              + String.join(" | ", ranges),
          "AWS does not say how several ranges are to be given; if the restore is refused, give"
              + " each shard one range with --shards "
              + ranges.size());
    } else {
      ask.pass(Text.count(ranges.size(), "shard") + ": " + String.join(" | ", ranges));
    }
  }

  private void clusterMode() {
    var ask =
        list.ask(
            "cluster-mode",
            "The backup can go to that cluster mode",
            "the same, or from disabled to enabled");
    if (manifest.cluster() == target.cluster()) {
      ask.pass(mode(target.cluster()) + ", as at the source");
    } else if (manifest.cluster()) {
      // Source: UG:backups-seeding-redis.
      ask.fail(
          "the backup is of a cache with cluster mode enabled",
          "AWS restores it only with cluster mode enabled; leave out --cluster-mode disabled");
    } else if (!manifest.engine().equals("valkey")
        && !EngineVersion.atLeast(manifest.engineVersion(), 3, 2, 4)) {
      ask.fail(
          manifest.engine() + " " + manifest.engineVersion() + " to cluster mode enabled",
          "AWS wants 3.2.4 or newer");
    } else {
      DatabaseCheck.answer(ask, seen);
    }
  }

  private void shardCount() {
    var ask =
        list.ask("shard-count", "The service takes that many shards", "the backup's, or --shards");
    int had = manifest.shards().size();
    int wanted = request.shape().shards().orElse(had);
    if (!target.cluster() && wanted > 1) {
      ask.fail(
          Text.count(wanted, "shard") + " without cluster mode",
          manifest.cluster()
              ? "leave out --cluster-mode disabled"
              : "add --cluster-mode enabled, or leave out --shards");
    } else if (wanted == had || !target.cluster()) {
      ask.pass(Text.count(Math.max(had, 1), "shard") + ", as at the source");
    } else if (seen.inFiles()) {
      // Source: API:CreateReplicationGroup, UG:backups-seeding-redis.
      ask.pass(had + " to " + wanted + "; AWS loads files into another number of shards");
    } else if (!manifest.cluster()) {
      ask.pass(had + " to " + wanted + ", from cluster mode disabled");
    } else {
      // API:Snapshot says the same number, UG23:backups-restoring says that it may differ.
      ask.warn(
          had + " to " + wanted + " by the name of a snapshot",
          "AWS's own texts disagree whether that can be; it is not verified. Files in a bucket can");
    }
  }

  private static String mode(boolean cluster) {
    return "cluster mode " + (cluster ? "enabled" : "disabled");
  }
}
