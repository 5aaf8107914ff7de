package io.ecdr.sim.engine.process;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.EngineUser;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** A group whose nodes are processes. */
final class ProcessGroup implements RunningGroup {

  private static final int PATIENCE_MILLIS = 1000;

  private final GroupSpec spec;
  private final Path folder;
  private final ProcessReplication replication;
  private final BackgroundSave saves;
  private final ProcessTable table;
  private final Executor executor;
  private final AccessControl access = new AccessControl(this::silent);
  private final GroupStarter starter;
  private final Map<String, Long> lastUsed = new ConcurrentHashMap<>();
  private volatile Map<String, ServerProcess> nodes;
  private volatile int restarts;
  private volatile boolean frozen;
  private volatile boolean stopped;

  ProcessGroup(
      GroupSpec spec,
      Path folder,
      Map<String, ServerProcess> nodes,
      ProcessTable table,
      InstantSource clock,
      Executor executor,
      GroupStarter starter,
      List<Relay> relays,
      ProcessReplication upstream) {
    this.spec = spec;
    this.folder = folder;
    this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    this.saves = new BackgroundSave(folder.resolveSibling(folder.getFileName() + "-saves"), clock);
    this.table = table;
    this.executor = executor;
    this.starter = starter;
    this.replication = new ProcessReplication(this, starter, clock, executor, relays, upstream);
  }

  GroupSpec spec() {
    return spec;
  }

  Path folder() {
    return folder;
  }

  /** A shard's first node, which is its primary, or would be. */
  ServerProcess first(int shard) {
    return server(spec.shards().get(shard).nodes().get(0));
  }

  List<ServerProcess> servers() {
    return List.copyOf(nodes.values());
  }

  boolean silent() {
    return frozen || stopped;
  }

  /** How often its servers were replaced. */
  int restarts() {
    return restarts;
  }

  /** Takes other servers in place of those it had, which have ended. */
  synchronized void replace(Map<String, ServerProcess> others) {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    restarts++;
    access.tell(servers());
    if (stopped) {
      table.end(processes());
    } else if (frozen) {
      Signals.freeze(processes());
    }
  }

  @Override
  public ProcessReplication replication() {
    return replication;
  }

  @Override
  public Address address(String node) {
    return new Address(ServerProcess.HOST, server(node).port());
  }

  @Override
  public CompletableFuture<Blob> save(String node) {
    var server = server(node);
    return Later.run(executor, () -> saves.take(server));
  }

  @Override
  public long usedBytes(String node) {
    var server = server(node);
    if (!frozen && !stopped) {
      try {
        lastUsed.put(node, server.ask(PATIENCE_MILLIS, c -> used(Info.of(c, "memory"))));
      } catch (JedisException e) {
        return lastUsed.getOrDefault(node, 0L);
      }
    }
    return lastUsed.getOrDefault(node, 0L);
  }

  private static long used(Info memory) {
    return Math.max(0, memory.number("used_memory") - memory.number("used_memory_startup"));
  }

  /** A cluster would have to be told of its new node. */
  @Override
  public boolean canGrow() {
    return !spec.clusterMode();
  }

  @Override
  public CompletableFuture<Void> addReplica(int shard, String node) {
    return Later.run(
        executor,
        () -> {
          var server = starter.replica(this, first(shard), node);
          access.tell(List.of(server));
          take(node, server);
          return null;
        });
  }

  private synchronized void take(String node, ServerProcess server) {
    var all = new LinkedHashMap<>(nodes);
    all.put(node, server);
    nodes = Collections.unmodifiableMap(all);
    if (stopped) {
      table.end(List.of(server.process()));
    } else if (frozen) {
      Signals.freeze(List.of(server.process()));
    }
  }

  @Override
  public CompletableFuture<Void> users(List<EngineUser> users) {
    access.users(users);
    return CompletableFuture.runAsync(() -> access.tell(servers()), executor);
  }

  @Override
  public synchronized void freeze() {
    Signals.freeze(processes());
    frozen = true;
  }

  @Override
  public synchronized void thaw() {
    Signals.thaw(processes());
    frozen = false;
    executor.execute(() -> access.tell(servers()));
  }

  @Override
  public CompletableFuture<Void> stop() {
    stopped = true;
    replication.closeRelays();
    return table.end(processes()).thenRunAsync(this::removeFolder, executor);
  }

  List<Process> processes() {
    return nodes.values().stream().map(ServerProcess::process).toList();
  }

  private void removeFolder() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerProcess server(String node) {
    var server = nodes.get(node);
    if (server == null) {
      throw new IllegalArgumentException("group " + spec.name() + " has no node " + node);
    }
    return server;
  }
}
