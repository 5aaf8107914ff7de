package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a serverless cache is filled with.
 *
 * @param files fails with {@link SeedUnreadable} when they cannot be read
 * @param snapshots those that they are from, which are read meanwhile
 */
public record ServerlessSeeds(
    CompletableFuture<List<Blob>> files, List<ServerlessSnapshot> snapshots) {

  public ServerlessSeeds {
    snapshots = List.copyOf(snapshots);
  }

  /** Bytes of the files, for how long it takes; 0 when they cannot be read. */
  long bytes() {
    return files.isCompletedExceptionally() ? 0 : files.join().stream().mapToLong(Blob::size).sum();
  }
}
