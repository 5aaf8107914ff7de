package io.ecdr.sim.world.elasticache;

import java.util.Locale;

/**
 * States of a serverless snapshot. The API lists none; {@code creating}, {@code available} and
 * {@code failed} were seen (X6). What it is told as while it is read or deleted is unsure.
 */
public final class ServerlessSnapshotLife {

  private ServerlessSnapshotLife() {}

  /** Its states. */
  public enum State {
    CREATING,
    AVAILABLE,
    /** Read by a copy, an export or restores. */
    READING,
    DELETING,
    FAILED,
    DELETED;

    /** As the history spells it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** As the API tells it. */
    public String told() {
      return this == READING ? AVAILABLE.toString() : toString();
    }
  }

  /** What happens to it. */
  public enum On {
    CREATED,
    CREATE_FAILED,
    READ,
    READ_ENDED,
    DELETE,
    GONE
  }

  /** The table. */
  public static final Lifecycle<State, On> TABLE =
      Lifecycle.<State, On>table()
          .when(State.CREATING, On.CREATED, State.AVAILABLE)
          .when(State.CREATING, On.CREATE_FAILED, State.FAILED)
          .when(State.AVAILABLE, On.READ, State.READING)
          .when(State.READING, On.READ_ENDED, State.AVAILABLE)
          .when(State.AVAILABLE, On.DELETE, State.DELETING)
          .when(State.FAILED, On.DELETE, State.DELETING)
          .when(State.DELETING, On.GONE, State.DELETED)
          .build();
}
