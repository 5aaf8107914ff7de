package io.ecdr.sim.engine.memory;

import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.time.SimTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Replication between maps. A primary with followers keeps a list of its writes; a standby takes
 * those that are old enough whenever it is looked at. All is guarded by the lock of the group that
 * it belongs to; a follower's lock is taken before that of the group it follows.
 */
public final class MemoryReplication implements Replication {

  private record Write(Instant at, Consumer<MemoryGroup> change) {}

  private final MemoryGroup group;
  private final SimTime time;
  private final List<Write> writes = new ArrayList<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private final List<MemoryReplication> followers = new CopyOnWriteArrayList<>();
  private MemoryReplication upstream;
  private boolean synced;
  private int taken;
  private boolean cut;
  private boolean refusing;
  private Duration delay = Duration.ZERO;

  MemoryReplication(MemoryGroup group, SimTime time) {
    this.group = group;
    this.time = time;
  }

  @Override
  public void delay(Duration each) {
    synchronized (group) {
      pull();
      delay = each;
    }
  }

  @Override
  public CompletableFuture<Void> refuseWrites() {
    synchronized (group) {
      refusing = true;
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> promote() {
    var done = new CompletableFuture<Void>();
    group.afterThaw(
        () -> {
          synchronized (group) {
            pull();
            leave();
            refusing = false;
          }
          done.complete(null);
        });
    return done;
  }

  @Override
  public CompletableFuture<Void> follow(Replication primary) {
    if (!(primary instanceof MemoryReplication other)) {
      throw new IllegalArgumentException("a group in memory follows only another in memory");
    }
    var done = new CompletableFuture<Void>();
    synchronized (group) {
      leave();
      upstream = other;
      synced = false;
      refusing = false;
      waiting.add(done);
    }
    other.followers.add(this);
    catchUp();
    return done;
  }

  @Override
  public void cut() {
    synchronized (group) {
      pull();
      cut = true;
    }
  }

  @Override
  public void restore() {
    synchronized (group) {
      cut = false;
    }
    catchUp();
  }

  @Override
  public CompletableFuture<Optional<Duration>> lag() {
    synchronized (group) {
      if (upstream == null || group.silent() || upstream.group.silent()) {
        return CompletableFuture.completedFuture(Optional.empty());
      }
      pull();
      return CompletableFuture.completedFuture(synced ? Optional.of(behind()) : Optional.empty());
    }
  }

  private Duration behind() {
    synchronized (upstream.group) {
      return taken == upstream.writes.size()
          ? Duration.ZERO
          : Duration.between(upstream.writes.get(taken).at(), time.now());
    }
  }

  /** Refuses as a replica does. */
  void requireWritable() {
    if (upstream != null || refusing) {
      throw new IllegalStateException("READONLY You can't write against a read only replica.");
    }
  }

  /** Notes a write for those who follow. */
  void wrote(Consumer<MemoryGroup> change) {
    if (!followers.isEmpty()) {
      writes.add(new Write(time.now(), change));
    }
  }

  /** Takes what has had the time to arrive. */
  void pull() {
    synchronized (group) {
      if (upstream == null || cut || group.silent() || upstream.group.silent()) {
        return;
      }
      synchronized (upstream.group) {
        if (!synced) {
          group.copy(upstream.group);
          taken = upstream.writes.size();
          synced = true;
        }
        var arrived = time.now().minus(delay);
        while (taken < upstream.writes.size()
            && !upstream.writes.get(taken).at().isAfter(arrived)) {
          upstream.writes.get(taken++).change().accept(group);
        }
      }
    }
  }

  /** Pulls now, or as soon as both groups are thawed, and tells those who wait for the keys. */
  private void catchUp() {
    MemoryReplication from;
    synchronized (group) {
      from = upstream;
    }
    if (from != null) {
      from.group.afterThaw(() -> group.afterThaw(this::pullAndTell));
    }
  }

  private void pullAndTell() {
    List<CompletableFuture<Void>> told = List.of();
    synchronized (group) {
      pull();
      if (synced) {
        told = List.copyOf(waiting);
        waiting.clear();
      }
    }
    told.forEach(one -> one.complete(null));
  }

  /** Hands over what has had the time to arrive, before the group falls silent. */
  void flush() {
    followers.forEach(MemoryReplication::pull);
  }

  private void leave() {
    if (upstream != null) {
      upstream.left(this);
      upstream = null;
    }
    waiting.forEach(one -> one.cancel(false));
    waiting.clear();
  }

  private void left(MemoryReplication follower) {
    synchronized (group) {
      followers.remove(follower);
      if (followers.isEmpty()) {
        writes.clear();
      }
    }
  }

  /** The group has ended. */
  void end() {
    synchronized (group) {
      leave();
    }
  }
}
