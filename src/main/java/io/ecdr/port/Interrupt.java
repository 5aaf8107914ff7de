package io.ecdr.port;

import io.ecdr.model.ExitCode;

/** Whether the operator asked to stop (Ctrl-C, SIGTERM). */
@FunctionalInterface
public interface Interrupt {

  /** True from the first request on. */
  boolean requested();

  /** What a command exits with that stops because of it: 130, or 143 after SIGTERM. */
  default ExitCode code() {
    return ExitCode.INTERRUPTED;
  }
}
