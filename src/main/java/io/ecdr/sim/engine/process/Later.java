package io.ecdr.sim.engine.process;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Work off the caller's thread. */
final class Later {

  private Later() {}

  /** Runs it; what it throws is the future's cause as it is, not wrapped. */
  static <T> CompletableFuture<T> run(Executor executor, Callable<T> work) {
    var result = new CompletableFuture<T>();
    try {
      executor.execute(
          () -> {
            try {
              result.complete(work.call());
            } catch (Throwable e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new IllegalStateException("the engine is closed", e));
    }
    return result;
  }
}
