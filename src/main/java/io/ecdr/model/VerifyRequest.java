package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup verify} was asked to do.
 *
 * @param backups ids, or {@code CACHE@latest} and the like; empty with {@code all}
 * @param all every backup in the DR bucket
 * @param deep read every byte
 * @param bytesPerDay how much this machine may read in a day (UTC); absent means any amount
 * @param region where the caches were; absent means any
 * @param bucket the bucket in the caches' Region that the record goes into as well
 * @param prefix first part of all keys
 * @param account whom the DR bucket belongs to, when that is another account
 * @param profile whose credentials the DR bucket is reached with, if not with the others
 */
public record VerifyRequest(
    List<String> backups,
    boolean all,
    boolean deep,
    Optional<Long> bytesPerDay,
    Optional<Region> region,
    Region drRegion,
    String drBucket,
    Optional<String> bucket,
    String prefix,
    Optional<AccountId> account,
    Optional<String> profile,
    Optional<Duration> timeout)
    implements ChangeRequest {

  /** The command. */
  public static final String VERB = "backup verify";

  public VerifyRequest {
    backups = List.copyOf(backups);
    Objects.requireNonNull(bytesPerDay, "bytesPerDay");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(timeout, "timeout");
    if (all != backups.isEmpty()) {
      throw new IllegalArgumentException("name backups, or say all");
    }
    if (bytesPerDay.filter(bytes -> bytes < 1).isPresent()) {
      throw new IllegalArgumentException("a budget is at least one byte");
    }
  }
}
