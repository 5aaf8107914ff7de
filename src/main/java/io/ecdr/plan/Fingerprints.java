package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.util.List;
import java.util.stream.Collectors;

/** What the plans of each verb rest on. */
public final class Fingerprints {

  private Fingerprints() {}

  /** Of a backup: the cache's shape and engine. Nodes come and go, and are chosen when it runs. */
  public static Fingerprint of(BackupInventory seen) {
    var source = BackupSource.of(seen);
    return shape(seen.group())
        .with("engine", (source.engine() + " " + source.version()).strip())
        .with("data tiering", String.valueOf(seen.group().dataTiering()));
  }

  /** Of the service's own snapshots: the cache's shape, and how they are set. */
  public static Fingerprint of(AutomaticInventory seen) {
    return shape(seen.group())
        .with("automatic snapshots kept", Text.count(seen.days(), "day"))
        .with("snapshot window", seen.group().snapshotWindow().orElse(""))
        .with("snapshotting node", seen.node().orElse(""));
  }

  /** Of a fence: what each of the cache's users may do now. */
  public static Fingerprint of(FenceInventory seen) {
    var print = Fingerprint.NONE.with("cache", seen.group().id() + " in " + seen.group().region());
    for (var user : FencePlanner.users(seen)) {
      print = print.with("user " + user.id(), user.access());
    }
    return print;
  }

  /** Of a restore: the backup, and its files as S3 has them. */
  public static Fingerprint of(RestoreInventory seen) {
    var manifest = seen.backup().manifest();
    var print =
        Fingerprint.NONE
            .with("backup", seen.backup().id())
            .with("engine", manifest.engine() + " " + manifest.engineVersion());
    if (seen.source() instanceof RestoreSource.InRegion here) {
      print = print.with("taken", here.snapshot().earliest().map(Object::toString).orElse(""));
    }
    for (var file : seen.files()) {
      var head = file.head();
      if (head.value().isPresent()) {
        print = print.with("file " + file.key(), words(head.value().get()));
      } else if (head.absent()) {
        print = print.with("file " + file.key(), "not there");
      }
    }
    return print;
  }

  private static String words(Value.Fields head) {
    return head.number("ContentLength").map(n -> n + " bytes").orElse("of unknown size")
        + head.text("ETag").map(tag -> ", ETag " + tag.replace("\"", "")).orElse("");
  }

  /** Of a new standby: the primary's shape and engine, and the datastore it is in, if any. */
  public static Fingerprint of(StandbyInventory seen) {
    var print = shape(seen.group());
    if (seen.node().value().isPresent()) {
      var node = seen.node().value().get();
      print = print.with("engine", node.engine() + " " + node.engineVersion());
    }
    if (seen.datastore().value().isPresent()) {
      var datastore = seen.datastore().value().get();
      return print
          .with("global datastore", datastore.id())
          .with("members", members(datastore.members(), false));
    }
    return seen.datastore().absent() ? print.with("global datastore", "none") : print;
  }

  /** Of a way home by a backup: what it is of, and what is made of it. */
  public static Fingerprint of(CarriedHome seen) {
    return of(seen.backup())
        .with("home", seen.restoring().as() + " in " + seen.restoring().to())
        .with(
            "home's kind",
            seen.restoring().shape().serverless().isPresent() ? "serverless" : "nodes");
  }

  /** Of an old side that goes: what is made in its place, and what goes. */
  public static Fingerprint of(OldHome seen) {
    return of(seen.detached().standby())
        .with("old side", seen.backup().group().arn().orElse(seen.backup().group().id()))
        .with("old nodes", String.join(", ", seen.backup().group().memberClusters()))
        .with("old datastore", seen.shell().map(d -> d.id()).orElse("none"));
  }

  /**
   * Of a role change, as the target's Region tells it: datastore, members, target, shards and
   * engine.
   *
   * @param roles whether the members' roles belong to it: a failover is applied when they may be
   *     anything, a switchover is not
   */
  public static Fingerprint of(GlobalInventory seen, boolean roles) {
    var datastore = seen.datastore();
    var print =
        Fingerprint.NONE
            .with("global datastore", datastore.id())
            .with("members", members(datastore.members(), roles))
            .with("target", seen.target().toString())
            .with(
                "engine",
                (datastore.engine().orElse("") + " " + datastore.engineVersion().orElse(""))
                    .strip());
    Fact<ReplicationGroup> group = seen.group();
    return group.value().isPresent()
        ? print.with("shards", String.valueOf(group.value().get().nodeGroups().size()))
        : print;
  }

  /**
   * Of an evacuation: how each cache is saved that can be. The backup is chosen when it runs; one
   * that cannot be saved stops nobody, then or later.
   */
  public static Fingerprint of(EvacuationInventory seen, Plan plan) {
    var print = Fingerprint.NONE.with("Regions", seen.from() + " to " + seen.to());
    for (var lane : plan.lanes()) {
      var saved = lane.evacuated().orElseThrow();
      if (saved.way() != Evacuated.Way.NOT_SAVED) {
        print =
            print.with(
                "cache " + saved.source().kind().word() + " " + saved.source().id(),
                saved.way().word() + " as " + lane.cache());
      }
    }
    return print;
  }

  /** Of a detach that finds the group alone already. */
  public static Fingerprint of(ReplicationGroup alone) {
    return shape(alone).with("global datastore", "none");
  }

  private static String members(List<GlobalDatastore.Member> members, boolean roles) {
    return members.stream()
        .map(m -> m + (roles ? " " + m.role() : ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Fingerprint shape(ReplicationGroup group) {
    return Fingerprint.NONE
        .with("cache", group.id() + " in " + group.region())
        .with("cluster mode", group.cluster() ? "enabled" : "disabled")
        .with("node type", group.nodeType().orElse(""))
        .with(
            "shards",
            group.nodeGroups().stream()
                .map(n -> n.id() + n.slots().map(s -> " " + s).orElse(""))
                .collect(Collectors.joining(", ")));
  }
}
