package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CopyInventory;
import io.ecdr.plan.CopyPlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a copy's plan needs: what is copied, then each target. */
final class CopySurvey {

  private final Surveyor surveyor;
  private final CopyRequest request;
  private final String operation;
  private final Gather gather;
  private final Instant deadline;

  CopySurvey(Surveyor surveyor, CopyRequest request, String operation) {
    this.surveyor = surveyor;
    this.request = request;
    this.operation = operation;
    this.gather = surveyor.gather();
    this.deadline = gather.deadline();
  }

  /** What was found, and what its backup will be called. */
  record Found(CacheId cache, CopyInventory.Source source, String backupId, String key) {}

  /**
   * Reads.
   *
   * @throws SurveyEnded when there is nothing to plan with
   */
  CopyInventory read() {
    var account = account(home());
    var found = kept(account).orElseGet(() -> taken(account));
    var owner =
        BucketOwner.of(
            surveyor,
            request.targets().get(0).region(),
            request.account(),
            request.profile(),
            account,
            deadline);
    against(found);
    var targets =
        new CopyTargets(surveyor, request, deadline)
            .read(
                owner,
                BackupNames.folder(request.prefix(), found.cache(), found.backupId()),
                found);
    return new CopyInventory(account, found.cache(), found.source(), targets, gather.now());
  }

  /** Where identity is asked: of the Regions that the source is in, one that is named. */
  private Region home() {
    return request
        .drRegion()
        .filter(r -> request.drBucket().isPresent())
        .or(request::region)
        .or(request::drRegion)
        .orElseThrow(
            () ->
                new SurveyEnded(
                    ExitCode.USAGE,
                    "nothing says where " + request.source() + " is",
                    "name --region and --bucket for a snapshot, or --dr-region and --dr-bucket for"
                        + " a backup"));
  }

  private AccountId account(Region region) {
    var who = Identity.call(surveyor.maker(), region);
    return Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
  }

  /** A backup in the bucket; a name with a dot is an automatic snapshot's and none of a backup. */
  private Optional<Found> kept(AccountId account) {
    if (request.drBucket().isEmpty()
        || request.drRegion().isEmpty()
        || request.source().contains(".")) {
      return Optional.empty();
    }
    var region = request.drRegion().get();
    var bucket = request.drBucket().get();
    var locator = new Locator(surveyor, region, bucket, request.prefix(), account, deadline);
    Locator.Found found;
    try {
      found = locator.find(BackupReference.of(request.source()), request.region());
    } catch (SurveyEnded e) {
      boolean other = e.why().code() == ExitCode.NOT_FOUND && named();
      if (other) {
        return Optional.empty();
      }
      throw e;
    }
    var files = new TreeMap<String, Long>();
    found.folder().files().forEach((name, size) -> files.put(found.folder().path() + name, size));
    var manifest = found.backup().manifest();
    return Optional.of(
        new Found(
            manifest.cache(),
            new CopyInventory.Kept(
                found.backup(), region, bucket, files, told(manifest, region, bucket, account)),
            manifest.backupId(),
            found.folder().manifestKey()));
  }

  /** What S3 says of each file: so that what is damaged is known before anything is copied. */
  private SortedMap<String, Fact<CopyInventory.SourceFile>> told(
      Manifest manifest, Region region, String bucket, AccountId account) {
    var place = new CopyPlace(region, bucket, account.digits());
    var calls = new TreeMap<String, Call>();
    for (var shard : manifest.shards()) {
      if (!shard.key().isBlank()) {
        calls.put(
            shard.key(),
            place.read(
                surveyor.maker(),
                "HeadObject",
                Value.fields("Key", shard.key(), "ChecksumMode", "ENABLED")));
      }
    }
    var reads = gather.read(List.copyOf(calls.values()), deadline);
    var told = new TreeMap<String, Fact<CopyInventory.SourceFile>>();
    calls.forEach((key, call) -> told.put(key, reads.fact(call).map(CopyInventory.SourceFile::of)));
    return told;
  }

  /** Whether it may be a snapshot's name as well. */
  private boolean named() {
    return request.region().isPresent()
        && request.bucket().isPresent()
        && !request.source().contains("@");
  }

  private Found taken(AccountId account) {
    if (request.region().isEmpty() || request.bucket().isEmpty()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "a snapshot is exported first, and it is not said where to",
          "name its Region with --region and a bucket there with --bucket; or, for a backup in a"
              + " bucket, --dr-region and --dr-bucket");
    }
    return new SnapshotSurvey(
            surveyor, request.region().get(), request.bucket().get(), operation, deadline)
        .read(account, request.source());
  }

  private void against(Found found) {
    if (found.source() instanceof CopyInventory.Kept kept
        && request.targets().stream().anyMatch(t -> t.bucket().equals(kept.bucket()))) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "bucket " + kept.bucket() + " is where backup " + found.backupId() + " is",
          "name other buckets with --to");
    }
  }
}
