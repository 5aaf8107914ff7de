package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Region;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Reason;
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
 * @param holds why the store keeps some of them, by backup id
 * @param suspects why some of them count for nothing until accepted, by backup id
 * @param retention what the asked for rules would do, by backup id; absent when none was asked for
 * @param code 0 when every manifest was read; 40 when one is damaged; else 31 or 32
 */
public record BackupListReport(
    Instant at,
    String bucket,
    Region region,
    List<BackupRecord> backups,
    List<String> notes,
    Map<String, ObjectHold> holds,
    Map<String, Reason> suspects,
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
    this(at, bucket, region, backups, notes, Map.of(), Map.of(), Optional.empty(), code);
  }

  public BackupListReport {
    holds = new TreeMap<>(holds);
    suspects = new TreeMap<>(suspects);
    retention = retention.map(TreeMap::new);
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(region, "region");
    backups = List.copyOf(backups);
    notes = List.copyOf(notes);
    Objects.requireNonNull(code, "code");
  }
}
