package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether and how a role change ends with a trial write.
 *
 * @param user the user to log in as; absent means the engine's default user
 * @param auth where the password or token is, {@code env:NAME} or {@code file:PATH}; never the
 *     secret itself, so that plans and journals hold none
 */
public record WriteProbe(Mode mode, Optional<String> user, Optional<String> auth) {

  /** How much hangs on it. */
  public enum Mode {
    /** An engine that cannot be reached from here, or asks for another login, is not tested. */
    AUTO,
    /** Only a write that was read back will do. */
    REQUIRED,
    OFF
  }

  /** What is meant when nothing is said. */
  public static final WriteProbe AUTO =
      new WriteProbe(Mode.AUTO, Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException when {@code auth} is no reference; its words do not repeat it
   */
  public WriteProbe {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(auth, "auth");
    auth.ifPresent(SecretReference::require);
  }
}
