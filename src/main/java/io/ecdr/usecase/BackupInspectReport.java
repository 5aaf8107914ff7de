package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.rdb.Contents;
import io.ecdr.rdb.RdbDamage;
import io.ecdr.rdb.RdbFile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backup, or some files, hold.
 *
 * @param at when reading ended
 * @param backup the backup; absent where files of this machine were read
 * @param files each file, in the order it was read
 * @param contents all files together; of a damaged one, what stands before the damage
 * @param showKeys whether names of keys may be shown
 */
public record BackupInspectReport(
    Instant at,
    Optional<BackupRecord> backup,
    List<FileRead> files,
    Contents contents,
    boolean showKeys) {

  public BackupInspectReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(backup, "backup");
    files = List.copyOf(files);
    Objects.requireNonNull(contents, "contents");
  }

  /**
   * One file.
   *
   * @param name the shard's id, or the path
   * @param slots the shard's, such as {@code 0-5460}; empty where every key may be in it
   * @param keys how many keys were read
   * @param whole what the file says of itself; absent where it is damaged
   * @param damage what is the matter with it
   */
  public record FileRead(
      String name, String slots, long keys, Optional<RdbFile> whole, Optional<Damage> damage) {

    public FileRead {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(slots, "slots");
      if (whole.isPresent() == damage.isPresent()) {
        throw new IllegalArgumentException("a file is whole or damaged");
      }
    }
  }

  /**
   * What is the matter with a file.
   *
   * @param words a sentence with the byte
   */
  public record Damage(RdbDamage.Kind kind, long offset, String words) {}

  /** Whether each file was read to its end and each key is in the shard of its slot. */
  public boolean good() {
    return files.stream().allMatch(file -> file.whole().isPresent())
        && contents.strays().keys() == 0;
  }
}
