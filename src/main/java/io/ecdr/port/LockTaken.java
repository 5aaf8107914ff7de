package io.ecdr.port;

/** A lock is held by another process. The message says by whom. */
public final class LockTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Locks.Holder holder;

  public LockTaken(String name, Locks.Holder holder) {
    super(name + " is locked by " + holder);
    this.name = name;
    this.holder = holder;
  }

  /** What is locked. */
  public String name() {
    return name;
  }

  /** Who holds it. */
  public Locks.Holder holder() {
    return holder;
  }
}
