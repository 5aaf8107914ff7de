package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.RunningGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/**
 * Gives groups more replicas: the group is {@code modifying} and the new nodes {@code creating},
 * until all of them hold their shard's data.
 */
public final class Growth {

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final Snapshots snapshots;
  private final DataPlane dataPlane;

  Growth(
      Surroundings in,
      History history,
      Transitions transitions,
      Snapshots snapshots,
      DataPlane dataPlane) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.snapshots = snapshots;
    this.dataPlane = dataPlane;
  }

  /** Adds replicas to every shard until it has so many. Its callers have checked that it may be. */
  public void to(Group group, int replicas) {
    group.life().on(GroupLife.On.MODIFY);
    List<Node> old = group.nodes();
    old.forEach(node -> node.life().on(NodeLife.On.MODIFY));
    List<Node> added = new ArrayList<>();
    List<Shard> shards = new ArrayList<>();
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    RunningGroup running = group.running().orElseThrow();
    for (int i = 0; i < group.shards().size(); i++) {
      var shard = group.shards().get(i);
      var nodes = new ArrayList<>(shard.nodes());
      while (nodes.size() <= replicas) {
        Node node = node(group, shard, i, nodes.size() + 1);
        nodes.add(node);
        added.add(node);
        parts.add(running.addReplica(i, node.id()));
      }
      shards.add(new Shard(shard.id(), shard.slots(), nodes));
    }
    group.shards(shards);
    transitions.begin(
        group.estate().region(),
        Work.ADD_REPLICAS,
        group.usedBytes(),
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)),
        (done, error) -> ended(group, old, added, error));
  }

  private Node node(Group group, Shard shard, int place, int number) {
    var estate = group.estate();
    String id = Groups.nodeId(group.made(), shard.id(), number);
    var arn = estate.arn("cluster", id);
    estate.tags().add(arn, group.made().tags());
    return new Node(id, arn, estate.zone(place + number - 1), in.time().now(), history);
  }

  private void ended(Group group, List<Node> old, List<Node> added, Throwable error) {
    old.forEach(node -> node.life().on(NodeLife.On.SETTLED));
    var events = group.estate().events();
    for (Node node : added) {
      node.life().on(error == null ? NodeLife.On.CREATED : NodeLife.On.START_FAILED);
      events.add(
          SourceType.CACHE_CLUSTER,
          node.id(),
          error == null ? Messages.NODE_CREATED : Messages.createFailed(error));
    }
    dataPlane.started(group);
    group.life().on(GroupLife.On.SETTLED);
    snapshots.schedule(group);
  }
}
