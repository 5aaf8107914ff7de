package io.ecdr.render;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ProofRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a backup by its record of proof, in words. */
final class ProofWords {

  private ProofWords() {}

  /** The proof, and whether it is what is left after a failure. */
  static String brief(BackupRecord backup) {
    return backup.proof().word() + (failure(backup).isPresent() ? " (failed)" : "");
  }

  static Optional<ProofRecord.Failure> failure(BackupRecord backup) {
    return backup.record().flatMap(ProofRecord::failure);
  }

  static Optional<ProofRecord.Reading> reading(BackupRecord backup) {
    return backup.record().flatMap(ProofRecord::reading);
  }

  /** The first fault and how many there are; empty when nothing failed. */
  static Optional<String> failed(BackupRecord backup) {
    return failure(backup)
        .map(
            f ->
                "verification failed at "
                    + Words.of(f.at())
                    + f.faults().stream().findFirst().map(one -> ": " + one.line()).orElse("")
                    + (f.faults().size() > 1 ? "; and " + (f.faults().size() - 1) + " more" : ""));
  }

  /** That the data can only go to a cache without cluster mode; empty where it can go anywhere. */
  static Optional<String> databases(BackupRecord backup) {
    return backup.manifest().cluster()
        ? Optional.empty()
        : reading(backup)
            .flatMap(ProofRecord.Reading::databases)
            .filter(all -> all.size() > 1)
            .map(
                all ->
                    "keys in the logical databases "
                        + all.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + ": it cannot go to a cache with cluster mode");
  }

  /** The share of keys that have a time to live, and of those that are gone at least by now. */
  static String expiry(BackupRecord backup, Instant now) {
    return reading(backup).map(r -> expiry(r, now)).orElse("unknown");
  }

  private static String expiry(ProofRecord.Reading reading, Instant now) {
    if (reading.expiring() == 0) {
      return "none";
    }
    return share(reading.expiring(), reading.keys())
        + ", "
        + share(reading.goneBy(now), reading.keys())
        + " gone";
  }

  /** Never all or nothing by rounding alone. */
  private static String share(long part, long whole) {
    long percent = Math.round(100.0 * part / whole);
    if (part > 0 && percent == 0) {
      return "<1 %";
    }
    return (part < whole ? Math.min(percent, 99) : percent) + " %";
  }
}
