package io.ecdr.port;

import java.util.Objects;
import java.util.Optional;

/** A lock is not surely ours any more: whoever throws this wants nothing more to be changed. */
public final class LockLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Locks.Holder> to;

  /** An emergency went before us. */
  public LockLost(Locks.Holder to) {
    super("an emergency went first: " + Objects.requireNonNull(to, "to"));
    this.to = Optional.of(to);
  }

  /**
   * @param why a sentence
   * @param to who holds it now, where that is known
   */
  public LockLost(String why, Optional<Locks.Holder> to) {
    super(why);
    this.to = Objects.requireNonNull(to, "to");
  }

  /** Who holds it now, where that is known. */
  public Optional<Locks.Holder> to() {
    return to;
  }
}
