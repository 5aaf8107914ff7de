package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import java.util.Objects;

/**
 * Why a command ended before there was anything to show.
 *
 * @param code what the process exits with
 * @param message one line that names the thing
 * @param hint what to type or change next; may be empty
 */
public record Rejection(ExitCode code, String message, String hint) {
  public Rejection {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }
}
