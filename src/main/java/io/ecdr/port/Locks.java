package io.ecdr.port;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps two processes off one thing. A lock lasts until it is closed or its process is gone.
 *
 * <p>Every method throws {@link StateUnusable} when locks cannot be kept at all.
 */
public interface Locks {

  /** Who holds a lock. */
  record Holder(String operation, long pid, String host, Instant since) {
    public Holder {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(since, "since");
    }

    @Override
    public String toString() {
      return "operation "
          + operation
          + " (process "
          + pid
          + " on "
          + host
          + ", since "
          + since
          + ")";
    }
  }

  /** A lock that is ours. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a lock, or fails at once.
   *
   * @param name what is locked
   * @param operation the operation that wants it
   * @throws LockTaken when another holds it
   */
  Held take(String name, String operation);

  /** Who holds a lock right now; empty when nobody does. */
  Optional<Holder> holder(String name);

  /** The lock that belongs to one operation. */
  static String ofOperation(String id) {
    return "operation/" + id;
  }

  /** The lock that belongs to one lineage, named by its cache's path. */
  static String ofLineage(String path) {
    return "lineage/" + path;
  }
}
