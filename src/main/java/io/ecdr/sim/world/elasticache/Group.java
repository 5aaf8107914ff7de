package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.RunningGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupInfo;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * A replication group. What only describes it is kept as the API's own value ({@link #about},
 * {@link #aboutNodes}); status, members and endpoints are worked out when asked.
 */
public final class Group {

  private final Estate estate;
  private final NewGroup made;
  private final String arn;
  private List<Shard> shards;
  private final Life<GroupLife.State, GroupLife.On> life;
  private ReplicationGroup about;
  private CacheCluster aboutNodes;
  private RunningGroup running;
  private GlobalReplicationGroupInfo global;

  Group(Estate estate, NewGroup made, String arn, List<Shard> shards, History history) {
    this.estate = estate;
    this.made = made;
    this.arn = arn;
    this.shards = List.copyOf(shards);
    this.about = made.about();
    this.aboutNodes = made.aboutNodes();
    this.life = new Life<>(arn, GroupLife.TABLE, GroupLife.State.CREATING, history);
  }

  /** Its id, in lower case. */
  public String id() {
    return made.id();
  }

  /** Its ARN. */
  public String arn() {
    return arn;
  }

  /** Where and whose it is. */
  public Estate estate() {
    return estate;
  }

  /** Whether its shards own slots. */
  public boolean clusterMode() {
    return made.clusterMode();
  }

  /** What its nodes run. */
  public EngineVersion version() {
    return made.version();
  }

  /** Its shards in order; one without cluster mode. */
  public List<Shard> shards() {
    return shards;
  }

  /** All nodes, shard by shard. */
  public List<Node> nodes() {
    return shards.stream().flatMap(shard -> shard.nodes().stream()).toList();
  }

  /** One of its nodes. */
  public Optional<Node> node(String id) {
    return nodes().stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** The shard of one of its nodes. */
  Shard shardOf(Node node) {
    return shards.stream().filter(shard -> shard.nodes().contains(node)).findFirst().orElseThrow();
  }

  /** Whether it is a single node outside of replication groups, with that node's id and ARN. */
  public boolean standalone() {
    return made.aboutNodes().replicationGroupId() == null;
  }

  /** What tells it from groups of its id that are of the other sort. */
  String key() {
    return standalone() ? "cluster/" + id() : id();
  }

  /** Its states. */
  public Life<GroupLife.State, GroupLife.On> life() {
    return life;
  }

  /** What describes the group. */
  public ReplicationGroup about() {
    return about;
  }

  /** What describes each of its nodes. */
  public CacheCluster aboutNodes() {
    return aboutNodes;
  }

  /** The engine's side, once it runs. */
  public Optional<RunningGroup> running() {
    return Optional.ofNullable(running);
  }

  /** The global datastore it belongs to and its role there, as its Region knows it. */
  public Optional<GlobalReplicationGroupInfo> global() {
    return Optional.ofNullable(global);
  }

  /** Bytes of keys that the primaries hold. */
  public long usedBytes() {
    return running == null
        ? 0
        : shards.stream().mapToLong(shard -> running.usedBytes(shard.primary().id())).sum();
  }

  NewGroup made() {
    return made;
  }

  void global(Optional<GlobalReplicationGroupInfo> known) {
    global = known.orElse(null);
  }

  void runs(RunningGroup engine) {
    running = engine;
  }

  /** Other nodes, or the same in another order. */
  void shards(List<Shard> others) {
    shards = List.copyOf(others);
  }

  void describe(UnaryOperator<ReplicationGroup> group, UnaryOperator<CacheCluster> nodes) {
    about = group.apply(about);
    aboutNodes = nodes.apply(aboutNodes);
  }
}
