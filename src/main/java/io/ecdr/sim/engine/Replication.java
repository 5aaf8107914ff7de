package io.ecdr.sim.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A group's part in replication between Regions. It is asynchronous: what the primary has
 * acknowledged reaches a standby later or never. Methods return at once; those of a group whose
 * nodes are frozen end when they are thawed, unless said otherwise.
 */
public interface Replication {

  /** Takes no more writes and keeps its keys, until {@link #promote} or {@link #follow}. */
  CompletableFuture<Void> refuseWrites();

  /**
   * Stops following and takes writes, with the keys that have arrived. Works whatever became of the
   * group that it followed. Without effect but for {@link #refuseWrites} on one that follows none.
   */
  CompletableFuture<Void> promote();

  /**
   * Becomes a standby: refuses writes at once, and takes over the other's keys. Keys of its own
   * that the other does not have are lost.
   *
   * @param primary of the same engine, shard for shard alike
   * @return done when it holds what the other held
   */
  CompletableFuture<Void> follow(Replication primary);

  /** Parts a standby from the group it follows: a partition between Regions. */
  void cut();

  /** Ends {@link #cut}; the standby catches up. */
  void restore();

  /**
   * Makes each write reach this standby so much later than it is made, from now on; zero at first.
   * What is under way when the standby is cut off or promoted does not arrive. The first copy of
   * all keys is not held up.
   */
  void delay(Duration each);

  /**
   * How far a standby is behind, in its worst shard; zero when it has all. Empty when it follows
   * none, or when one of the two groups does not answer.
   */
  CompletableFuture<Optional<Duration>> lag();
}
