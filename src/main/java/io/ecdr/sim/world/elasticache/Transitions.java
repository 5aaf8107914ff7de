package io.ecdr.sim.world.elasticache;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * Lets work end when both its time is over and the engine has done its part. Faults stretch the
 * time: they are asked at the start and again when it seems over, so work that is stuck ends once
 * the fault is cleared. Ends run under the world's lock.
 */
final class Transitions {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  private static final int FAST_LEAST_MS = 200;
  private static final int FAST_MOST_MS = 2000;

  private final Surroundings in;
  private final History history;

  Transitions(Surroundings in, History history) {
    this.in = in;
    this.history = history;
  }

  private record Watch(String region, Work work, Instant start, Duration usual) {}

  private record Outcome<T>(T value, Throwable error) {}

  /** Work without a part of the engine. */
  void begin(String region, Work work, long bytes, Runnable end) {
    begin(region, work, bytes, CompletableFuture.completedFuture(null), (done, error) -> end.run());
  }

  /**
   * Starts work.
   *
   * @param part the engine's part
   * @param end gets the engine's result or its error, one of them null
   */
  <T> void begin(
      String region,
      Work work,
      long bytes,
      CompletableFuture<T> part,
      BiConsumer<T, Throwable> end) {
    var watch = new Watch(region, work, in.time().now(), usual(work, bytes));
    var over = new CompletableFuture<Void>();
    in.faults()
        .stretch(region, work.text(), watch.usual())
        .ifPresentOrElse(need -> later(need, watch, over), () -> later(ASK_AGAIN, watch, over));
    part.handle((value, error) -> new Outcome<>(value, cause(error)))
        .thenCombine(over, (outcome, nothing) -> outcome)
        .thenAccept(outcome -> finish(watch, () -> end.accept(outcome.value(), outcome.error())));
  }

  /** Waits for the engine alone. */
  <T> void afterEngine(
      String region, Work work, CompletableFuture<T> part, BiConsumer<T, Throwable> end) {
    var watch = new Watch(region, work, in.time().now(), Duration.ZERO);
    part.handle((value, error) -> new Outcome<>(value, cause(error)))
        .thenAccept(outcome -> finish(watch, () -> end.accept(outcome.value(), outcome.error())));
  }

  private void later(Duration delay, Watch watch, CompletableFuture<Void> over) {
    in.time().after(delay, () -> in.locked().execute(() -> look(watch, over)));
  }

  private void look(Watch watch, CompletableFuture<Void> over) {
    var need = in.faults().stretch(watch.region(), watch.work().text(), watch.usual());
    if (need.isEmpty()) {
      later(ASK_AGAIN, watch, over);
      return;
    }
    Duration left = need.get().minus(Duration.between(watch.start(), in.time().now()));
    if (left.isNegative() || left.isZero()) {
      over.complete(null);
    } else {
      later(left, watch, over);
    }
  }

  /** On the clock's own thread, so that an engine's thread never waits for the world's lock. */
  private void finish(Watch watch, Runnable end) {
    in.time().after(Duration.ZERO, () -> in.locked().execute(() -> guarded(watch, end)));
  }

  private void guarded(Watch watch, Runnable end) {
    try {
      end.run();
    } catch (RuntimeException mistake) {
      history.addBroken(watch.region() + " " + watch.work().text() + ": " + mistake);
      throw mistake;
    }
  }

  private Duration usual(Work work, long bytes) {
    return switch (in.pace()) {
      case INSTANT -> Duration.ZERO;
      case FAST ->
          Duration.ofMillis(FAST_LEAST_MS + in.random().nextInt(FAST_MOST_MS - FAST_LEAST_MS + 1));
      case AWS -> work.slow(bytes, in.random().nextDouble());
    };
  }

  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
