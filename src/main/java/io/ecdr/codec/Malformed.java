package io.ecdr.codec;

/** A text is not what it should be. The message says what was wrong, and where. */
public final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }

  public Malformed(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same fault, with a word on where it is. */
  Malformed in(String place) {
    return new Malformed(place + ": " + getMessage(), this);
  }
}
