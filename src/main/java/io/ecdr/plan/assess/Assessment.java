package io.ecdr.plan.assess;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cache with what was found, the worst first.
 *
 * @param findings the worst first
 */
public record Assessment(Protection protection, List<Finding> findings) {

  /** The cache in the greatest danger first; then by Region and id. */
  public static final Comparator<Assessment> BY_DANGER =
      Comparator.comparing((Assessment a) -> a.worst().map(Severity::ordinal).orElse(-1))
          .thenComparing(a -> a.count(Severity.CRITICAL) * 100 + a.count(Severity.HIGH))
          .reversed()
          .thenComparing(a -> a.facts().region())
          .thenComparing(a -> a.facts().id())
          .thenComparing(a -> a.facts().sort());

  public Assessment {
    Objects.requireNonNull(protection, "protection");
    findings =
        findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
  }

  /** What is known of the cache. */
  public CacheFacts facts() {
    return protection.facts();
  }

  /** The worst of what was found; empty when nothing was. */
  public Optional<Severity> worst() {
    return findings.stream().findFirst().map(Finding::severity);
  }

  /** How much data it has, where its newest recovery point tells. */
  public OptionalLong bytes() {
    return new Outlook(facts()).bytes();
  }

  private long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }
}
