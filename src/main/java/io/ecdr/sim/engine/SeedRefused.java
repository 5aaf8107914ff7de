package io.ecdr.sim.engine;

/** The RDB files given to a new group cannot be loaded. */
public final class SeedRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** Written by a newer engine than the one asked for. */
    TOO_NEW,
    /** Cut, damaged, or no RDB file. */
    CORRUPT,
    /** More than the node type holds. */
    TOO_BIG,
    /** Several logical databases, and cluster mode knows only one. */
    SEVERAL_DATABASES
  }

  private final Why why;

  public SeedRefused(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}
