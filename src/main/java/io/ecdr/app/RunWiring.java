package io.ecdr.app;

import io.ecdr.aws.SdkObjects;
import io.ecdr.cli.Beat;
import io.ecdr.cli.Settings;
import io.ecdr.data.EngineKeys;
import io.ecdr.data.EngineProbe;
import io.ecdr.execute.Execution;
import io.ecdr.execute.Outside;
import io.ecdr.hook.LocalPrograms;
import io.ecdr.port.Asking;
import io.ecdr.port.EventSink;
import io.ecdr.port.KeyReads;
import io.ecdr.usecase.DeepReader;
import io.ecdr.usecase.MarkProbe;
import io.ecdr.usecase.OpAdvance;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What runs plans: calls, engines, programs and signals. */
final class RunWiring {

  /** Files that are read to their ends at once: one connection each. */
  private static final int FILES_AT_ONCE = 4;

  private static final long GLANCE_NANOS = 50_000_000;

  private static final Executor READERS =
      Executors.newFixedThreadPool(FILES_AT_ONCE, RunWiring::daemon);

  private final AwsWiring aws;
  private final UnaryOperator<String> variables;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Signals signals;
  private final Supplier<io.ecdr.execute.Settings> patience;

  /**
   * @param patience how patient it is
   */
  RunWiring(
      AwsWiring aws,
      UnaryOperator<String> variables,
      InstantSource clock,
      RandomGenerator chance,
      Signals signals,
      Supplier<io.ecdr.execute.Settings> patience) {
    this.aws = aws;
    this.variables = variables;
    this.clock = clock;
    this.chance = chance;
    this.signals = signals;
    this.patience = patience;
  }

  /** Runs to the end. */
  Execution whole(Settings settings, Asking asking, EventSink progress) {
    return (plan, from, journal) -> executor(settings, asking, progress).run(plan, from, journal);
  }

  /** Runs until nothing is left but waiting. */
  OpAdvance.Slices slices(Settings settings, EventSink progress) {
    return (atLeast, begun) ->
        (plan, from, journal) ->
            executor(settings, Asking.NOBODY, progress)
                .slice(atLeast, begun)
                .run(plan, from, journal);
  }

  /** Looks keys up in engines. */
  KeyReads keys() {
    return new EngineKeys(variables);
  }

  LocalPrograms programs() {
    return new LocalPrograms(variables, Path.of(System.getProperty("ecdr.folder", "")));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "ecdr-reader");
    thread.setDaemon(true);
    return thread;
  }

  private io.ecdr.execute.Executor executor(Settings settings, Asking asking, EventSink progress) {
    signals.listen();
    return new io.ecdr.execute.Executor(
        aws.calls(settings),
        aws.endpoints(settings),
        clock,
        chance,
        signals,
        progress,
        patience.get(),
        new Outside(
            new EngineProbe(variables),
            programs(),
            new DeepReader(
                () ->
                    new SdkObjects(aws.clients(settings), t -> LockSupport.parkNanos(t.toNanos())),
                READERS,
                clock),
            asking));
  }

  /** Measures lag in the data itself. */
  MarkProbe marks() {
    return new MarkProbe(
        new EngineProbe(variables),
        clock,
        time -> LockSupport.parkNanos(time.toNanos()),
        new ChanceIds(clock, chance));
  }

  /** Waits in short parts, since a signal ends none of them. */
  Beat beat() {
    signals.listen();
    return time -> {
      long end = System.nanoTime() + time.toNanos();
      while (!signals.requested() && System.nanoTime() < end) {
        LockSupport.parkNanos(Math.min(GLANCE_NANOS, end - System.nanoTime()));
      }
      return !signals.requested();
    };
  }
}
