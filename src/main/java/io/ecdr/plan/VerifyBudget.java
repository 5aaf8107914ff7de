package io.ecdr.plan;

import io.ecdr.plan.VerifyInventory.Shelved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may be read to the end today. Those whose bytes were never read go first, the newest before
 * the others, since it is what a restore would take; then those that were read longest ago. One
 * that does not fit is left for another day, and smaller ones behind it may still fit.
 *
 * @param today in the order of their turn
 * @param later those that fit on another day
 * @param never those that are bigger than a whole day's bytes
 */
record VerifyBudget(List<Shelved> today, List<Shelved> later, List<Shelved> never) {

  private static final Comparator<Shelved> TURN =
      Comparator.comparing((Shelved s) -> s.read().orElse(Instant.MIN))
          .thenComparing(VerifyBudget::moment, Comparator.reverseOrder())
          .thenComparing(Shelved::id);

  private static Instant moment(Shelved backup) {
    return backup.record().map(r -> r.moment()).orElse(Instant.MAX);
  }

  /**
   * Divides them.
   *
   * @param most bytes a day; absent means any amount
   * @param spent today already
   */
  static VerifyBudget of(List<Shelved> backups, Optional<Long> most, long spent) {
    List<Shelved> today = new ArrayList<>();
    List<Shelved> later = new ArrayList<>();
    List<Shelved> never = new ArrayList<>();
    long left = most.map(m -> m - spent).orElse(Long.MAX_VALUE);
    for (var backup : backups.stream().sorted(TURN).toList()) {
      if (backup.bytes() > most.orElse(Long.MAX_VALUE)) {
        never.add(backup);
      } else if (backup.bytes() > left) {
        later.add(backup);
      } else {
        today.add(backup);
        left -= backup.bytes();
      }
    }
    return new VerifyBudget(today, later, never);
  }

  /** Whether nothing more can be read before another day begins. */
  boolean spent() {
    return today.isEmpty() && !later.isEmpty();
  }

  static long bytes(List<Shelved> backups) {
    return backups.stream().mapToLong(Shelved::bytes).sum();
  }
}
