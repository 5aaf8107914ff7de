package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One try at starting a group, on ports of its own. The servers start side by side; waiting for one
 * after the other costs no more than the slowest. {@link #abandon} ends what was started.
 */
final class StartAttempt {

  private final GroupSpec spec;
  private final Path folder;
  private final ServerBinary binary;
  private final ProcessTable table;
  private final Deadline deadline;
  private final Map<String, Integer> ports;
  private final List<Relay> relays;
  private final Map<String, ServerProcess> nodes = new LinkedHashMap<>();
  private final List<ServerProcess> helpers = new ArrayList<>();

  /**
   * @param ports of clients by node, for nodes that keep theirs
   * @param relays one per shard for a standby, else none
   */
  StartAttempt(
      GroupSpec spec,
      Path folder,
      ServerBinary binary,
      ProcessTable table,
      Deadline deadline,
      Map<String, Integer> ports,
      List<Relay> relays) {
    this.spec = spec;
    this.folder = folder;
    this.binary = binary;
    this.table = table;
    this.deadline = deadline;
    this.ports = Map.copyOf(ports);
    this.relays = List.copyOf(relays);
  }

  /** The nodes, by id; primaries first within each shard. */
  Map<String, ServerProcess> nodes() {
    return nodes;
  }

  /** Without cluster mode: the primary loads the file as it is, the replicas then sync from it. */
  void startPlain() throws IOException {
    var shard = spec.shards().get(0);
    var ports = FreePorts.find(shard.nodes().size());
    for (int i = 0; i < shard.nodes().size(); i++) {
      var node = shard.nodes().get(i);
      var nodeFolder = NodeFolder.create(folder.resolve(node));
      if (i == 0 && !spec.seeds().isEmpty()) {
        nodeFolder.seed(spec.seeds().get(0));
      }
      nodes.put(node, launch(node, nodeFolder, new NodeFolder.Ports(ports.get(i), 0)));
    }
    var primary = nodes.get(shard.nodes().get(0));
    primary.awaitReady(deadline);
    checkRoom();
    for (var replica : replicas()) {
      replica.awaitReady(deadline);
      replica.ask(5000, c -> c.replicaof(ServerProcess.HOST, primary.port()));
    }
    awaitReplicas();
  }

  /** Without cluster mode: one more server, which follows a primary that runs already. */
  ServerProcess startReplica(String node, ServerProcess primary) throws IOException {
    var ports = new NodeFolder.Ports(FreePorts.find(1).get(0), 0);
    var server = launch(node, NodeFolder.create(folder.resolve(node)), ports);
    nodes.put(node, server);
    server.awaitReady(deadline);
    server.ask(5000, c -> c.replicaof(ServerProcess.HOST, primary.port()));
    awaitLinks(List.of(server));
    return server;
  }

  /**
   * Cluster mode, each primary loading the file at its own place.
   *
   * @return whether every key was on its own shard; if not, the nodes are of no use. Nor are they
   *     when a file failed to load: in cluster mode 7.0 crashes over a second database, so that a
   *     plain server has to find out what is wrong
   */
  boolean startWithOwnFiles() throws IOException {
    launchCluster(true);
    try {
      for (var primary : primaries()) {
        primary.awaitReady(deadline);
        if (primary.log().foundForeignKeys()) {
          return false;
        }
      }
    } catch (SeedRefused e) {
      return false;
    }
    checkRoom();
    awaitCluster();
    return true;
  }

  /** Cluster mode, the files loaded by plain servers first and their keys moved from there. */
  void startAndMove() throws IOException {
    launchCluster(false);
    for (int i = 0; i < spec.seeds().size(); i++) {
      var seed = NodeFolder.create(folder.resolve("seed-" + (i + 1)));
      seed.seed(spec.seeds().get(i));
      var ports = new NodeFolder.Ports(FreePorts.find(1).get(0), 0);
      seed.configure(ports, 0);
      helpers.add(ServerProcess.launch(spec.name() + " seed", seed, ports, binary, table));
    }
    for (var helper : helpers) {
      helper.awaitReady(deadline);
      refuseSeveralDatabases(helper);
    }
    awaitCluster();
    var slots = spec.shards().stream().map(ShardSpec::slots).toList();
    for (var helper : helpers) {
      try (var mover = new KeyMover(helper, primaries(), slots)) {
        mover.moveAll();
      }
      helper.end().join();
      Folders.delete(helper.folder().path());
    }
    checkRoom();
  }

  /** A standby: every first node follows its shard's relay, in cluster mode the others as well. */
  void startStandby() throws IOException {
    if (spec.clusterMode()) {
      launchCluster(false);
      answerThroughRelays();
      awaitServing();
      awaitLinks(List.copyOf(nodes.values()));
      return;
    }
    startPlain();
    answerThroughRelays();
    var first = primaries().get(0);
    first.ask(5000, c -> c.replicaof(ServerProcess.HOST, relays.get(0).ports().client()));
    awaitLinks(List.of(first));
    awaitLinks(replicas());
  }

  private void answerThroughRelays() {
    for (int i = 0; i < relays.size(); i++) {
      relays.get(i).answerWith(primaries().get(i).port());
    }
  }

  /** Ends all that was started and removes its folder. */
  void abandon() throws IOException {
    var all = new ArrayList<>(helpers);
    all.addAll(nodes.values());
    table.end(all.stream().map(ServerProcess::process).toList()).join();
    Folders.delete(folder);
  }

  private void launchCluster(boolean ownFiles) throws IOException {
    var layout = new ClusterPlan(spec, folder, ports, relays).layout();
    int next = 0;
    for (int i = 0; i < spec.shards().size(); i++) {
      for (String node : spec.shards().get(i).nodes()) {
        var member = layout.members().get(next++);
        var nodeFolder = NodeFolder.create(folder.resolve(node));
        nodeFolder.joinCluster(layout.nodesConf(member));
        if (ownFiles && member.primary().isEmpty() && !spec.seeds().isEmpty()) {
          nodeFolder.seed(spec.seeds().get(i));
        }
        nodes.put(node, launch(node, nodeFolder, member.ports()));
      }
    }
  }

  private ServerProcess launch(String node, NodeFolder nodeFolder, NodeFolder.Ports ports)
      throws IOException {
    nodeFolder.configure(ports, spec.maxMemoryBytes());
    return ServerProcess.launch(node, nodeFolder, ports, binary, table);
  }

  private List<ServerProcess> primaries() {
    return spec.shards().stream().map(s -> nodes.get(s.nodes().get(0))).toList();
  }

  private List<ServerProcess> replicas() {
    return spec.shards().stream().flatMap(s -> s.nodes().stream().skip(1)).map(nodes::get).toList();
  }

  private void awaitCluster() {
    awaitServing();
    awaitReplicas();
  }

  private void awaitServing() {
    for (var node : nodes.values()) {
      node.awaitReady(deadline);
      node.await(
          "join its cluster",
          c -> Info.parse(c.clusterInfo()).text("cluster_state").equals("ok"),
          deadline);
    }
  }

  private void awaitReplicas() {
    awaitLinks(replicas());
  }

  private void awaitLinks(List<ServerProcess> followers) {
    for (var replica : followers) {
      replica.await("sync with its primary", ProcessReplication::linked, deadline);
    }
  }

  /** A server loads a file whatever its limit is; the service fails such a restore. */
  private void checkRoom() {
    for (var primary : spec.maxMemoryBytes() == 0 ? List.<ServerProcess>of() : primaries()) {
      long used = primary.ask(5000, c -> Info.of(c, "memory").number("used_memory"));
      if (used > spec.maxMemoryBytes()) {
        throw new SeedRefused(
            Why.TOO_BIG,
            "Node %s needs %d bytes; its type holds %d."
                .formatted(primary.name(), used, spec.maxMemoryBytes()));
      }
    }
  }

  private static void refuseSeveralDatabases(ServerProcess loaded) {
    var databases = loaded.ask(5000, c -> Info.of(c, "keyspace")).values().keySet();
    if (databases.stream().anyMatch(d -> !d.equals("db0"))) {
      throw new SeedRefused(
          Why.SEVERAL_DATABASES, "The file has keys in " + String.join(", ", databases) + ".");
    }
  }
}
