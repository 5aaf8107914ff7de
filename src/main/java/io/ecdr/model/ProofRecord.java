package io.ecdr.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found out about a backup so far: {@code check.json} beside its manifest.
 *
 * <p>It speaks of one manifest only, by its digest. What failed takes back all that was proven
 * before. A fault that was found by reading every byte stays until every byte was read again: a
 * check that reads less cannot know better.
 *
 * @param manifest SHA-256 of the manifest that it speaks of; empty when there was none to read
 * @param operation what found it out last
 * @param rdbVersions of the files, joined by commas
 * @param footer {@code present} where every file ends with a checksum of its own, else {@code
 *     unknown}
 */
public record ProofRecord(
    String backupId,
    String manifest,
    String operation,
    Instant at,
    Proof proof,
    String rdbVersions,
    String footer,
    Optional<Failure> failure,
    Optional<Reading> reading) {

  /**
   * What was wrong.
   *
   * @param deep whether it was found by reading every byte
   */
  public record Failure(Instant at, String operation, boolean deep, List<Fault> faults) {
    public Failure {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(operation, "operation");
      faults = List.copyOf(faults);
    }
  }

  /** What reading every byte found, where nothing was wrong. */
  public record Reading(Instant at, String operation, List<FileFinding> files) {
    public Reading {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(operation, "operation");
      files = List.copyOf(files);
    }

    /** All keys. */
    public long keys() {
      return files.stream().mapToLong(FileFinding::keys).sum();
    }

    /** Those with a time to live. */
    public long expiring() {
      return files.stream().mapToLong(FileFinding::expiring).sum();
    }

    /** How many have run out by now at least: as of the last moment that was counted for. */
    public long goneBy(Instant now) {
      return files.stream()
          .mapToLong(
              file ->
                  file.gone().stream()
                      .filter(gone -> !gone.at().isAfter(now))
                      .mapToLong(FileFinding.Gone::keys)
                      .max()
                      .orElse(0))
          .sum();
    }

    /** What could not be told of any file. */
    public List<String> unknown() {
      return files.stream().flatMap(file -> file.unknown().stream()).toList();
    }
  }

  public ProofRecord {
    Objects.requireNonNull(backupId, "backupId");
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(rdbVersions, "rdbVersions");
    Objects.requireNonNull(footer, "footer");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(reading, "reading");
    if (failure.isPresent() && proof.proven()) {
      throw new IllegalArgumentException("what failed is not " + proof.word());
    }
  }

  /** Nothing found out yet. */
  public static ProofRecord begin(
      String backupId,
      String manifest,
      String operation,
      Instant at,
      String rdbVersions,
      String footer) {
    return new ProofRecord(
        backupId,
        manifest,
        operation,
        at,
        Proof.COPIED,
        rdbVersions,
        footer,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * After a check that does not read everything.
   *
   * @param before the record that was there, of whatever manifest
   */
  public ProofRecord checked(Optional<ProofRecord> before, List<Fault> faults) {
    var old = before.filter(b -> b.manifest.equals(manifest));
    var stays = old.flatMap(ProofRecord::failure).filter(Failure::deep);
    if (!faults.isEmpty()) {
      return failed(new Failure(at, operation, stays.isPresent(), faults));
    }
    if (stays.isPresent()) {
      return failed(stays.get());
    }
    var had = old.map(ProofRecord::proof).filter(p -> p.compareTo(Proof.CHECKED) > 0);
    return with(had.orElse(Proof.CHECKED), old.flatMap(ProofRecord::reading));
  }

  /** After every byte was read. */
  public ProofRecord read(
      Optional<ProofRecord> before, List<Fault> faults, List<FileFinding> files) {
    if (!faults.isEmpty()) {
      return failed(new Failure(at, operation, true, faults));
    }
    var reading = new Reading(at, operation, files);
    var reached = reading.unknown().isEmpty() ? Proof.VERIFIED : Proof.CHECKED;
    var had =
        before
            .filter(b -> b.manifest.equals(manifest))
            .map(ProofRecord::proof)
            .filter(p -> p == Proof.RESTORED);
    return with(had.orElse(reached), Optional.of(reading));
  }

  /**
   * After a restore whose data was compared. It stands beside what reading its bytes found.
   *
   * @throws IllegalArgumentException when the backup has faults
   */
  public ProofRecord restored(String by, Instant when) {
    return new ProofRecord(
        backupId, manifest, by, when, Proof.RESTORED, rdbVersions, footer, failure, reading);
  }

  private ProofRecord failed(Failure why) {
    return new ProofRecord(
        backupId,
        manifest,
        operation,
        at,
        Proof.COPIED,
        rdbVersions,
        footer,
        Optional.of(why),
        Optional.empty());
  }

  private ProofRecord with(Proof reached, Optional<Reading> found) {
    return new ProofRecord(
        backupId, manifest, operation, at, reached, rdbVersions, footer, Optional.empty(), found);
  }
}
