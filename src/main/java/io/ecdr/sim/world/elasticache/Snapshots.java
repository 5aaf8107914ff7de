package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.SourceType;
import software.amazon.awssdk.services.elasticache.model.Tag;

/**
 * Takes, copies and deletes snapshots. The keys are those at the moment of the call; the snapshot
 * is {@code available} when the engine has written them and the service's time is over.
 */
public final class Snapshots {

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final AutomaticSnapshots automatic;

  Snapshots(Surroundings in, History history, Transitions transitions) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.automatic = new AutomaticSnapshots(in, this);
  }

  /**
   * A snapshot to be taken.
   *
   * @param node the node of a group without cluster mode; empty for one node of each shard
   * @param kmsKeyId kept as told, or null
   */
  public record Order(
      String name, Optional<Node> node, boolean automated, String kmsKeyId, List<Tag> tags) {
    public Order {
      tags = List.copyOf(tags);
    }
  }

  /** Takes a snapshot of an available group, which is {@code snapshotting} meanwhile. */
  public StoredSnapshot take(Group group, Order order) {
    group.life().on(GroupLife.On.SNAPSHOT);
    return save(
        group,
        order,
        shard -> order.node().orElseGet(shard::bestForBackup),
        taken -> group.life().on(GroupLife.On.SNAPSHOT_ENDED));
  }

  /**
   * Takes the snapshot that a deletion asked for, always of the primaries
   * (API:DeleteReplicationGroup); the group is {@code deleting} already.
   */
  void takeLast(Group group, String name, Consumer<Boolean> then) {
    var primary =
        group.clusterMode() ? Optional.<Node>empty() : Optional.of(group.shards().get(0).primary());
    save(group, new Order(name, primary, false, null, tagsOf(group)), Shard::primary, then);
  }

  /** The tags that a snapshot takes over when the request has none (UG23:Tagging-Resources). */
  public static List<Tag> tagsOf(Group group) {
    return group.estate().tags().of(group.arn());
  }

  private StoredSnapshot save(
      Group group, Order order, Function<Shard, Node> read, Consumer<Boolean> then) {
    Estate estate = group.estate();
    Map<Node, StoredSnapshot.Part> parts = parts(group, read);
    var about = SnapshotDescriptions.about(group, order);
    var snapshot =
        new StoredSnapshot(
            estate, group.key(), group.clusterMode(), about, List.copyOf(parts.values()), history);
    estate.snapshots().put(snapshot.name(), snapshot);
    estate.tags().add(snapshot.arn(), order.tags());
    parts.keySet().forEach(node -> node.life().on(NodeLife.On.SNAPSHOT));
    if (!order.automated()) {
      parts.keySet().forEach(node -> node.countManualSnapshot(in.time().now()));
    }
    long bytes = parts.values().stream().mapToLong(StoredSnapshot.Part::bytes).sum();
    transitions.begin(
        estate.region(),
        Work.SNAPSHOT,
        bytes,
        files(group, List.copyOf(parts.keySet())),
        (files, error) -> {
          saved(snapshot, parts, files);
          then.accept(error == null);
        });
    return snapshot;
  }

  private Map<Node, StoredSnapshot.Part> parts(Group group, Function<Shard, Node> read) {
    var parts = new LinkedHashMap<Node, StoredSnapshot.Part>();
    Instant now = in.time().now();
    for (Shard shard : group.shards()) {
      Node node = read.apply(shard);
      long bytes = group.running().map(running -> running.usedBytes(node.id())).orElse(0L);
      parts.put(
          node,
          new StoredSnapshot.Part(
              configuration(shard, group), node.id(), node.created(), now, null, bytes));
    }
    return parts;
  }

  private static NodeGroupConfiguration configuration(Shard shard, Group group) {
    return NodeGroupConfiguration.builder()
        .nodeGroupId(shard.id())
        .slots(group.clusterMode() ? shard.slots() : null)
        .replicaCount(shard.nodes().size() - 1)
        .primaryAvailabilityZone(shard.primary().zone())
        .replicaAvailabilityZones(shard.nodes().stream().skip(1).map(Node::zone).toList())
        .build();
  }

  private static CompletableFuture<List<Blob>> files(Group group, List<Node> nodes) {
    return CompletableFuture.completedFuture(group.running().orElseThrow())
        .thenCompose(running -> all(nodes.stream().map(node -> running.save(node.id())).toList()));
  }

  private static CompletableFuture<List<Blob>> all(List<CompletableFuture<Blob>> saves) {
    return CompletableFuture.allOf(saves.toArray(CompletableFuture[]::new))
        .thenApply(nothing -> saves.stream().map(CompletableFuture::join).toList());
  }

  private void saved(
      StoredSnapshot snapshot, Map<Node, StoredSnapshot.Part> parts, List<Blob> files) {
    var events = snapshot.estate().events();
    var written = new ArrayList<StoredSnapshot.Part>();
    for (Node node : parts.keySet()) {
      node.life().on(NodeLife.On.SNAPSHOT_ENDED);
      if (files != null) {
        written.add(parts.get(node).written(files.get(written.size())));
      }
      events.add(
          SourceType.CACHE_CLUSTER,
          node.id(),
          files == null
              ? Messages.snapshotFailed(snapshot.name(), node.id())
              : Messages.snapshotSucceeded(snapshot.name(), node.id()));
    }
    if (files == null) {
      snapshot.life().on(SnapshotLife.On.CREATE_FAILED);
    } else {
      snapshot.written(written);
      snapshot.life().on(SnapshotLife.On.CREATED);
    }
  }

  /**
   * Copies a snapshot within the Region. The copy is a manual one (UG23:backups-manual); the source
   * is {@code copying} meanwhile.
   */
  public StoredSnapshot copy(StoredSnapshot source, String name, String kmsKeyId, List<Tag> tags) {
    Estate estate = source.estate();
    var about =
        source.about().toBuilder()
            .snapshotName(name)
            .arn(estate.arn("snapshot", name))
            .snapshotSource("manual")
            .kmsKeyId(kmsKeyId == null ? source.about().kmsKeyId() : kmsKeyId)
            .build();
    var unwritten = source.parts().stream().map(part -> part.written(null)).toList();
    var copy =
        new StoredSnapshot(
            estate, source.groupId(), source.clusterMode(), about, unwritten, history);
    estate.snapshots().put(name, copy);
    estate.tags().add(copy.arn(), tags);
    source.life().on(SnapshotLife.On.COPY);
    transitions.begin(
        estate.region(),
        Work.COPY_SNAPSHOT,
        source.bytes(),
        () -> {
          copy.written(source.parts());
          copy.life().on(SnapshotLife.On.CREATED);
          source.life().on(SnapshotLife.On.COPY_ENDED);
        });
    return copy;
  }

  /** Deletes a snapshot: {@code deleting}, then gone. */
  public void delete(StoredSnapshot snapshot) {
    snapshot.life().on(SnapshotLife.On.DELETE);
    transitions.begin(snapshot.estate().region(), Work.DELETE_SNAPSHOT, 0, () -> forget(snapshot));
  }

  /** Automatic snapshots end with their group (UG23:backups-deleting). */
  void forgetAutomated(Group group) {
    for (StoredSnapshot snapshot : List.copyOf(group.estate().snapshots().values())) {
      boolean its = snapshot.automated() && snapshot.groupId().equals(group.key());
      if (its && snapshot.life().can(SnapshotLife.On.DELETE)) {
        delete(snapshot);
      }
    }
  }

  private static void forget(StoredSnapshot snapshot) {
    snapshot.life().on(SnapshotLife.On.GONE);
    snapshot.estate().snapshots().remove(snapshot.name());
    snapshot.estate().tags().forget(snapshot.arn());
  }

  void schedule(Group group) {
    automatic.schedule(group);
  }
}
