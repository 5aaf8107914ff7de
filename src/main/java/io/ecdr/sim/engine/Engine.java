package io.ecdr.sim.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What holds the keys. Two kinds: real server processes, and maps in memory with the world's clock.
 * The control plane above is the same for both.
 */
public interface Engine extends AutoCloseable {

  /** What it can run and read, newest last. Never empty. */
  List<EngineVersion> versions();

  /**
   * Starts the nodes of a group: seeds loaded, cluster formed, replicas in sync, a standby in sync
   * with the group it follows. Completes exceptionally with {@link SeedRefused} when the seeds
   * cannot be loaded; then nothing runs. Called with the world's lock held, so it must return at
   * once; the future may complete on any thread, or at once.
   *
   * @throws IllegalArgumentException when the version is none of {@link #versions()}
   */
  CompletableFuture<RunningGroup> start(GroupSpec spec);

  /** Ends everything that it started. */
  @Override
  void close();
}
