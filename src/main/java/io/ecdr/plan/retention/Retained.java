package io.ecdr.plan.retention;

import java.util.List;
import java.util.Objects;

/**
 * What becomes of a lineage.
 *
 * @param frozen why nothing of it goes; empty when something may
 * @param decisions one for each backup, newest first
 */
public record Retained(String lineage, List<Reason> frozen, List<Decision> decisions) {
  public Retained {
    Objects.requireNonNull(lineage, "lineage");
    frozen = List.copyOf(frozen);
    decisions = List.copyOf(decisions);
  }

  /** How many backups have this verdict. */
  public int count(Decision.Verdict verdict) {
    return (int) decisions.stream().filter(d -> d.verdict() == verdict).count();
  }

  /** How many items go. */
  public int items() {
    return decisions.stream().mapToInt(d -> d.going().size()).sum();
  }

  /** How many bytes go. */
  public long bytes() {
    return decisions.stream()
        .flatMap(d -> d.going().stream())
        .mapToLong(p -> p.item().bytes())
        .sum();
  }
}
