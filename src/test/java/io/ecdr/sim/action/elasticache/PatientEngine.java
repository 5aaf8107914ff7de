package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineUser;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    return noted(engine.start(bare(spec)).thenApply(Noted::new));
  }

  private static GroupSpec bare(GroupSpec spec) {
    return spec.follows()
        .map(primary -> spec.following(((NotedReplication) primary).replication))
        .orElse(spec);
  }

  @Override
  public void close() {
    engine.close();
  }

  private final class Noted implements RunningGroup {

    private final RunningGroup group;
    private final NotedReplication replication;

    Noted(RunningGroup group) {
      this.group = group;
      this.replication = new NotedReplication(group.replication());
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
    public CompletableFuture<Void> users(List<EngineUser> users) {
      return group.users(users);
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
    public Replication replication() {
      return replication;
    }

    @Override
    public CompletableFuture<Void> stop() {
      return noted(group.stop());
    }
  }

  private final class NotedReplication implements Replication {

    private final Replication replication;

    NotedReplication(Replication replication) {
      this.replication = replication;
    }

    @Override
    public CompletableFuture<Void> refuseWrites() {
      return noted(replication.refuseWrites());
    }

    @Override
    public CompletableFuture<Void> promote() {
      return noted(replication.promote());
    }

    @Override
    public CompletableFuture<Void> follow(Replication primary) {
      return noted(replication.follow(((NotedReplication) primary).replication));
    }

    @Override
    public void cut() {
      replication.cut();
    }

    @Override
    public void delay(Duration each) {
      replication.delay(each);
    }

    @Override
    public void restore() {
      replication.restore();
    }

    @Override
    public CompletableFuture<Optional<Duration>> lag() {
      return noted(replication.lag());
    }
  }
}
