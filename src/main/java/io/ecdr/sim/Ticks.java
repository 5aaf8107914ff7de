package io.ecdr.sim;

import io.ecdr.sim.time.RealTime;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Real pauses with a hard end, for commands that wait. For one thread. */
public final class Ticks implements AutoCloseable {

  private final RealTime time = new RealTime(Clock.systemUTC());
  private final Stopwatch watch = Stopwatch.started();
  private final Duration pause;
  private final Duration limit;

  private Ticks(Duration pause, Duration limit) {
    this.pause = pause;
    this.limit = limit;
  }

  /** Pauses of that length, until the limit is over. */
  public static Ticks limited(Duration pause, Duration limit) {
    return new Ticks(pause, limit);
  }

  /** Pauses; false, at once, when there is no time left for it. */
  public boolean next() {
    if (watch.seconds() * 1000 + pause.toMillis() > limit.toMillis()) {
      return false;
    }
    var over = new CompletableFuture<Void>();
    time.after(pause, () -> over.complete(null));
    over.join();
    return true;
  }

  /** Seconds since the start. */
  public double seconds() {
    return watch.seconds();
  }

  @Override
  public void close() {
    time.close();
  }
}
