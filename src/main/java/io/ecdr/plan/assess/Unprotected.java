package io.ecdr.plan.assess;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Nothing brings the data back (workshop: choose an engine that can be brought back, and a
 * strategy; peers B1, B2).
 */
final class Unprotected implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    if (Arrays.stream(Strategy.values()).anyMatch(cache::uses)) {
      return Optional.empty();
    }
    if (Arrays.stream(Strategy.values()).allMatch(s -> cache.verdict(s) == Verdict.IMPOSSIBLE)) {
      return Optional.of(
          new Finding(
              "unprotectable",
              Severity.HIGH,
              "its data cannot be brought back by any strategy: " + why(cache),
              cache.rating(Strategy.SNAPSHOT).reasons().get(0).change()));
    }
    boolean untold =
        facts.automatic().isEmpty()
            || facts.datastore().unknown().isPresent()
            || facts.copies().flatMap(f -> f.unknown()).isPresent();
    if (untold) {
      return Optional.of(
          new Finding(
              "protection-not-told",
              Severity.HIGH,
              "no strategy is known to be in use, and not all was told",
              "ecdr assess " + facts.named()));
    }
    boolean looked = facts.copies().isPresent();
    return Optional.of(
        new Finding(
            "unprotected",
            looked ? Severity.CRITICAL : Severity.HIGH,
            "no automatic snapshots, no standby"
                + (looked ? ", no backups" : "; backups in another Region were not looked at"),
            cache.verdict(Strategy.BACKUP_RESTORE) == Verdict.POSSIBLE
                ? Hints.backup(facts)
                : Hints.automatic(facts)));
  }

  private static String why(Protection cache) {
    return cache.rating(Strategy.SNAPSHOT).reasons().stream()
        .map(Reason::words)
        .collect(Collectors.joining("; "));
  }
}
