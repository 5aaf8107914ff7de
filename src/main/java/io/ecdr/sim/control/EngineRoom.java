package io.ecdr.sim.control;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineUser;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An engine that knows all that it runs. */
public final class EngineRoom implements Engine {

  private final Engine engine;
  private final Map<Watched, GroupSpec> running = new LinkedHashMap<>();

  /**
   * A node that runs.
   *
   * @param group as its {@link GroupSpec#name()}
   */
  public record Node(
      String region, String group, String shard, String node, String host, int port) {}

  /** Takes an engine over; it is closed with this. */
  public EngineRoom(Engine engine) {
    this.engine = engine;
  }

  @Override
  public List<EngineVersion> versions() {
    return engine.versions();
  }

  @Override
  public CompletableFuture<RunningGroup> start(GroupSpec spec) {
    return engine.start(spec).thenApply(group -> watch(spec, group));
  }

  /** Every node, in the order of their groups' starts. */
  public synchronized List<Node> nodes() {
    var nodes = new ArrayList<Node>();
    running.forEach(
        (group, spec) -> {
          for (var shard : spec.shards()) {
            for (String node : shard.nodes()) {
              var at = group.address(node);
              nodes.add(
                  new Node(spec.region(), spec.name(), shard.id(), node, at.host(), at.port()));
            }
          }
        });
    return nodes;
  }

  @Override
  public void close() {
    engine.close();
  }

  private synchronized RunningGroup watch(GroupSpec spec, RunningGroup group) {
    var watched = new Watched(group);
    running.put(watched, spec);
    return watched;
  }

  private synchronized void forget(Watched group) {
    running.remove(group);
  }

  private final class Watched implements RunningGroup {
    private final RunningGroup group;

    Watched(RunningGroup group) {
      this.group = group;
    }

    @Override
    public Address address(String node) {
      return group.address(node);
    }

    @Override
    public CompletableFuture<Blob> save(String node) {
      return group.save(node);
    }

    @Override
    public long usedBytes(String node) {
      return group.usedBytes(node);
    }

    @Override
    public boolean canFailOver() {
      return group.canFailOver();
    }

    @Override
    public boolean canGrow() {
      return group.canGrow();
    }

    @Override
    public CompletableFuture<Void> addReplica(int shard, String node) {
      return group.addReplica(shard, node);
    }

    @Override
    public void freeze() {
      group.freeze();
    }

    @Override
    public void thaw() {
      group.thaw();
    }

    @Override
    public CompletableFuture<Void> users(List<EngineUser> users) {
      return group.users(users);
    }

    @Override
    public Replication replication() {
      return group.replication();
    }

    @Override
    public CompletableFuture<Void> stop() {
      forget(this);
      return group.stop();
    }
  }
}
