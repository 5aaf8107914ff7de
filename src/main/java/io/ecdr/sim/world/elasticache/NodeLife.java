package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a cache cluster, which is a node of a group (API:CacheCluster, {@code
 * CacheClusterStatus}). {@code deleted} is never answered: the node is not found.
 */
public final class NodeLife {

  private NodeLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    AVAILABLE,
    MODIFYING,
    SNAPSHOTTING,
    DELETING,
    RESTORE_FAILED,
    INCOMPATIBLE_NETWORK,
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
    RESTORE_FAILED,
    /** It could not be started for a reason that is not its data. */
    START_FAILED,
    MODIFY,
    SETTLED,
    SNAPSHOT,
    SNAPSHOT_ENDED,
    DELETE,
    GONE
  }

  /** The table. */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.AVAILABLE)
          .when(State.CREATING, On.RESTORE_FAILED, State.RESTORE_FAILED)
          .when(State.CREATING, On.START_FAILED, State.INCOMPATIBLE_NETWORK)
          .when(State.AVAILABLE, On.MODIFY, State.MODIFYING)
          .when(State.MODIFYING, On.SETTLED, State.AVAILABLE)
          .when(State.AVAILABLE, On.SNAPSHOT, State.SNAPSHOTTING)
          .when(State.SNAPSHOTTING, On.SNAPSHOT_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.DELETE, State.DELETING)
          .when(State.RESTORE_FAILED, On.DELETE, State.DELETING)
          .when(State.INCOMPATIBLE_NETWORK, On.DELETE, State.DELETING)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
