package io.ecdr.app;

import io.ecdr.cli.RehearsalDoors;
import io.ecdr.cli.Settings;
import io.ecdr.data.Knock;
import io.ecdr.gate.Gated;
import io.ecdr.gate.Inside;
import io.ecdr.usecase.Rehearse;
import io.ecdr.usecase.RehearsedEngine;
import io.ecdr.usecase.RehearsedFailover;
import io.ecdr.usecase.RehearsedHooks;
import io.ecdr.usecase.RehearsedState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Makes rehearsals, for the process that watches and for the one that is watched. */
interface RehearsalWiring extends RehearsalDoors, RoleWiring {

  /** What a process behind a gate is given; tests give another. */
  default Map<String, String> environment() {
    return System.getenv();
  }

  @Override
  default boolean behindGate() {
    return Inside.here();
  }

  @Override
  default Rehearse rehearse(Settings settings, Consumer<String> said, Consumer<String> beginning) {
    return new Rehearse(
        new Gated(() -> new Gated.Start(OwnJava.words(), environment()), said, beginning),
        () -> aws().signIn(settings),
        clock());
  }

  @Override
  default RehearsedFailover rehearsed(Settings settings, boolean hooks) {
    // The state is asked for as if nothing was known to be down: the gate denies what is lost.
    var asking = settings.withDown(List.of());
    return new RehearsedFailover(
        new RehearsedFailover.Tools(
            () -> aws().clients(settings).trouble(),
            failover(settings),
            failover(asking),
            new RehearsedState(
                state().locks(asking),
                state().notes(asking),
                clock(),
                settings.buckets().keySet(),
                settings.breakLock().isPresent()),
            new RehearsedEngine(aws().surveyor(settings), new Knock()),
            new RehearsedHooks(
                runs().programs(), clock(), time -> LockSupport.parkNanos(time.toNanos()), hooks),
            aws().endpoints(settings)),
        Inside::part);
  }
}
