package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.ExitCode;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.RestoreSource;
import io.ecdr.plan.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a backup in the DR bucket. */
final class BucketFinder implements RestoreFinder {

  private final RestoreRequest request;
  private final Surveyor surveyor;
  private final CallMaker maker;
  private final Instant deadline;
  private final BackupReference reference;
  private final BucketSurvey bucket;
  private AccountId account;
  private Locator locator;

  /**
   * @throws SurveyEnded when the reference makes no sense
   */
  BucketFinder(Surveyor surveyor, RestoreRequest request, Instant deadline) {
    this.request = request;
    this.surveyor = surveyor;
    this.maker = surveyor.maker();
    this.deadline = deadline;
    this.reference = BackupReference.of(request.backup());
    this.bucket = new BucketSurvey(maker, request.bucket(), request.to());
  }

  @Override
  public List<Call> first() {
    return bucket.calls();
  }

  @Override
  public Found find(Reads first, Identity identity) {
    account = identity.account();
    var owner = surveyor.gather().read(List.of(bucket.ownerCall(account)), deadline);
    var reads = first.and(owner);
    there(bucket.facts(reads, account));
    locator =
        new Locator(surveyor, request.to(), request.bucket(), request.prefix(), account, deadline);
    var found = locator.find(reference, request.region());
    return new Found(found.backup(), RecordedCount.of(found.backup()), reads.and(found.reads()));
  }

  @Override
  public Standing standing(Found found) {
    return locator.standing(found.backup(), found.reads(), reference, request.region());
  }

  private void there(BucketFacts facts) {
    if (facts.region().absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.bucket(),
          "check --dr-bucket; it is the one that backup create was given");
    }
    if (facts.elsewhere()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "bucket "
              + request.bucket()
              + " is not in "
              + request.to()
              + facts.region().value().map(r -> " but in " + r).orElse(""),
          "ElastiCache restores only from a bucket in the Region itself; check --to, --dr-bucket");
    }
  }

  private Call head(String key) {
    return maker.s3(
        request.to(),
        "HeadObject",
        Value.fields("Bucket", request.bucket(), "Key", key, "ChecksumMode", "ENABLED"));
  }

  private Call begin(String key) {
    return maker.s3(
        request.to(),
        "GetObject",
        Value.fields("Bucket", request.bucket(), "Key", key, "Range", "bytes=0-8"));
  }

  /** What a check has written down need not be looked at again. */
  private static boolean looked(BackupRecord backup) {
    return backup.record().filter(r -> !r.rdbVersions().isBlank()).isPresent();
  }

  @Override
  public List<Call> last(BackupRecord backup) {
    List<Call> all = new ArrayList<>();
    for (var shard : backup.manifest().shards()) {
      all.add(head(shard.key()));
      if (!looked(backup)) {
        all.add(begin(shard.key()));
      }
    }
    return all;
  }

  @Override
  public RestoreSource source(BackupRecord backup, Reads reads) {
    return new RestoreSource.Files(
        backup.manifest().shards().stream()
            .map(
                s ->
                    new RestoreSource.FileFact(
                        s.key(),
                        reads.fact(head(s.key())),
                        looked(backup)
                            ? Optional.empty()
                            : Optional.of(reads.fact(begin(s.key())))))
            .toList(),
        bucket.facts(reads, account));
  }
}
