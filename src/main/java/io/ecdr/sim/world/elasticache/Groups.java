package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.SeedRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/**
 * Makes, changes and ends replication groups. Callers have checked that it may be; a state that
 * forbids it is still a mistake that {@link Life} reports.
 */
public final class Groups {

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final Snapshots snapshots;
  private final DataPlane dataPlane;
  private final Users users;

  Groups(
      Surroundings in,
      History history,
      Transitions transitions,
      Snapshots snapshots,
      DataPlane dataPlane,
      Users users) {
    this.users = users;
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.snapshots = snapshots;
    this.dataPlane = dataPlane;
  }

  /** Starts a group: {@code creating}, later {@code available} or {@code create-failed}. */
  public Group create(Estate estate, NewGroup asked) {
    return create(estate, asked, Optional.empty(), created -> {});
  }

  /**
   * Starts a group.
   *
   * @param follows what it is a standby of
   * @param ended told whether it became available
   */
  Group create(
      Estate estate, NewGroup asked, Optional<Replication> follows, Consumer<Boolean> ended) {
    boolean standalone = asked.aboutNodes().replicationGroupId() == null;
    String arn = estate.arn(standalone ? "cluster" : "replicationgroup", asked.id());
    var group = new Group(estate, asked, arn, shards(estate, asked), history);
    (standalone ? estate.clusters() : estate.groups()).put(group.id(), group);
    estate.tags().add(arn, asked.tags());
    group.nodes().forEach(node -> estate.tags().add(node.arn(), asked.tags()));
    asked.seeds().snapshot().ifPresent(SeedSource::readBegins);
    transitions.begin(
        estate.region(),
        Work.CREATE_GROUP,
        asked.seeds().bytes(),
        start(group, follows),
        (running, error) -> {
          created(group, running, error);
          ended.accept(error == null);
        });
    return group;
  }

  private List<Shard> shards(Estate estate, NewGroup asked) {
    var shards = new ArrayList<Shard>();
    for (var plan : asked.shards()) {
      var nodes = new ArrayList<Node>();
      for (int n = 1; n <= plan.zones().size(); n++) {
        String id = nodeId(asked, plan, n);
        String zone = plan.zones().get(n - 1);
        nodes.add(new Node(id, estate.arn("cluster", id), zone, in.time().now(), history));
      }
      shards.add(new Shard(plan.id(), plan.slots(), nodes));
    }
    return shards;
  }

  private static String nodeId(NewGroup asked, NewGroup.ShardPlan plan, int number) {
    if (asked.aboutNodes().replicationGroupId() == null) {
      return asked.id();
    }
    return nodeId(asked, plan.id(), number);
  }

  static String nodeId(NewGroup asked, String shard, int number) {
    return asked.clusterMode()
        ? "%s-%s-%03d".formatted(asked.id(), shard, number)
        : "%s-%03d".formatted(asked.id(), number);
  }

  private CompletableFuture<RunningGroup> start(Group group, Optional<Replication> follows) {
    var shards =
        group.shards().stream()
            .map(
                shard ->
                    new GroupSpec.ShardSpec(
                        shard.id(), shard.slots(), shard.nodes().stream().map(Node::id).toList()))
            .toList();
    var made = group.made();
    var known = Users.of(group);
    String region = group.estate().region();
    return made.seeds()
        .files()
        .thenCompose(
            files ->
                in.engine()
                    .start(
                        new GroupSpec(
                            region + "/" + group.key(),
                            region,
                            made.clusterMode(),
                            shards,
                            made.version(),
                            made.maxMemoryBytes(),
                            files,
                            follows)))
        .thenCompose(
            running ->
                known.isEmpty()
                    ? CompletableFuture.completedFuture(running)
                    : running.users(known).thenApply(told -> running));
  }

  private void created(Group group, RunningGroup running, Throwable error) {
    group.made().seeds().snapshot().ifPresent(SeedSource::readEnds);
    if (error != null) {
      failed(group, error);
      return;
    }
    group.runs(running);
    // They may have changed while it was being made.
    users.tell(group);
    dataPlane.started(group);
    var events = group.estate().events();
    for (Node node : group.nodes()) {
      node.life().on(NodeLife.On.CREATED);
      events.add(SourceType.CACHE_CLUSTER, node.id(), Messages.nodeAdded(node));
      events.add(SourceType.CACHE_CLUSTER, node.id(), Messages.NODE_CREATED);
    }
    group.life().on(GroupLife.On.CREATED);
    tell(group, Messages.groupCreated(group.id()));
    snapshots.schedule(group);
  }

