package io.ecdr.port;

/** Our own state cannot be read or written. The message names the place and the reason. */
public final class StateUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StateUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  public StateUnusable(String message) {
    super(message);
  }
}
