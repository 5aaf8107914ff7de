package io.ecdr.sim.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until someone moves it. Not for several threads at once. */
public final class VirtualTime implements SimTime {

  private record Due(Instant at, long order, Runnable happening) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private Instant now;
  private long asked;

  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable happening) {
    due.add(new Due(now.plus(delay.isNegative() ? Duration.ZERO : delay), asked++, happening));
  }

  /** Moves the clock on and runs what falls due on the way, each at its own moment. */
  public void advance(Duration by) {
    Instant end = now().plus(by);
    for (Due next = takeUntil(end); next != null; next = takeUntil(end)) {
      next.happening().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Due takeUntil(Instant end) {
    if (due.isEmpty() || due.peek().at().isAfter(end)) {
      return null;
    }
    var next = due.poll();
    now = next.at();
    return next;
  }

  @Override
  public synchronized void close() {
    due.clear();
  }
}
