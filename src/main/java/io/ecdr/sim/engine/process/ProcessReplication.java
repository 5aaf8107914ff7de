package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.Replication;
import io.valkey.Jedis;
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
  private static final Duration CROSSING = Duration.ofSeconds(3);
  private static final int LOOK_MILLIS = 1000;

  /** Seconds; the server's own default. */
  private static final int USUAL_REPL_TIMEOUT = 60;

  private final ProcessGroup group;
  private final GroupStarter starter;
  private final InstantSource clock;
  private final Executor executor;
  private final Object changing = new Object();
  private volatile ProcessReplication upstream;
  private volatile List<Relay> relays;
  private volatile Instant lastEqual;
  private volatile boolean cut;
  private volatile boolean refusing;
  private volatile boolean refused;
  private volatile Duration delay = Duration.ZERO;

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
      opened.add(new Relay(() -> group.first(shard).port(), group::silent, clock));
    }
    return opened;
  }

  @Override
  public CompletableFuture<Void> refuseWrites() {
    refusing = true;
    return change(
        () -> {
          eachFirst(node -> minReplicas(node, Integer.MAX_VALUE));
          refused = true;
        });
  }

  @Override
  public CompletableFuture<Void> promote() {
    return change(
        () -> {
          boolean standby = upstream != null;
          drain(upstream);
          closeRelays();
          upstream = null;
          if (standby && group.spec().clusterMode()) {
            new Takeover(group, deadline()).run();
          } else if (standby) {
            patiently(group.first(0), Jedis::replicaofNoOne);
          }
          eachFirst(node -> minReplicas(node, 0));
          writes();
        });
  }

  private void writes() {
    refusing = false;
    refused = false;
  }

  /**
   * What the old primary acknowledged until it took no more still crosses, where nothing is in its
   * way: a promotion takes a minute at AWS, the crossing under a second (source: {@code DRWS-RTO}).
   */
  private void drain(ProcessReplication from) {
    if (from == null || !from.refusing || cut || !delay.isZero()) {
      return;
    }
    var end = Deadline.in(CROSSING, clock);
    group
        .first(0)
        .await(
            "hear the rest",
            c -> from.group.silent() || end.passed() || (from.refused && caughtUp(from)),
            deadline());
  }

  private boolean caughtUp(ProcessReplication from) {
    try {
      return equal(from);
    } catch (JedisException | NumberFormatException e) {
      return false;
    }
  }

  private boolean equal(ProcessReplication from) {
    boolean equal = true;
    for (int i = 0; i < group.spec().shards().size(); i++) {
      long there = offset(from.group.first(i), "master_repl_offset");
      equal &= offset(group.first(i), "slave_repl_offset") >= there;
    }
    return equal;
  }

  @Override
  public CompletableFuture<Void> follow(Replication primary) {
    var other = of(primary);
    return change(
        () -> {
          closeRelays();
          var opened = other.openRelays();
          relays = opened;
          opened.forEach(this::asTold);
          upstream = other;
          lastEqual = clock.instant();
          writes();
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

  private void asTold(Relay relay) {
    relay.delay(delay);
    if (cut) {
      relay.cut();
    }
  }

  /** A standby that hears nothing for too long would take the link for dead. */
  @Override
  public void delay(Duration each) {
    delay = each;
    String patience = Long.toString(USUAL_REPL_TIMEOUT + each.toSeconds());
    change(() -> eachFirst(node -> patiently(node, c -> c.configSet("repl-timeout", patience))));
    relays.forEach(relay -> relay.delay(each));
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
      if (equal(from)) {
        lastEqual = clock.instant();
        return Optional.of(Duration.ZERO);
      }
      if (!cut && !delay.isZero()) {
        // With pings in between a late standby never has all, so what waits is what it is behind.
        lastEqual = clock.instant().minus(waiting());
      }
      return Optional.of(Duration.between(lastEqual, clock.instant()));
    } catch (JedisException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Duration waiting() {
    return relays.stream().map(Relay::oldest).max(Duration::compareTo).orElse(Duration.ZERO);
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
}
