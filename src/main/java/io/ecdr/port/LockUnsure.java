package io.ecdr.port;

/** A place where a lock must be kept does not answer. The message names the place and why. */
public final class LockUnsure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LockUnsure(String message) {
    super(message);
  }
}
