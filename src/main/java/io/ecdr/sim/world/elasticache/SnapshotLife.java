package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a snapshot (API:Snapshot, {@code SnapshotStatus}; {@code failed} from
 * UG23:ElastiCacheSNS). An export is {@code copying} of the source: an {@code exporting} was never
 * seen.
 */
public final class SnapshotLife {

  private SnapshotLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    AVAILABLE,
    RESTORING,
    COPYING,
    DELETING,
    FAILED,
    DELETED;

    /** As the API spells it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happens to it. */
  public enum On {
    CREATED,
    CREATE_FAILED,
    RESTORE,
    RESTORE_ENDED,
    COPY,
    COPY_ENDED,
    DELETE,
    GONE
  }

  /** The table. */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.AVAILABLE)
          .when(State.CREATING, On.CREATE_FAILED, State.FAILED)
          .when(State.AVAILABLE, On.RESTORE, State.RESTORING)
          .when(State.RESTORING, On.RESTORE_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.COPY, State.COPYING)
          .when(State.COPYING, On.COPY_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.DELETE, State.DELETING)
          .when(State.FAILED, On.DELETE, State.DELETING)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
