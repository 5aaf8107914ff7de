package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps that save what only the old side has: its automatic snapshots are copied first, because
 * the service deletes them with the cache (source: {@code UG:backups-automatic}, {@code
 * API:DeleteReplicationGroup}); then a backup is taken, exported, carried to the other Region,
 * marked as one to keep, and every byte of it read.
 */
public final class RescueSteps {

  private static final int CACHE_PART = 17;
  private static final int MOST = 35;

  private final CallMaker calls;
  private final BackupRequest request;
  private final BackupInventory seen;
  private final String operation;
  private final CacheId cache;

  /**
   * @param request whose stages are all of them
   */
  public RescueSteps(
      CallMaker calls, BackupRequest request, BackupInventory seen, String operation) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.request = Objects.requireNonNull(request, "request");
    this.seen = Objects.requireNonNull(seen, "seen");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.cache = new CacheId(seen.account(), request.region(), seen.kind(), seen.group().id());
  }

  /** The id of the backup that they make. */
  public String backupId() {
    return BackupNames.backupId(cache.id(), operation);
  }

  /** The id of the step after which the backup is verified: its facts are of that proof. */
  public String proof() {
    return cache.id() + "/proof";
  }

  /** In order. */
  public List<Step> all() {
    List<Step> steps = new ArrayList<>(automatic());
    for (var step : BackupPlanner.steps(calls, request, seen, operation)) {
      steps.add(step);
      if (step.id().equals(cache.id() + "/manifest")) {
        steps.add(keep());
      }
    }
    return steps;
  }

  /** Those that are whole. There can be as many as days that they are kept. */
  static List<Snapshot> automaticOnes(BackupInventory seen) {
    return seen.kind() != CacheKind.REPLICATION_GROUP
        ? List.of()
        : seen.snapshots().value().orElse(List.of()).stream()
            .filter(s -> !s.manual() && s.status().equals("available"))
            .limit(MOST)
            .toList();
  }

  private List<Step> automatic() {
    List<Step> steps = new ArrayList<>();
    for (var snapshot : automaticOnes(seen)) {
      steps.add(copied(snapshot, steps.size() + 1));
    }
    return steps;
  }

  private Step copied(Snapshot snapshot, int number) {
    var cut = BackupNames.cachePart(cache.id());
    cut = cut.length() > CACHE_PART ? cut.substring(0, CACHE_PART) : cut;
    cut = cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    var name = cut + "-a" + number + "-" + operation;
    return new Step.Act(
        cache.id() + "/automatic-" + number,
        "Copy automatic snapshot " + snapshot.name() + " to " + name + ", which outlives the cache",
        calls.elastiCache(
            request.region(),
            "CopySnapshot",
            Value.fields("SourceSnapshotName", snapshot.name(), "TargetSnapshotName", name)),
        new Condition("snapshot-available", request.region(), Value.fields("SnapshotName", name)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        new Limits(
            Duration.ofMinutes(5),
            "a guess, AWS publishes no figure",
            request.timeout().orElse(Duration.ofHours(2))),
        "");
  }

  /** Retention leaves it alone from its first moment on. */
  private Step keep() {
    var folder = BackupNames.folder(request.prefix(), cache, backupId());
    var owner = seen.account().digits();
    var at = Value.fields("Bucket", request.drBucket(), "ExpectedBucketOwner", owner);
    var key = folder + BackupNames.MARK;
    var manifest = folder + BackupNames.MANIFEST;
    return new Step.Local(
            cache.id() + "/keep",
            "Mark backup " + backupId() + " as one to keep, for rescue",
            "write-record",
            Value.fields(
                    "Bucket", request.drBucket(),
                    "Region", request.drRegion().id(),
                    "Owner", owner,
                    "Key", key,
                    "Manifest", manifest)
                .with(
                    "Record",
                    Value.fields(
                        "schema", "ecdr.mark/1",
                        "backupId", backupId(),
                        "operation", operation,
                        "mark", "keep",
                        "purpose", "rescue")),
            List.of(
                calls.s3(request.drRegion(), "HeadObject", at.with("Key", manifest)),
                calls.s3(request.drRegion(), "PutObject", at.with("Key", key)),
                calls.s3(request.drRegion(), "GetObject", at.with("Key", key))),
            new Limits(
                Duration.ofSeconds(1),
                "one small object",
                request.timeout().orElse(Duration.ofMinutes(5))))
        .when("its manifest is there");
  }

  /** What a rescue asks beside a backup's own questions. */
  List<Check> checks() {
    var list = new Checklist();
    var ask =
        list.ask(
            "automatic-snapshots", "Its automatic snapshots outlive it", "copied to manual ones");
    Optional<List<Snapshot>> all = seen.snapshots().value();
    if (seen.kind() != CacheKind.REPLICATION_GROUP) {
      ask.skipped("only those of a replication group are copied");
    } else if (seen.snapshots().unknown().isPresent()) {
      ask.unknown(seen.snapshots().unknown().get());
    } else {
      long there = all.orElse(List.of()).stream().filter(s -> !s.manual()).count();
      long copied = automaticOnes(seen).size();
      var words = Text.count(copied, "automatic snapshot") + " will be copied";
      if (copied < there) {
        ask.warn(
            words + "; " + (there - copied) + " more cannot be now",
            "wait until they are available, then rescue again");
      } else {
        ask.pass(words);
      }
    }
    return list.all();
  }
}
