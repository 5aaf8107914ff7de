package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Region;
import io.ecdr.plan.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One backup in full.
 *
 * @param at when it was read
 * @param age how old the data would be if it were restored now
 * @param files the manifest's files and what the bucket holds of them
 * @param standing what the other backups of its cache say of it
 * @param next the command to type next
 */
public record BackupShowReport(
    Instant at,
    String bucket,
    Region region,
    BackupRecord backup,
    Duration age,
    List<FileState> files,
    Standing standing,
    String next) {
  public BackupShowReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(age, "age");
    files = List.copyOf(files);
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(next, "next");
  }

  /**
   * One file of the backup.
   *
   * @param bytes what the manifest says
   * @param found what the bucket says; absent when the file is not there
   */
  public record FileState(String key, long bytes, Optional<Long> found) {
    public FileState {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(found, "found");
    }

    /** Whether it is there in the right size. */
    public boolean whole() {
      return found.isPresent() && found.get() == bytes;
    }
  }

  /** Whether all files are there in the right size. */
  public boolean whole() {
    return files.stream().allMatch(FileState::whole);
  }
}
