package io.ecdr.plan.retention;

import java.time.Instant;
import java.util.Objects;

/**
 * An operation that was to make a backup of the lineage and is not running any more.
 *
 * @param operation its id
 * @param at when it began, by the clock of who ran it
 */
public record Attempt(String operation, Instant at, boolean failed) {
  public Attempt {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(at, "at");
  }
}
