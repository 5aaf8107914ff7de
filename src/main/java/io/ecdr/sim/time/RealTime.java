package io.ecdr.sim.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wall-clock time; happenings run one after another on one thread. */
public final class RealTime implements SimTime {

  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;

  public RealTime(Clock clock) {
    this.clock = clock;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var t = new Thread(task, "sim-time");
              t.setDaemon(true);
              return t;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void after(Duration delay, Runnable happening) {
    thread.schedule(happening, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
