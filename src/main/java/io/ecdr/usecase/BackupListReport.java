package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The backups in a bucket.
 *
 * @param at when it was read
 * @param bucket the bucket, in {@code region}
 * @param backups newest first
 * @param notes what is in the way of a full picture, one sentence each: folders without a manifest,
 *     manifests that cannot be read
 * @param code 0 when every manifest was read; 40 when one is damaged; else 31 or 32
 */
public record BackupListReport(
    Instant at,
    String bucket,
    Region region,
    List<BackupRecord> backups,
    List<String> notes,
    ExitCode code) {
  public BackupListReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(region, "region");
    backups = List.copyOf(backups);
    notes = List.copyOf(notes);
    Objects.requireNonNull(code, "code");
  }
}