  private void failed(Group group, Throwable error) {
    boolean seeds = error instanceof SeedRefused || error instanceof SeedUnreadable;
    for (Node node : group.nodes()) {
      node.life().on(seeds ? NodeLife.On.RESTORE_FAILED : NodeLife.On.START_FAILED);
      group
          .estate()
          .events()
          .add(SourceType.CACHE_CLUSTER, node.id(), Messages.createFailed(error));
    }
    group.life().on(GroupLife.On.CREATE_FAILED);
  }

  /**
   * Changes what describes a group and its nodes; {@code modifying} meanwhile.
   *
   * @param failover what automatic failover is to become, or empty when it stays
   */
  public void modify(
      Group group,
      UnaryOperator<ReplicationGroup> about,
      UnaryOperator<CacheCluster> aboutNodes,
      Optional<AutomaticFailoverStatus> failover) {
    group.life().on(GroupLife.On.MODIFY);
    group.nodes().forEach(node -> node.life().on(NodeLife.On.MODIFY));
    group.describe(about, aboutNodes);
    transitions.begin(
        group.estate().region(),
        Work.MODIFY_GROUP,
        0,
        users.tell(group),
        (told, error) -> {
          failover.ifPresent(
              end ->
                  group.describe(
                      now -> now.toBuilder().automaticFailover(end).build(), nodes -> nodes));
          group.nodes().forEach(node -> node.life().on(NodeLife.On.SETTLED));
          group.life().on(GroupLife.On.SETTLED);
          snapshots.schedule(group);
        });
  }

  /**
   * Shows a group as {@code modifying} while its role changes, unless it is busy with something
   * else.
   *
   * @return ends it
   */
  Runnable hold(Group group) {
    if (!group.life().can(GroupLife.On.MODIFY)) {
      return () -> {};
    }
    group.life().on(GroupLife.On.MODIFY);
    group.nodes().forEach(node -> node.life().on(NodeLife.On.MODIFY));
    return () -> {
      group.nodes().forEach(node -> node.life().on(NodeLife.On.SETTLED));
      group.life().on(GroupLife.On.SETTLED);
    };
  }

  /**
   * Ends a group: {@code deleting}, then gone with its automatic snapshots. A final snapshot is
   * taken from the primaries first (API:DeleteReplicationGroup); when that fails nothing is deleted
   * (unsure).
   */
  public void delete(Group group, Optional<String> finalSnapshot) {
    group.life().on(GroupLife.On.DELETE);
    if (finalSnapshot.isEmpty()) {
      end(group);
      return;
    }
    snapshots.takeLast(
        group,
        finalSnapshot.get(),
        taken -> {
          if (taken) {
            end(group);
          } else {
            group.life().on(GroupLife.On.FINAL_SNAPSHOT_FAILED);
          }
        });
  }

  private void end(Group group) {
    group.nodes().forEach(node -> node.life().on(NodeLife.On.DELETE));
    CompletableFuture<Void> stopped =
        group
            .running()
            .map(RunningGroup::stop)
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    transitions.begin(
        group.estate().region(), Work.DELETE_GROUP, 0, stopped, (nothing, error) -> gone(group));
  }

  private void gone(Group group) {
    Estate estate = group.estate();
    for (Node node : group.nodes()) {
      node.life().on(NodeLife.On.GONE);
      estate.tags().forget(node.arn());
      estate.events().add(SourceType.CACHE_CLUSTER, node.id(), Messages.NODE_DELETED);
    }
    group.life().on(GroupLife.On.GONE);
    estate.tags().forget(group.arn());
    (group.standalone() ? estate.clusters() : estate.groups()).remove(group.id());
    tell(group, Messages.groupDeleted(group.id()));
    snapshots.forgetAutomated(group);
  }

  /** Of a single node its node's events tell. */
  private static void tell(Group group, String message) {
    if (!group.standalone()) {
      group.estate().events().add(SourceType.REPLICATION_GROUP, group.id(), message);
    }
  }
}
