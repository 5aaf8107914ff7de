package io.ecdr.port;

import java.util.Objects;

/** An emergency went before us: whoever throws this wants nothing more to be changed. */
public final class LockLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Locks.Holder to;

  public LockLost(Locks.Holder to) {
    super("an emergency went first: " + Objects.requireNonNull(to, "to"));
    this.to = to;
  }

  /** Who went before us. */
  public Locks.Holder to() {
    return to;
  }
}
