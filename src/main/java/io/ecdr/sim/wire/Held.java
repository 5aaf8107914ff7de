package io.ecdr.sim.wire;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Connections that get no answer because their Region is dark. Each is closed, without its request
 * ever having had an effect, when the darkness ends or after a quarter of an hour. A client that
 * leaves before that is not noticed until then, so beyond a bound the oldest is closed.
 */
final class Held implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int LOOKS = (int) Duration.ofMinutes(15).dividedBy(LOOK_EVERY);
  private static final int MOST = 4096;

  private final List<One> held = new ArrayList<>();

  /** One connection, counting how often it was looked at. */
  private static final class One {
    private final HttpExchange exchange;
    private final WireAnswer.Darkness darkness;
    private int looks;

    One(HttpExchange exchange, WireAnswer.Darkness darkness) {
      this.exchange = exchange;
      this.darkness = darkness;
    }

    boolean over() {
      looks++;
      return looks > LOOKS || !darkness.lasts();
    }
  }

  Held(ScheduledThreadPoolExecutor timer) {
    timer.scheduleWithFixedDelay(
        this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Keeps a connection open and silent. */
  synchronized void hold(HttpExchange exchange, WireAnswer.Darkness darkness) {
    held.add(new One(exchange, darkness));
    if (held.size() > MOST) {
      held.remove(0).exchange.close();
    }
  }

  private synchronized void look() {
    held.removeIf(
        one -> {
          boolean over = one.over();
          if (over) {
            one.exchange.close();
          }
          return over;
        });
  }

  @Override
  public synchronized void close() {
    held.forEach(one -> one.exchange.close());
    held.clear();
  }
}
