package io.ecdr.port;

import io.ecdr.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps two processes off one thing. A lock lasts until it is closed or its process is gone.
 *
 * <p>Every method throws {@link StateUnusable} when locks cannot be kept at all.
 */
public interface Locks {

  /** The commands that change who is the primary, or who may become it. */
  List<String> ROLE_CHANGES =
      List.of(
          "switchover",
          "failover",
          "failback",
          "detach",
          "standby create",
          "evacuate",
          "drill switchover");

  /**
   * Who holds a lock.
   *
   * @param verb the command that the operation runs; empty when that is not known
   */
  record Holder(String operation, String verb, long pid, String host, Instant since) {
    public Holder {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(verb, "verb");
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(since, "since");
    }

    /** Whether it changes roles: nothing goes before that. */
    public boolean roleChange() {
      return ROLE_CHANGES.contains(verb);
    }

    @Override
    public String toString() {
      return "operation "
          + operation
          + (verb.isEmpty() ? " (process " : " (" + verb + ", process ")
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

    /** Who went before us although we hold it, since we took it; empty when nobody did. */
    Optional<Holder> preemptedBy();

    /** Who held it when we went before them; empty when nobody did. */
    Optional<Holder> preempted();

    /**
     * To be asked right before each change; looks wherever the lock is kept and may take seconds.
     *
     * @param strict the change cannot be undone: what was known a moment ago does not do
     * @throws LockLost when it is not surely ours any more
     */
    default void check(boolean strict) {
      var by = preemptedBy();
      if (by.isPresent()) {
        throw new LockLost(by.get());
      }
    }

    /** What else the operator should know about it, one sentence each. */
    default List<String> warnings() {
      return List.of();
    }

    /** We leave while AWS still works: whatever can last after us says so once it is closed. */
    default void leaveInFlight() {}

    @Override
    void close();
  }

  /**
   * Where an operation's locks must be kept.
   *
   * @param needed Regions whose store must take each lock, where they have one
   * @param everywhere a needed Region must have a store, and all other stores are asked as well;
   *     one of those that is silent is only warned about
   * @param emergency goes before whoever is at work, and before what was left in flight
   * @param forgiving a silent store in a needed Region is only warned about as well
   */
  record Reach(List<Region> needed, boolean everywhere, boolean emergency, boolean forgiving) {
    public Reach {
      needed = List.copyOf(needed);
    }
  }

  /** The same locks for an operation with that reach; locks of one machine have none. */
  default Locks within(Reach reach) {
    return this;
  }

  /**
   * Takes a lock, or fails at once.
   *
   * @param name what is locked
   * @param operation the operation that wants it
   * @param verb the command that the operation runs
   * @throws LockTaken when another holds it, or went before whoever held it and is still at work
   */
  Held take(String name, String operation, String verb);

  /**
   * Goes before whoever holds a lock, in an emergency. The lock stays theirs; that it was done is
   * written down beside it, for them to read before their next change. Nobody else takes the lock
   * until this is closed.
   *
   * @throws LockTaken when another went before already, or when a role change holds it
   */
  Held preempt(String name, String operation, String verb);

  /** Who holds a lock right now, or went before whoever does; empty when nobody does. */
  Optional<Holder> holder(String name);

  /** The lock that belongs to one operation. */
  static String ofOperation(String id) {
    return "operation/" + id;
  }

  /** Whether a lock belongs to one operation. */
  static boolean isOfOperation(String name) {
    return name.startsWith("operation/");
  }

  /** The lock that belongs to one Global Datastore: one role change at a time. */
  static String ofDatastore(String account, String id) {
    return "datastore/" + account + "/" + id;
  }

  /** The lock that belongs to one lineage, named by its cache's path. */
  static String ofLineage(String path) {
    return "lineage/" + path;
  }
}
