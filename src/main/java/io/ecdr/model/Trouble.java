package io.ecdr.model;

/** Why something could not be read. */
public enum Trouble {
  /** No call got through, or no answer came back in time. */
  UNREACHABLE,
  THROTTLED,
  NOT_PERMITTED,
  /** No credentials, or expired or unknown ones. */
  CREDENTIALS,
  /** What answered does not speak AWS's protocol. */
  NOT_AWS,
  /** The service refused in a way we did not expect, or its answer made no sense. */
  ODD;

  /** What a command exits with that cannot go on because of it. */
  public ExitCode code() {
    return switch (this) {
      case UNREACHABLE, THROTTLED, NOT_AWS -> ExitCode.UNREACHABLE;
      case NOT_PERMITTED, CREDENTIALS -> ExitCode.NOT_PERMITTED;
      case ODD -> ExitCode.INTERNAL;
    };
  }
}
