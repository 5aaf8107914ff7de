package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.plan.retention.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found of the backups that are to be verified.
 *
 * @param owner whom the DR bucket must belong to
 * @param suspects why some of them shrank too much to be trusted, by backup id
 * @param spent bytes that this machine has taken on to read today
 */
public record VerifyInventory(
    AccountId account,
    AccountId owner,
    String caller,
    List<Shelved> backups,
    SortedMap<String, Reason> suspects,
    long spent,
    Instant at) {

  /**
   * One of them.
   *
   * @param folder with a slash at its end
   * @param record absent where its manifest cannot be read
   */
  public record Shelved(String id, CacheId cache, String folder, Optional<BackupRecord> record) {
    public Shelved {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(record, "record");
    }

    /** What reading all of it takes, by its manifest. */
    long bytes() {
      return record.map(r -> r.manifest().bytes()).orElse(0L);
    }

    /** When every byte of it was last read and nothing was wrong. */
    Optional<Instant> read() {
      return record.flatMap(BackupRecord::record).flatMap(r -> r.reading()).map(r -> r.at());
    }
  }

  public VerifyInventory {
    backups = List.copyOf(backups);
    suspects = new TreeMap<>(suspects);
  }
}
