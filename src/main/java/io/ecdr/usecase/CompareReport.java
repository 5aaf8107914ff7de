package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.rdb.KeyName;
import io.ecdr.rdb.KeyType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What only the old side has.
 *
 * @param old the backup of it that was read
 * @param cache what it was compared with, such as {@code orders-eu in eu-west-1}
 * @param counts what was counted
 */
public record CompareReport(
    Instant at, BackupRecord old, String cache, Counts counts, boolean showKeys) {

  public CompareReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(old, "old");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(counts, "counts");
  }

  /**
   * Keys.
   *
   * @param keys that were compared
   * @param expired keys of the old side that have run out since, and so were left out
   * @param onlyOld keys that only the old side has
   * @param different keys whose value is another one there, which may be the newer one
   * @param unsure keys whose bytes differ and whose content need not
   * @param large keys that both have, too large to compare
   * @param unnamed keys whose names are too long to be looked up
   * @param sample the first of those that differ
   */
  public record Counts(
      long keys,
      long expired,
      long onlyOld,
      long different,
      long unsure,
      long large,
      long unnamed,
      List<One> sample) {
    public Counts {
      sample = List.copyOf(sample);
    }

    /** Whether it is certain that nothing is there that the new side has not. */
    public boolean nothing() {
      return onlyOld + different + unsure + large + unnamed == 0;
    }
  }

  /** What is with a key. */
  public enum What {
    ONLY_OLD("only-old"),
    DIFFERENT("different"),
    UNSURE("unsure");

    private final String word;

    What(String word) {
      this.word = word;
    }

    /** As programs read it. */
    public String word() {
      return word;
    }
  }

  /**
   * A key.
   *
   * @param bytes what it takes in the file
   */
  public record One(
      What what,
      KeyName name,
      byte[] raw,
      long database,
      KeyType type,
      long bytes,
      Optional<Instant> expires) {}
}
