package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RdbHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
    boolean ownFiles = spec.seeds().isEmpty() || spec.seeds().size() == spec.shards().size();
    PortTaken last = null;
    for (int i = 1; i <= ATTEMPTS; i++) {
      var attempt = new StartAttempt(spec, folder.resolve("try-" + i), binary, table, deadline);
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
        return new ProcessGroup(spec.name(), folder, attempt.nodes(), table, clock, executor);
      }
    }
    throw new IllegalStateException("no free ports for " + spec.name(), last);
  }
}
