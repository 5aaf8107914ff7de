package io.ecdr.sim.world.elasticache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/**
 * Makes a replica the primary of its shard, within the Region. The group is {@code available} all
 * the time (API:TestFailover); whoever wants to know reads the events.
 */
public final class ShardFailovers {

  private final Transitions transitions;
  private final Set<Group> underWay = new HashSet<>();

  ShardFailovers(Transitions transitions) {
    this.transitions = transitions;
  }

  /** Whether one of the group's shards is at it. */
  public boolean underWay(Group group) {
    return underWay.contains(group);
  }

  /** Begins one. Its callers have checked that it may be. */
  public void begin(Group group, String shard) {
    underWay.add(group);
    group
        .estate()
        .events()
        .add(SourceType.REPLICATION_GROUP, group.id(), Messages.testFailover(shard));
    transitions.begin(group.estate().region(), Work.FAIL_OVER, 0, () -> ended(group, shard));
  }

  private void ended(Group group, String id) {
    underWay.remove(group);
    List<Shard> shards = new ArrayList<>();
    for (var shard : group.shards()) {
      shards.add(shard.id().equals(id) ? moved(group, shard) : shard);
    }
    group.shards(shards);
  }

  private static Shard moved(Group group, Shard shard) {
    List<Node> nodes = new ArrayList<>(shard.nodes());
    var old = nodes.remove(0);
    nodes.add(old);
    var text = Messages.failedOver(old, nodes.get(0));
    var events = group.estate().events();
    events.add(SourceType.CACHE_CLUSTER, old.id(), text);
    events.add(SourceType.REPLICATION_GROUP, group.id(), text);
    events.add(SourceType.CACHE_CLUSTER, old.id(), "Recovering cache nodes 0001");
    events.add(SourceType.CACHE_CLUSTER, old.id(), "Finished recovery for cache nodes 0001");
    return new Shard(shard.id(), shard.slots(), nodes);
  }
}
