package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a serverless cache (API:ServerlessCache, {@code Status}: in capitals). {@code deleted}
 * is never answered: the cache is not found.
 */
public final class ServerlessLife {

  private ServerlessLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    AVAILABLE,
    /** A backup runs and no other call is accepted (UG:backups); it is told as available. */
    SNAPSHOTTING,
    MODIFYING,
    DELETING,
    CREATE_FAILED,
    DELETED;

    /** As the history spells it. */
    @Override
    public String toString() {
      return name().replace('_', '-');
    }

    /** As the API tells it; that a cache is available while it is backed up is unsure. */
    public String told() {
      return this == SNAPSHOTTING ? AVAILABLE.toString() : toString();
    }

    /** For a sentence. */
    String word() {
      return toString().toLowerCase(Locale.ROOT);
    }
  }

  /** What happens to it. */
  public enum On {
    CREATED,
    CREATE_FAILED,
    SNAPSHOT,
    SNAPSHOT_ENDED,
    MODIFY,
    SETTLED,
    DELETE,
    /** The snapshot that a deletion asked for could not be taken: nothing is deleted. */
    FINAL_SNAPSHOT_FAILED,
    GONE
  }

  /** The table. */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.AVAILABLE)
          .when(State.CREATING, On.CREATE_FAILED, State.CREATE_FAILED)
          .when(State.AVAILABLE, On.SNAPSHOT, State.SNAPSHOTTING)
          .when(State.SNAPSHOTTING, On.SNAPSHOT_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.MODIFY, State.MODIFYING)
          .when(State.MODIFYING, On.SETTLED, State.AVAILABLE)
          .when(State.AVAILABLE, On.DELETE, State.DELETING)
          .when(State.CREATE_FAILED, On.DELETE, State.DELETING)
          .when(State.DELETING, On.FINAL_SNAPSHOT_FAILED, State.AVAILABLE)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
