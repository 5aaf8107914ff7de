package io.ecdr.sim.engine;

import io.ecdr.sim.blob.Blob;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The nodes of one group, running. Methods return at once. */
public interface RunningGroup {

  /** Where a node listens; in memory an address that nobody answers at. */
  Address address(String node);

  /**
   * Saves one node's keys as an RDB file, as BGSAVE does: the keys at the moment of the call.
   *
   * @param node a node id of the group; a replica gives what has reached it
   */
  CompletableFuture<Blob> save(String node);

  /** Bytes that the node's keys take in memory; 0 when it cannot be asked. */
  long usedBytes(String node);

  /** Whether {@link #addReplica} can be done. */
  default boolean canGrow() {
    return false;
  }

  /**
   * Starts one more replica of a shard. Called with the world's lock held; returns at once.
   *
   * @param shard its place, from 0
   * @param node the new node's id
   * @return done when it holds what the shard's primary held
   */
  default CompletableFuture<Void> addReplica(int shard, String node) {
    throw new UnsupportedOperationException("no replica can be added: " + node);
  }

  /** Whether a replica may become its shard's primary. */
  default boolean canFailOver() {
    return false;
  }

  /** Stops answering, with connections kept open, until {@link #thaw}: the data plane is dark. */
  void freeze();

  /** Ends {@link #freeze}. */
  void thaw();

  /**
   * Who may log in from now on, and do what; nobody in the list means that everybody may do all.
   * Complete when the nodes that answer were told; the others are told once they answer again.
   */
  CompletableFuture<Void> users(List<EngineUser> users);

  /** Its part in replication between Regions; the same object every time. */
  Replication replication();

  /** Ends the nodes; their data is gone. */
  CompletableFuture<Void> stop();

  /** A host and port. */
  record Address(String host, int port) {}
}
