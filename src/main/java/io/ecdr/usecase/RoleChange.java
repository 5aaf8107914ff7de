package io.ecdr.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of roles that ecdr made and wrote down.
 *
 * @param verb the command that it ran
 * @param cache the member that became the primary, or was detached
 * @param at when, by the clock of whoever wrote it down
 */
public record RoleChange(
    String operation, String verb, String cache, boolean detached, Instant at) {
  public RoleChange {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(at, "at");
  }

  /**
   * A note, and how old it is by the clock of the place that keeps it.
   *
   * @param age empty when the place does not tell
   */
  record Aged(RoleNote note, Optional<Duration> age) {}

  /** The youngest of what several places keep; one without an age counts as the oldest. */
  static Optional<RoleChange> last(List<Aged> notes) {
    return notes.stream()
        .min(Comparator.comparing(n -> n.age().orElse(Duration.ofDays(Integer.MAX_VALUE))))
        .map(Aged::note)
        .map(n -> new RoleChange(n.operation(), n.verb(), n.cache(), n.detached(), n.at()));
  }
}
