package io.ecdr.model.config;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Region;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a cache is backed up.
 *
 * @param schedule when a backup is due; empty when ecdr starts none by itself
 * @param maxAge how old the newest proven backup may be; empty when nothing is demanded
 * @param keep which stay; empty when nothing is pruned
 * @param copies further Regions that each backup is copied to
 * @param verifyBudget bytes that may be read for verification in a day; empty when none is verified
 */
public record BackupPolicy(
    Optional<Schedule> schedule,
    Optional<Duration> maxAge,
    Optional<KeepRules> keep,
    List<Region> copies,
    OptionalLong verifyBudget) {

  public BackupPolicy {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(maxAge, "maxAge");
    Objects.requireNonNull(keep, "keep");
    copies = List.copyOf(copies);
    Objects.requireNonNull(verifyBudget, "verifyBudget");
  }
}
