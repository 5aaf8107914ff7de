package io.ecdr.port;

/** What other machines must find is not where they look. The message names the place and why. */
public final class NotShared extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotShared(String message) {
    super(message);
  }
}
