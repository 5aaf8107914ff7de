package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** An engine that can be waited for, so that real servers take part in virtual time. */
final class PatientEngine implements Engine {

  private final Engine engine;
  private final Queue<CompletableFuture<Void>> pending = new ConcurrentLinkedQueue<>();

  PatientEngine(Engine engine) {
    this.engine = engine;
  }

  /** Waits until all that was asked of the engine is done and told. */
  void await() {
    for (var next = pending.poll(); next != null; next = pending.poll()) {
      next.orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  private <T> CompletableFuture<T> noted(CompletableFuture<T> work) {
    var told = new CompletableFuture<T>();
    var done = new CompletableFuture<Void>();
    pending.add(done);
    work.whenComplete(
        (value, error) -> {
          if (error == null) {
            told.complete(value);
          } else {
            told.completeExceptionally(error);
          }
          done.complete(null);
        });
    return told;
  }

  @Override
  public List<EngineVersion> versions() {
    return engine.versions();
  }

  @Override
  public CompletableFuture<RunningGroup> start(GroupSpec spec) {
    return noted(engine.start(spec).thenApply(Noted::new));
  }

  @Override
  public void close() {
    engine.close();
  }

  private final class Noted implements RunningGroup {

    private final RunningGroup group;

    Noted(RunningGroup group) {
      this.group = group;
    }

    @Override
    public Address address(String node) {
      return group.address(node);
    }

    @Override
    public CompletableFuture<Blob> save(String node) {
      return noted(group.save(node));
    }

    @Override
    public long usedBytes(String node) {
      return group.usedBytes(node);
    }

    @Override
    public void freeze() {
      group.freeze();
    }

    @Override
    public void thaw() {
      group.thaw();
    }

    @Override
    public CompletableFuture<Void> stop() {
      return noted(group.stop());
    }
  }
}
