package io.ecdr.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time after a change of roles in which another one is held up where nobody confirms it.
 *
 * @param datastore the Global Datastore's id
 * @param operation the one that changed its roles
 * @param verb the command that it ran
 * @param cache the member that became the primary, or was detached
 * @param ended when the roles had changed, for people
 * @param left how long it lasts from now on; empty when nobody can tell, and then it lasts
 * @param until when it ends, for people; empty when nobody can tell
 */
public record RoleWindow(
    String datastore,
    String operation,
    String verb,
    String cache,
    Instant ended,
    Optional<Duration> left,
    Optional<Instant> until) {
  public RoleWindow {
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(until, "until");
  }

  /** The command that ends it. */
  public String end() {
    return "ecdr op ack " + operation;
  }
}
