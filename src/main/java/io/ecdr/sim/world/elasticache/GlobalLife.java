package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a global datastore (UG23:Redis-Global-Datastores-Console; spelling TFSRC: seen). {@code
 * deleted} is never answered: it is not found.
 */
public final class GlobalLife {

  private GlobalLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    PRIMARY_ONLY,
    AVAILABLE,
    MODIFYING,
    DELETING,
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
    /** A secondary joins or leaves, or another member is promoted. */
    MODIFY,
    SETTLED,
    /** Settled, and no secondary is left. */
    ALONE,
    DELETE,
    GONE
  }

  /** The table. */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.PRIMARY_ONLY)
          .when(State.PRIMARY_ONLY, On.MODIFY, State.MODIFYING)
          .when(State.AVAILABLE, On.MODIFY, State.MODIFYING)
          .when(State.MODIFYING, On.SETTLED, State.AVAILABLE)
          .when(State.MODIFYING, On.ALONE, State.PRIMARY_ONLY)
          .when(State.PRIMARY_ONLY, On.DELETE, State.DELETING)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
