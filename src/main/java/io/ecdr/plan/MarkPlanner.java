package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.Mark;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.MarkRequest.Word;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans what is said about backups: a small record beside each manifest in the DR bucket, so that
 * it outlives the Region of the cache. Pure.
 */
public final class MarkPlanner {

  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(1), "one small object", Duration.ofMinutes(5));

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public MarkPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * What was found under the name.
   *
   * @param whole whether the cache itself was named, and not one of its backups
   * @param manifests those of which it is not said yet, in order
   * @param lineageSo whether it is said already of the cache itself
   */
  public record Found(
      AccountId account,
      CacheId cache,
      boolean whole,
      List<Backup> manifests,
      boolean lineageSo,
      Instant at) {
    public Found {
      manifests = List.copyOf(manifests);
    }
  }

  /**
   * A backup that is named.
   *
   * @param folder with a slash at its end
   */
  public record Backup(String id, String folder) {}

  /** Makes the plan. */
  public Plan plan(MarkRequest request, Found found, String operation) {
    List<Step> steps = new ArrayList<>();
    boolean cache = found.whole() && request.word() != Word.KEEP;
    if (cache && !found.lineageSo()) {
      steps.add(lineage(request, found, operation));
    }
    if (!cache || request.word() == Word.RELEASE) {
      found.manifests().forEach(b -> steps.add(backup(request, found, b, operation)));
    }
    return new Plan(
        operation,
        request.word().verb(),
        toolVersion,
        found.at(),
        found.account(),
        List.of(request.drRegion()),
        List.of(),
        steps.isEmpty() ? List.of() : List.of(new Lane(found.cache(), steps)),
        new Prediction(
            SHORT.expected(), Optional.empty(), Optional.empty(), "one small object each"));
  }

  private Step backup(MarkRequest request, Found found, Backup backup, String operation) {
    boolean accepts = request.word() == Word.ACCEPT;
    var record =
        Value.fields(
            "schema",
            accepts ? "ecdr.accepted/1" : "ecdr.mark/1",
            "backupId",
            backup.id(),
            "operation",
            operation);
    return step(
        request,
        found,
        backup.id(),
        accepts
            ? "Accept the size of backup " + backup.id()
            : "Mark backup " + backup.id() + " as " + request.word().mark().word(),
        backup.folder() + (accepts ? BackupNames.ACCEPTED : BackupNames.MARK),
        accepts ? record : record.with("mark", request.word().mark().word()),
        Optional.of(backup.folder() + BackupNames.MANIFEST));
  }

  private Step lineage(MarkRequest request, Found found, String operation) {
    boolean over = request.word().mark() == Mark.RETIRED;
    return step(
        request,
        found,
        "lineage",
        (over ? "Retire the backups of " : "Take back that the backups were retired of ")
            + found.cache(),
        BackupNames.cacheFolder(request.prefix(), found.cache()) + BackupNames.RETIRED,
        Value.fields(
                "schema", "ecdr.retired/1", "cache", found.cache().path(), "operation", operation)
            .with("retired", over),
        Optional.empty());
  }

  private Step step(
      MarkRequest request,
      Found found,
      String id,
      String title,
      String key,
      Value.Fields record,
      Optional<String> manifest) {
    var owner = found.account().digits();
    var at = Value.fields("Bucket", request.drBucket(), "ExpectedBucketOwner", owner);
    List<Call> may = new ArrayList<>();
    manifest.ifPresent(m -> may.add(calls.s3(request.drRegion(), "HeadObject", at.with("Key", m))));
    may.add(calls.s3(request.drRegion(), "PutObject", at.with("Key", key)));
    may.add(calls.s3(request.drRegion(), "GetObject", at.with("Key", key)));
    return new Step.Local(
            found.cache().id() + "/" + id + "/" + request.word().verb().substring(7),
            title,
            "write-record",
            Value.fields(
                    "Bucket",
                    request.drBucket(),
                    "Region",
                    request.drRegion().id(),
                    "Owner",
                    owner,
                    "Key",
                    key)
                .with("Manifest", manifest)
                .with("Record", record),
            may,
            request
                .timeout()
                .map(t -> new Limits(SHORT.expected(), SHORT.basis(), t))
                .orElse(SHORT))
        .when(manifest.isPresent() ? "its manifest is there" : Step.IN_ORDER);
  }
}
