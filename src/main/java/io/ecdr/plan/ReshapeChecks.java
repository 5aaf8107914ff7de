package io.ecdr.plan;

import io.ecdr.model.DataCount;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import java.util.stream.Collectors;

/**
 * The questions before a restore into another cluster mode or another number of shards than the
 * backup's (facts page, 4.2).
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
    clusterMode();
    shardCount();
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
    } else if (!manifest.engine().equals("valkey") && !atLeast(manifest.engineVersion(), 3, 2, 4)) {
      ask.fail(
          manifest.engine() + " " + manifest.engineVersion() + " to cluster mode enabled",
          "AWS wants 3.2.4 or newer");
    } else {
      databases(ask);
    }
  }

  /** Source: {@code UG23:backups-restoring}: a file with several databases fails to load. */
  private void databases(Checklist.Question ask) {
    var counted = seen.count().flatMap(DataCount::databases);
    if (counted.isPresent()) {
      var used = counted.get();
      var words =
          used.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ", counted by "
              + seen.count().get().by();
      if (used.size() > 1) {
        ask.fail(
            "keys in the logical databases " + words,
            "cluster mode has one; AWS accepts such a restore and lets it fail. Restore without"
                + " cluster mode");
      } else if (used.isEmpty() || used.first() == 0) {
        ask.pass("from disabled to enabled; keys in logical database " + words);
      } else {
        ask.unknown(
            "keys in logical database " + words,
            "AWS does not say what becomes of them in cluster mode, which has database 0 only");
      }
    } else if (manifest.parameters().text("databases").map("1"::equals).orElse(false)) {
      ask.pass("from disabled to enabled; the source had one logical database");
    } else {
      ask.unknown(
          "nobody counted which logical databases the keys are in; more than one cannot go to"
              + " cluster mode",
          seen.inFiles()
              ? "add --inspect, which reads the files first"
              : "look at the source with INFO keyspace");
    }
  }

  private static boolean atLeast(String version, int... wanted) {
    var parts = version.split("\\.");
    for (int i = 0; i < wanted.length; i++) {
      int part = i < parts.length && parts[i].matches("\\d{1,9}") ? Integer.parseInt(parts[i]) : 0;
      if (part != wanted[i]) {
        return part > wanted[i];
      }
    }
    return true;
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
