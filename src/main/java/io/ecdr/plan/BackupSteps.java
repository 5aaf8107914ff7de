package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/** The steps of a backup's lane, as far as its stages go. */
final class BackupSteps {

  /** The tag that marks what an operation made. */
  static final String OPERATION_TAG = "ecdr:operation";

  private static final int MOST_TAGS = 50;

  private final BackupRequest request;
  private final BackupInventory seen;
  private final BackupSource source;
  private final CacheId cache;
  private final String backupId;
  private final String operation;
  private final CallMaker calls;
  private final Estimates times;
  private final String folder;
  private final BackupCalls may;

  BackupSteps(
      BackupRequest request,
      BackupInventory seen,
      BackupSource source,
      CacheId cache,
      String operation,
      CallMaker calls,
      Estimates times) {
    this.request = request;
    this.seen = seen;
    this.source = source;
    this.cache = cache;
    this.operation = operation;
    this.backupId = BackupNames.backupId(cache.id(), operation);
    this.calls = calls;
    this.times = times;
    this.folder = BackupNames.folder(request.prefix(), cache, backupId);
    this.may =
        new BackupCalls(
            request,
            calls,
            seen.serverless() ? ServerlessSteps.keyStart(backupId) : backupId,
            folder,
            owner(),
            shardIds());
  }

  /**
   * In order.
   *
   * @param draft the manifest as far as it is known beforehand
   */
  List<Step> all(Value.Fields draft) {
    var stages = request.stages();
    var own = new ServerlessSteps(request.region(), request.bucket(), cache, backupId, times);
    List<Step> steps = new ArrayList<>();
    steps.add(seen.serverless() ? own.snapshot(calls, tags()) : snapshot());
    if (stages.export()) {
      steps.add(seen.serverless() ? own.export(calls) : export());
    }
    if (stages.copy()) {
      steps.add(copy());
      steps.add(manifest(draft));
    }
    if (stages.check()) {
      steps.add(check());
    }
    if (stages.deep()) {
      steps.addAll(reading());
    }
    return steps;
  }

  private String step(String word) {
    return cache.id() + "/" + word;
  }

