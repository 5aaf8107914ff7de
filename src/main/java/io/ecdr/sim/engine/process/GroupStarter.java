package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RdbHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Starts groups: chooses how to load their files, and tries again when a port was snatched. */
final class GroupStarter {

  private static final int ATTEMPTS = 5;

  private final ServerBinary binary;
  private final ProcessTable table;
  private final Duration limit;
  private final InstantSource clock;
  private final Executor executor;

  GroupStarter(
      ServerBinary binary,
      ProcessTable table,
      Duration limit,
      InstantSource clock,
      Executor executor) {
    this.binary = binary;
    this.table = table;
    this.limit = limit;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * Starts a group and waits until it serves.
   *
   * @param folder the group's own; must not exist yet
   * @throws io.ecdr.sim.engine.SeedRefused when a file cannot be loaded; nothing runs then
   */
  ProcessGroup start(GroupSpec spec, Path folder) throws IOException {
    for (var seed : spec.seeds()) {
      RdbHeader.check(seed, binary.version());
    }
    var deadline = Deadline.in(limit, clock);
    if (spec.follows().isPresent()) {
      return startStandby(spec, folder, ProcessReplication.of(spec.follows().get()), deadline);
    }
    boolean ownFiles = spec.seeds().isEmpty() || spec.seeds().size() == spec.shards().size();
    PortTaken last = null;
    for (int i = 1; i <= ATTEMPTS; i++) {
      var attempt =
          new StartAttempt(
              spec, folder.resolve("try-" + i), binary, table, deadline, Map.of(), List.of());
      boolean serves = false;
      try {
        if (!spec.clusterMode()) {
          attempt.startPlain();
          serves = true;
        } else if (ownFiles) {
          serves = attempt.startWithOwnFiles();
          ownFiles = serves;
        } else {
          attempt.startAndMove();
          serves = true;
        }
      } catch (PortTaken e) {
        last = e;
      } finally {
        if (!serves) {
          attempt.abandon();
        }
      }
      if (serves) {
        return group(spec, folder, attempt, List.of(), null);
      }
    }
    throw new IllegalStateException("no free ports for " + spec.name(), last);
  }

  private ProcessGroup startStandby(
      GroupSpec spec, Path folder, ProcessReplication primary, Deadline deadline)
      throws IOException {
    var relays = primary.openRelays();
    boolean done = false;
    try {
      var attempt = standby(spec, folder, Map.of(), relays, deadline);
      done = true;
      return group(spec, folder, attempt, relays, primary);
    } finally {
      if (!done) {
        relays.forEach(Relay::close);
      }
    }
  }

  /**
   * Ends a cluster's servers, their keys with them, and starts it on the same ports as a standby.
   */
  void restartAsStandby(ProcessGroup group, List<Relay> relays, Deadline deadline)
      throws IOException {
    var ports = new LinkedHashMap<String, Integer>();
    for (var shard : group.spec().shards()) {
      shard.nodes().forEach(node -> ports.put(node, group.server(node).port()));
    }
    var again = group.folder().resolve("again-" + group.restarts());
    table.end(group.processes()).join();
    group.replace(standby(group.spec(), again, ports, relays, deadline).nodes());
  }

  /** One more server that follows a group's primary, which has no cluster mode. */
  ServerProcess replica(ProcessGroup group, ServerProcess primary, String node) throws IOException {
    PortTaken last = null;
    for (int i = 1; i <= ATTEMPTS; i++) {
      var place = group.folder().resolve("more-" + node + "-" + i);
      var attempt =
          new StartAttempt(
              group.spec(), place, binary, table, Deadline.in(limit, clock), Map.of(), List.of());
      boolean serves = false;
      try {
        var server = attempt.startReplica(node, primary);
        serves = true;
        return server;
      } catch (PortTaken e) {
        last = e;
      } finally {
        if (!serves) {
          attempt.abandon();
        }
      }
    }
    throw new IllegalStateException("no free port for " + node, last);
  }

  private StartAttempt standby(
      GroupSpec spec,
      Path folder,
      Map<String, Integer> ports,
      List<Relay> relays,
      Deadline deadline)
      throws IOException {
    PortTaken last = null;
    for (int i = 1; i <= ATTEMPTS; i++) {
      var attempt =
          new StartAttempt(
              spec, folder.resolve("try-" + i), binary, table, deadline, ports, relays);
      boolean serves = false;
      try {
        attempt.startStandby();
        serves = true;
        return attempt;
      } catch (PortTaken e) {
        last = e;
      } finally {
        if (!serves) {
          attempt.abandon();
        }
      }
    }
    throw new IllegalStateException("no free ports for " + spec.name(), last);
  }

  private ProcessGroup group(
      GroupSpec spec,
      Path folder,
      StartAttempt attempt,
      List<Relay> relays,
      ProcessReplication upstream) {
    return new ProcessGroup(
        spec, folder, attempt.nodes(), table, clock, executor, this, relays, upstream);
  }
}
