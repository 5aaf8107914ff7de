package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;

/**
 * A small object that is written where a backup's files would go, only to see whether that works.
 * Exports lie at the root of their bucket (source: {@code UG:backups-exporting}), copies under the
 * prefix, and so do the two markers. Each call names the account that the bucket must belong to.
 */
public record TrialMarker(Region region, String bucket, String key) {

  /** The id of the check that it answers. */
  public static final String CHECK = "trial-write";

  /** What is in it, for whoever finds one that is left. */
  public static final String TEXT =
      "Written by ecdr check --active. It holds no data and may be deleted.\n";

  private static final String FOLDER = ".ecdr-trial/";

  public TrialMarker {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
  }

  /**
   * The markers of a backup, the export's first.
   *
   * @param id a new one each time, so that nothing is overwritten
   */
  public static List<TrialMarker> of(BackupRequest backup, String id) {
    var start = backup.prefix().isEmpty() ? "" : backup.prefix() + "/";
    return List.of(
        new TrialMarker(backup.region(), backup.bucket(), FOLDER + id),
        new TrialMarker(backup.drRegion(), backup.drBucket(), start + FOLDER + id));
  }

  /** Writes it as a backup's own small files are written. */
  public Call write(CallMaker calls, AccountId owner) {
    return calls.s3(
        region,
        "PutObject",
        named(owner)
            .with("Body", TEXT)
            .with("ContentType", "text/plain")
            .with("IfNoneMatch", "*")
            .with("ServerSideEncryption", "AES256"));
  }

  /** Reads it back. */
  public Call read(CallMaker calls, AccountId owner) {
    return calls.s3(region, "GetObject", named(owner));
  }

  /**
   * Removes it; one that is not there is no error. A bucket with versions keeps it behind a delete
   * marker (source: {@code S3UG:DeleteMarker}).
   */
  public Call remove(CallMaker calls, AccountId owner) {
    return calls.s3(region, "DeleteObject", named(owner));
  }

  /** What to type to remove it by hand. */
  public String removal() {
    return "aws s3api delete-object --region %s --bucket %s --key '%s'"
        .formatted(region, bucket, key.replace("'", "'\\''"));
  }

  private Value.Fields named(AccountId owner) {
    return Value.fields("Bucket", bucket, "Key", key, "ExpectedBucketOwner", owner.digits());
  }
}
