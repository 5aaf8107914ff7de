package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.Replication;
import io.valkey.Jedis;
import io.valkey.args.ClusterFailoverOption;
import io.valkey.exceptions.JedisDataException;
import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Replication of real servers, with the engine's own protocol, through one relay per shard. What
 * changes roles is done one after another. A frozen group's own change waits for its thaw; nothing
 * here waits for the other group but the first sync.
 */
final class ProcessReplication implements Replication {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int PATIENCE_MILLIS = 5000;
  private static final int LOOK_MILLIS = 1000;

  private final ProcessGroup group;
  private final GroupStarter starter;
  private final InstantSource clock;
  private final Executor executor;
  private final Object changing = new Object();
  private volatile ProcessReplication upstream;
  private volatile List<Relay> relays;
  private volatile Instant lastEqual;
  private volatile boolean cut;

  ProcessReplication(
      ProcessGroup group,
      GroupStarter starter,
      InstantSource clock,
      Executor executor,
      List<Relay> relays,
      ProcessReplication upstream) {
    this.group = group;
    this.starter = starter;
    this.clock = clock;
    this.executor = executor;
    this.relays = List.copyOf(relays);
    this.upstream = upstream;
    this.lastEqual = clock.instant();
  }

  /** What another group follows. */
  static ProcessReplication of(Replication primary) {
    if (primary instanceof ProcessReplication real) {
      return real;
    }
    throw new IllegalArgumentException("real servers follow only real servers");
  }

  /** A relay for each of this group's shards. */
  List<Relay> openRelays() throws IOException {
    var opened = new ArrayList<Relay>();
    for (int i = 0; i < group.spec().shards().size(); i++) {
      int shard = i;
      opened.add(new Relay(() -> group.first(shard).port()));
    }
    return opened;
  }

  @Override
  public CompletableFuture<Void> refuseWrites() {
    return change(() -> eachFirst(node -> minReplicas(node, Integer.MAX_VALUE)));
  }

  @Override
  public CompletableFuture<Void> promote() {
    return change(
        () -> {
          boolean standby = upstream != null;
          closeRelays();
          upstream = null;
          if (standby && group.spec().clusterMode()) {
            new Takeover(group, deadline()).run();
          } else if (standby) {
            patiently(group.first(0), Jedis::replicaofNoOne);
          }
          eachFirst(node -> minReplicas(node, 0));
        });
  }

  @Override
  public CompletableFuture<Void> follow(Replication primary) {
    var other = of(primary);
    return change(
        () -> {
          closeRelays();
          var opened = other.openRelays();
          relays = opened;
          if (cut) {
            opened.forEach(Relay::cut);
          }
          upstream = other;
          lastEqual = clock.instant();
          if (group.spec().clusterMode()) {
            starter.restartAsStandby(group, opened, deadline());
          } else {
            var node = group.first(0);
            int port = opened.get(0).ports().client();
            patiently(node, c -> c.replicaof(ServerProcess.HOST, port));
            minReplicas(node, 0);
            node.await("follow", ProcessReplication::linked, deadline());
          }
        });
  }

  static boolean linked(Jedis connection) {
    return Info.of(connection, "replication").text("master_link_status").equals("up");
  }

  @Override
  public void cut() {
    cut = true;
    relays.forEach(Relay::cut);
  }

  @Override
  public void restore() {
    cut = false;
    relays.forEach(Relay::restore);
  }

  @Override
  public CompletableFuture<Optional<Duration>> lag() {
    return Later.run(executor, this::measure);
  }

  private Optional<Duration> measure() {
    var from = upstream;
    if (from == null || group.silent() || from.group.silent()) {
      return Optional.empty();
    }
    try {
      boolean equal = true;
      for (int i = 0; i < group.spec().shards().size(); i++) {
        long there = offset(from.group.first(i), "master_repl_offset");
        equal &= offset(group.first(i), "slave_repl_offset") >= there;
      }
      if (equal) {
        lastEqual = clock.instant();
        return Optional.of(Duration.ZERO);
      }
      return Optional.of(Duration.between(lastEqual, clock.instant()));
    } catch (JedisException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long offset(ServerProcess node, String name) {
    return node.ask(LOOK_MILLIS, c -> Info.of(c, "replication").number(name));
  }

  /** Ends the relays; the group is at its end. */
  void closeRelays() {
    relays.forEach(Relay::close);
    relays = List.of();
  }

  private interface Change {
    void run() throws IOException;
  }

  private CompletableFuture<Void> change(Change work) {
    return Later.run(
        executor,
        () -> {
          synchronized (changing) {
            work.run();
          }
          return null;
        });
  }

  private void eachFirst(Consumer<ServerProcess> work) {
    for (int i = 0; i < group.spec().shards().size(); i++) {
      work.accept(group.first(i));
    }
  }

  /** More replicas than there are: writes are refused, reads and replication go on. */
  private void minReplicas(ServerProcess node, int count) {
    patiently(node, c -> c.configSet("min-replicas-to-write", Integer.toString(count)));
  }

  /** Until it is thawed, or has ended. */
  private void patiently(ServerProcess node, Function<Jedis, ?> what) {
    node.await(
        "change its role",
        c -> {
          what.apply(c);
          return true;
        },
        deadline());
  }

  private Deadline deadline() {
    return Deadline.in(LIMIT, clock);
  }

  /** Makes the standby's nodes the owners of the stand-ins' slots, without asking anyone. */
  private record Takeover(ProcessGroup group, Deadline deadline) {

    void run() {
      var standIns = standIns();
      var shards = group.spec().shards();
      for (int i = 0; i < shards.size(); i++) {
        group
            .first(i)
            .await(
                "take over",
                c -> {
                  if (!master(c)) {
                    c.clusterFailover(ClusterFailoverOption.TAKEOVER);
                  }
                  return master(c);
                },
                deadline);
      }
      for (int i = 0; i < shards.size(); i++) {
        String first = group.first(i).ask(PATIENCE_MILLIS, Jedis::clusterMyId);
        for (String node : shards.get(i).nodes().subList(1, shards.get(i).nodes().size())) {
          group.server(node).await("follow its new primary", c -> replicates(c, first), deadline);
        }
      }
      for (var server : group.servers()) {
        standIns.forEach(
            id -> server.await("forget the stand-ins", c -> forgotten(c, id), deadline));
      }
    }

    private List<String> standIns() {
      var ports = group.servers().stream().map(ServerProcess::port).toList();
      var found = new ArrayList<String>();
      String nodes = group.first(0).ask(PATIENCE_MILLIS, Jedis::clusterNodes);
      for (String line : nodes.split("\n")) {
        String[] words = line.split(" ");
        int port = Integer.parseInt(words[1].replaceFirst("^[^:]*:(\\d+).*", "$1"));
        if (!ports.contains(port)) {
          found.add(words[0]);
        }
      }
      return found;
    }

    private static boolean master(Jedis connection) {
      return Info.of(connection, "replication").text("role").equals("master");
    }

    /** It may not have heard yet that the other is a primary now. */
    private static boolean replicates(Jedis connection, String primary) {
      try {
        connection.clusterReplicate(primary);
        return true;
      } catch (JedisDataException e) {
        return false;
      }
    }

    private static boolean forgotten(Jedis connection, String id) {
      try {
        connection.clusterForget(id);
        return true;
      } catch (JedisDataException e) {
        return String.valueOf(e.getMessage()).contains("Unknown node");
      }
    }
  }
}
