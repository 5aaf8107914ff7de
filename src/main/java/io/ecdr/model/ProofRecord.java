package io.ecdr.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was found out about a backup so far: {@code check.json} beside its manifest.
 *
 * <p>It speaks of one manifest only, by its digest. What failed takes back all that was proven
 * before. A fault stays until somebody looked as closely as who found it: one that reading every
 * byte found until every byte was read again, one that a restore found until a restore was compared
 * again.
 *
 * @param manifest SHA-256 of the manifest that it speaks of; empty when there was none to read
 * @param operation what found it out last
 * @param rdbVersions of the files, joined by commas
 * @param footer {@code present} where every file ends with a checksum of its own, else {@code
 *     unknown}
 * @param seen the files as S3 described them when nothing spoke against them
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
    Optional<Reading> reading,
    List<SeenObject> seen) {

  /** The fault of a file that was replaced, as far as can be told. */
  public static final String WRITTEN =
      "the object was written again since it was read, and S3 keeps no checksum of it that can be"
          + " held against the manifest's";

  /** How closely somebody looked, from least to most. */
  public enum Means {
    /** Sizes, checksums, headers and footers. */
    CHECK("check"),
    /** Every byte was read. */
    READING("reading"),
    /** It was restored, and what came back was compared. */
    RESTORE("restore");

    private final String word;

    Means(String word) {
      this.word = word;
    }

    /** The word used in JSON. */
    public String word() {
      return word;
    }

    /** The means with this word; the closest for a word we do not know. */
    public static Means ofWord(String word) {
      for (var means : values()) {
        if (means.word.equals(word)) {
          return means;
        }
      }
      return RESTORE;
    }
  }

  /**
   * What was wrong.
   *
   * @param means how it was found
   */
  public record Failure(Instant at, String operation, Means means, List<Fault> faults) {
    public Failure {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(means, "means");
      faults = List.copyOf(faults);
    }

    /** Whether a look by these means cannot know better. */
    boolean outlasts(Means other) {
      return means.compareTo(other) > 0;
    }
  }

  /** What reading every byte found, where that found nothing wrong. */
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

    /** The logical databases that hold keys; absent where that was not written down of all. */
    public Optional<SortedSet<Long>> databases() {
      var all = new TreeSet<Long>();
      for (var file : files) {
        if (file.databases().isEmpty()) {
          return Optional.empty();
        }
        all.addAll(file.databases().get());
      }
      return Optional.of(all);
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
    seen = List.copyOf(seen);
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
        Optional.empty(),
        List.of());
  }

  /** With the files as S3 describes them now. */
  public ProofRecord looked(List<SeenObject> files) {
    return new ProofRecord(
        backupId, manifest, operation, at, proof, rdbVersions, footer, failure, reading, files);
  }

  /**
   * After a check that does not read everything.
   *
   * @param before the record that was there, of whatever manifest
   */
  public ProofRecord checked(Optional<ProofRecord> before, List<Fault> faults) {
    var old = same(before);
    var stays = stays(old, Means.CHECK);
    List<Fault> all = new ArrayList<>(faults);
    written(old).forEach(file -> all.add(Fault.of(file.key(), WRITTEN)));
    if (!all.isEmpty()) {
      return failed(stays, Means.CHECK, all, reading(stays, old)).looked(lookedAt(old));
    }
    if (stays.isPresent()) {
      return failed(stays.get(), reading(stays, old));
    }
    if (!unheld(old).isEmpty()) {
      return with(Proof.COPIED, Optional.empty());
    }
    var had = old.map(ProofRecord::proof).filter(p -> p.compareTo(Proof.CHECKED) > 0);
    return with(had.orElse(Proof.CHECKED), old.flatMap(ProofRecord::reading));
  }

  /** After every byte was read. */
  public ProofRecord read(
      Optional<ProofRecord> before, List<Fault> faults, List<FileFinding> files) {
    var stays = stays(same(before), Means.READING);
    var old = same(before);
    if (!faults.isEmpty()) {
      return failed(stays, Means.READING, faults, Optional.empty()).looked(lookedAt(old));
    }
    var found = new Reading(at, operation, files);
    if (stays.isPresent()) {
      return failed(stays.get(), Optional.of(found));
    }
    var reached = found.unknown().isEmpty() ? Proof.VERIFIED : Proof.CHECKED;
    boolean other = written(old).stream().anyMatch(f -> f.sum() == SeenObject.Sum.NONE);
    var had = old.map(ProofRecord::proof).filter(p -> p == Proof.RESTORED && !other);
    return with(had.orElse(reached), Optional.of(found));
  }

  /**
   * After a restore that brought back what there was. It stands beside what reading its bytes
   * found, and takes back what an earlier restore found.
   *
   * @throws IllegalArgumentException when the backup has other faults
   */
  public ProofRecord restored(String by, Instant when) {
    return new ProofRecord(
        backupId,
        manifest,
        by,
        when,
        Proof.RESTORED,
        rdbVersions,
        footer,
        failure.filter(f -> f.means() != Means.RESTORE),
        reading,
        seen);
  }

  /**
   * After a restore that brought back something else. What reading its bytes counted stays: the
   * next restore is held against it.
   */
  public ProofRecord differed(String by, Instant when, List<Fault> faults) {
    var why = new Failure(when, by, Means.RESTORE, faults);
    return new ProofRecord(
        backupId,
        manifest,
        by,
        when,
        Proof.COPIED,
        rdbVersions,
        footer,
        Optional.of(why),
        reading,
        seen);
  }

  /** Files written since they were looked at, and no checksum tells that they are the same. */
  private List<SeenObject> written(Optional<ProofRecord> old) {
    return seen.stream()
        .filter(SeenObject::restsOnEarlier)
        .filter(file -> old.flatMap(o -> o.earlier(file)).filter(file::writtenSince).isPresent())
        .toList();
  }

  /** Files that nothing holds against the manifest: neither a checksum nor an earlier proof. */
  private List<SeenObject> unheld(Optional<ProofRecord> old) {
    var proven = old.filter(o -> o.proof.proven());
    return seen.stream()
        .filter(file -> file.sum() == SeenObject.Sum.UNKNOWN)
        .filter(file -> proven.flatMap(o -> o.earlier(file)).filter(file::same).isEmpty())
        .toList();
  }

  /** A file as it was when this record was written. */
  public Optional<SeenObject> earlier(SeenObject file) {
    return seen.stream().filter(s -> s.key().equals(file.key())).findFirst();
  }

  /** What is wrong now does not become what later looks are held against. */
  private List<SeenObject> lookedAt(Optional<ProofRecord> old) {
    return old.map(ProofRecord::seen).filter(files -> !files.isEmpty()).orElse(seen);
  }

  private Optional<ProofRecord> same(Optional<ProofRecord> before) {
    return before.filter(b -> b.manifest.equals(manifest));
  }

  private static Optional<Failure> stays(Optional<ProofRecord> old, Means means) {
    return old.flatMap(ProofRecord::failure).filter(f -> f.outlasts(means));
  }

  /** Bytes that a restore was held against were read well; others' faults speak against them. */
  private static Optional<Reading> reading(Optional<Failure> stays, Optional<ProofRecord> old) {
    return stays
        .filter(f -> f.means() == Means.RESTORE)
        .flatMap(f -> old.flatMap(ProofRecord::reading));
  }

  private ProofRecord failed(
      Optional<Failure> stays, Means means, List<Fault> faults, Optional<Reading> found) {
    List<Fault> all = new ArrayList<>(faults);
    stays
        .filter(f -> f.means() == Means.RESTORE)
        .ifPresent(f -> f.faults().stream().filter(o -> !all.contains(o)).forEach(all::add));
    return failed(new Failure(at, operation, stays.map(Failure::means).orElse(means), all), found);
  }

  private ProofRecord failed(Failure why, Optional<Reading> found) {
    return new ProofRecord(
        backupId,
        manifest,
        operation,
        at,
        Proof.COPIED,
        rdbVersions,
        footer,
        Optional.of(why),
        found,
        seen);
  }

  private ProofRecord with(Proof reached, Optional<Reading> found) {
    return new ProofRecord(
        backupId,
        manifest,
        operation,
        at,
        reached,
        rdbVersions,
        footer,
        Optional.empty(),
        found,
        seen);
  }
}
