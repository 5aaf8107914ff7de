package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What every cache is protected by and could be.
 *
 * @param account absent when no STS answered
 * @param caches the one in the greatest danger first
 * @param notes what is in the way of a full picture, one sentence each
 * @param code 0 when all that was asked was answered; else 30, 31 or 32
 */
public record AssessReport(
    Instant at,
    Optional<AccountId> account,
    List<Region> regions,
    List<Assessment> caches,
    List<String> notes,
    ExitCode code) {
  public AssessReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(account, "account");
    regions = List.copyOf(regions);
    caches = caches.stream().sorted(Assessment.BY_DANGER).toList();
    notes = List.copyOf(notes);
    Objects.requireNonNull(code, "code");
  }

  /** The worst that was found in any cache; empty when nothing was. */
  public Optional<Severity> worst() {
    return caches.stream().flatMap(c -> c.worst().stream()).max(Comparator.naturalOrder());
  }
}
