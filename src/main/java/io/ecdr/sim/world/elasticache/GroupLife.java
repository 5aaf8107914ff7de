package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a replication group (API:ReplicationGroup, {@code Status}).
 *
 * <p>{@code deleted} is never answered: a deleted group is not found.
 */
public final class GroupLife {

  private GroupLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    AVAILABLE,
    MODIFYING,
    SNAPSHOTTING,
    DELETING,
    CREATE_FAILED,
    DELETED;

    /** As the API spells it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What happens to it. */
  public enum On {
    CREATED,
    CREATE_FAILED,
    MODIFY,
    SETTLED,
    SNAPSHOT,
    SNAPSHOT_ENDED,
    DELETE,
    /** The snapshot that a deletion asked for could not be taken: nothing is deleted. */
    FINAL_SNAPSHOT_FAILED,
    GONE
  }

  /** The table. Deletion is refused in {@code snapshotting} (TFPR#44811: seen). */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.AVAILABLE)
          .when(State.CREATING, On.CREATE_FAILED, State.CREATE_FAILED)
          .when(State.AVAILABLE, On.MODIFY, State.MODIFYING)
          .when(State.MODIFYING, On.SETTLED, State.AVAILABLE)
          .when(State.AVAILABLE, On.SNAPSHOT, State.SNAPSHOTTING)
          .when(State.SNAPSHOTTING, On.SNAPSHOT_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.DELETE, State.DELETING)
          .when(State.CREATE_FAILED, On.DELETE, State.DELETING)
          .when(State.DELETING, On.FINAL_SNAPSHOT_FAILED, State.AVAILABLE)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
