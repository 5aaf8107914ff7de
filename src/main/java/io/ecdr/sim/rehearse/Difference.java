package io.ecdr.sim.rehearse;

/** How a key of a live cache stands against a capture. Each key counts once. */
public enum Difference {
  /** Type, value and expiry are equal. */
  SAME("same"),
  /** Not there, though its time has not come. */
  MISSING("missing"),
  /** Not there, and the moment it was to expire has passed: as it should be. */
  EXPIRED("expired"),
  /** Another type or value, whatever its expiry. */
  VALUE("differentValue"),
  /** The same value that expires at another moment. */
  TTL("differentTtl"),
  /** In the live cache only. */
  EXTRA("extra");

  private final String word;

  Difference(String word) {
    this.word = word;
  }

  /** Its name in reports. */
  public String word() {
    return word;
  }

  /** Whether the live cache is as it should be. */
  public boolean expected() {
    return this == SAME || this == EXPIRED;
  }
}
