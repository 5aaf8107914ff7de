package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.plan.retention.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The backups in a bucket.
 *
 * @param at when it was read
 * @param bucket the bucket, in {@code region}
 * @param backups newest first
 * @param notes what is in the way of a full picture, one sentence each: folders without a manifest,
 *     manifests that cannot be read
 * @param retention what the asked for rules would do, by backup id; absent when none was asked for
 * @param code 0 when every manifest was read; 40 when one is damaged; else 31 or 32
 */
public record BackupListReport(
    Instant at,
    String bucket,
    Region region,
    List<BackupRecord> backups,
    List<String> notes,
    Optional<Map<String, Decision>> retention,
    ExitCode code) {

  /** Without a look at retention. */
  public BackupListReport(
      Instant at,
      String bucket,
      Region region,
      List<BackupRecord> backups,
      List<String> notes,
      ExitCode code) {
    this(at, bucket, region, backups, notes, Optional.empty(), code);
  }

  public BackupListReport {
    retention = retention.map(TreeMap::new);
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(region, "region");
    backups = List.copyOf(backups);
    notes = List.copyOf(notes);
    Objects.requireNonNull(code, "code");
  }
}