  private Step snapshot() {
    var parameters = Value.fields("SnapshotName", backupId);
    parameters =
        seen.group().cluster()
            ? parameters.with("ReplicationGroupId", cache.id())
            : parameters.with("CacheClusterId", source.node());
    return new Step.Act(
        step("snapshot"),
        "Take snapshot " + backupId + " of " + source.words(),
        calls.elastiCache(request.region(), "CreateSnapshot", parameters.with("Tags", tags())),
        new Condition(
            "snapshot-available", request.region(), Value.fields("SnapshotName", backupId)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.snapshot(),
        "deleting the snapshot, where it carries this operation's tag",
        cache.id() + " and all its nodes are available, and no snapshot has that name");
  }

  /** Tags that are given replace those that would be inherited, so all are given. */
  private Value tags() {
    return tagList(seen.tags().value().orElse(Value.Fields.NONE), operation);
  }

  /** Tags as calls take them, with the operation's; those of {@code aws:} cannot be set. */
  static Value tagList(Value.Fields tags, String operation) {
    List<Value> all = new ArrayList<>();
    all.add(Value.fields("Key", OPERATION_TAG, "Value", operation));
    tags.members()
        .forEach(
            (key, value) -> {
              if (!key.regionMatches(true, 0, "aws:", 0, 4)
                  && !key.equals(OPERATION_TAG)
                  && all.size() < MOST_TAGS
                  && value instanceof Value.Text text) {
                all.add(Value.fields("Key", key, "Value", text.value()));
              }
            });
    return new Value.Items(all);
  }

  private Step export() {
    return new Step.Act(
        step("export"),
        "Export snapshot " + backupId + " to bucket " + request.bucket(),
        calls.elastiCache(
            request.region(),
            "CopySnapshot",
            Value.fields(
                "SourceSnapshotName", backupId,
                "TargetSnapshotName", backupId,
                "TargetBucket", request.bucket())),
        new Condition(
            "export-complete",
            request.region(),
            Value.fields(
                    "SnapshotName",
                    backupId,
                    "Bucket",
                    request.bucket(),
                    "Owner",
                    owner(),
                    "Prefix",
                    backupId + "-")
                .with("Shards", shardIds().size())),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.export(),
        "deleting the exported files that the journal names",
        "snapshot " + backupId + " is available, and bucket " + request.bucket() + " lets it in");
  }

  /** What the service will call the shards in the keys; {@code 0001} for cluster mode disabled. */
  private List<String> shardIds() {
    return shardIds(seen);
  }

  static List<String> shardIds(BackupInventory seen) {
    var ids = seen.group().nodeGroups().stream().map(g -> g.id()).toList();
    return ids.isEmpty() ? List.of("0001") : ids;
  }

  /** The keys that the export will make, as far as AWS documents them or as they were seen. */
  static List<String> exportKeys(BackupInventory seen, String backupId) {
    if (seen.serverless()) {
      return List.of(ServerlessSteps.key(backupId));
    }
    return shardIds(seen).stream().map(id -> backupId + "-" + id + ".rdb").toList();
  }

  private Step copy() {
    return new Step.Local(
        step("copy"),
        "Copy the files to bucket " + request.drBucket() + " in " + request.drRegion(),
        "copy-objects",
        Value.fields(
                "SourceBucket", request.bucket(),
                "SourceRegion", request.region().id(),
                "TargetBucket", request.drBucket(),
                "TargetRegion", request.drRegion().id(),
                "TargetPrefix", folder,
                "Owner", owner())
            .with(
                "Objects",
                new Value.Bound(step("export"), "Objects", shardIds().size() + " exported files")),
        may.copy(),
        times.copy(),
        "deleting the copies, as long as there is no manifest",
        "all exported files are in bucket " + request.bucket());
  }

  /** Both buckets must still be the account's own when the calls are sent. */
  private String owner() {
    return cache.account().digits();
  }

  private Step manifest(Value.Fields draft) {
    return new Step.Local(
        step("manifest"),
        "Write the manifest of " + BackupNames.ofFolder(folder),
        "write-manifest",
        Value.fields(
                "Bucket", request.drBucket(),
                "Region", request.drRegion().id(),
                "Owner", owner(),
                "Key", folder + BackupNames.MANIFEST)
            .with("Draft", draft)
            .with("Objects", new Value.Bound(step("copy"), "Objects", "the copied files"))
            .with("Snapshot", new Value.Bound(step("snapshot"), "", "snapshot " + backupId)),
        may.manifest(),
        times.small(),
        "",
        "all copies are in bucket " + request.drBucket() + "; with a manifest they are a backup");
  }

  private Step check() {
    var folder = checked();
    return new Step.Local(
        step("check"),
        "Read the backup back and check it",
        "check-backup",
        request.stages().deep() ? folder.with("GoesOn", true) : folder,
        request.stages().deep() ? may.look() : may.check(),
        times.small(),
        "",
        "the manifest is written");
  }

  /** What the steps that find out about the backup are given. */
  private Value.Fields checked() {
    return Value.fields(
            "Bucket", request.drBucket(),
            "Region", request.drRegion().id(),
            "Owner", owner(),
            "Prefix", folder,
            "ManifestKey", folder + BackupNames.MANIFEST)
        .with(
            "Mirror",
            Value.fields(
                "Bucket", request.bucket(),
                "Region", request.region().id(),
                "Owner", owner(),
                "Key", BackupNames.mirror(backupId)));
  }

  /** What the manifest says of the files is known only when it is written. */
  private List<Step> reading() {
    var there = new CopyPlace(request.drRegion(), request.drBucket(), owner());
    List<DeepSteps.File> files = new ArrayList<>();
    var ids = shardIds();
    for (int i = 0; i < ids.size(); i++) {
      var name = ids.get(i) + ".rdb";
      var told = Value.Fields.NONE;
      for (var fact : List.of("Key", "Shard", "Slots", "Bytes", "Checksum")) {
        told =
            told.with(
                fact,
                new Value.Bound(
                    step("manifest"), "Shards." + i + "." + fact, "as the manifest says"));
      }
      files.add(new DeepSteps.File(name, folder + name, times.bytes() / ids.size(), told));
    }
    return new DeepSteps(calls, there, step(""), request.timeout())
        .all(
            files,
            checked(),
            new Value.Bound(step("manifest"), "Sha256", "of the manifest"),
            may.record());
  }
}
