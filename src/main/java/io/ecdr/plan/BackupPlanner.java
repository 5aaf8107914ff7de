package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans a backup: snapshot, export, copy to the DR Region, manifest, check. Pure: the same request,
 * inventory and operation id give the same plan.
 */
public final class BackupPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup create";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public BackupPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(BackupRequest request, BackupInventory seen, String operation) {
    return plan(VERB, request, seen, operation, steps(calls, request, seen, operation));
  }

  /** The steps of the cache's lane, without hooks. */
  static List<Step> steps(
      CallMaker calls, BackupRequest request, BackupInventory seen, String operation) {
    var cache = cache(request, seen);
    var source = BackupSource.of(seen);
    return new BackupSteps(request, seen, source, cache, operation, calls, times(request, seen))
        .all(ManifestForm.of(DraftManifest.of(request, seen, source, cache, operation)));
  }

  /**
   * The manifest of the backup that will be made, as far as it is known before: the live group's
   * shards, each with its share of what the last snapshot held.
   */
  public static Manifest expected(BackupRequest request, BackupInventory seen, String operation) {
    var cache = cache(request, seen);
    var draft = DraftManifest.of(request, seen, BackupSource.of(seen), cache, operation);
    long all = BackupSource.lastSize(seen.snapshots().value().orElse(List.of())).orElse(0);
    return draft.with(
        draft.shards().stream()
            .map(
                s ->
                    new Manifest.Shard(
                        s.id(),
                        s.slots(),
                        s.replicas(),
                        s.key(),
                        all / draft.shards().size(),
                        s.checksum(),
                        s.snapshotTime()))
            .toList());
  }

  private static CacheId cache(BackupRequest request, BackupInventory seen) {
    return new CacheId(seen.account(), request.region(), seen.kind(), seen.group().id());
  }

  private static Estimates times(BackupRequest request, BackupInventory seen) {
    var size = BackupSource.lastSize(seen.snapshots().value().orElse(List.of()));
    return new Estimates(size, " in the last snapshot", request.timeout());
  }

  /** The plan of a command that makes a backup, with the steps that it consists of. */
  Plan plan(
      String verb,
      BackupRequest request,
      BackupInventory seen,
      String operation,
      List<Step> steps) {
    var cache = cache(request, seen);
    var source = BackupSource.of(seen);
    var backupId = BackupNames.backupId(cache.id(), operation);
    var times = times(request, seen);
    boolean rescue = verb.equals(RescuePlanner.VERB);
    var duration =
        steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var plan =
        new Plan(
            operation,
            verb,
            toolVersion,
            seen.at(),
            seen.account(),
            Stream.of(request.region(), request.drRegion()).distinct().toList(),
            checks(request, seen, source, cache, backupId, rescue),
            List.of(new Lane(cache, member(seen), steps)),
            new Prediction(
                duration,
                Optional.empty(),
                Optional.empty(),
                "sum of the steps' expected times; " + times.snapshot().basis()));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(
            plan,
            Value.fields(
                "ECDR_CACHE", cache.id(),
                "ECDR_REGION", request.region().id(),
                "ECDR_TO_REGION", request.drRegion().id(),
                "ECDR_BACKUP", backupId),
            Optional.empty());
  }

  /** The Global Datastore that it belongs to. */
  static Optional<String> member(BackupInventory seen) {
    return seen.group().globalDatastore().map(ReplicationGroup.GlobalMember::id);
  }

  private static List<Check> checks(
      BackupRequest request,
      BackupInventory seen,
      BackupSource source,
      CacheId cache,
      String backupId,
      boolean rescue) {
    var list = new Checklist();
    new BackupChecks(list, request, seen, source).ask(backupId, rescue);

    stages(list, request, backupId);
    if (request.stages().export()) {
      export(list, request, seen, backupId);
    }
    if (request.stages().copy()) {
      carried(list, request, seen, BackupNames.folder(request.prefix(), cache, backupId));
    }
    list.ask(
            TrialMarker.CHECK,
            "Nothing else forbids writing",
            "no deny by organization or endpoint")
        .skipped("not asked: only a trial write could tell" + trial(request));
    return list.all();
  }

  /** The command that writes on trial; it needs both buckets. */
  private static String trial(BackupRequest request) {
    return request.bucket().isEmpty() || request.drBucket().isEmpty()
        ? ""
        : ": ecdr check "
            + request.cache()
            + " --for backup --active --region "
            + request.region()
            + " --bucket "
            + request.bucket()
            + new KeptAt(request.drRegion(), Optional.of(request.drBucket()), request.prefix())
                .options();
  }

  private static void export(
      Checklist list, BackupRequest request, BackupInventory seen, String backupId) {
    var export =
        new BucketChecks(list, "export-bucket", seen.bucket(), request.region(), seen.account());
    export.region();
    export.owner();
    export.policy(
        BucketChecks.EXPORT_BUCKET,
        BucketChecks.EXPORT_OBJECT,
        BackupSteps.exportKeys(seen, backupId));
    export.closed();
    export.exportEncryption();
    export.free(
        seen.exportKeys(),
        BackupNames.exportStart(backupId, seen.kind()),
        "plan again; keys are never overwritten");
    listsBuckets(list, seen.listsBuckets());
  }

  private static void carried(
      Checklist list, BackupRequest request, BackupInventory seen, String folder) {
    var dr =
        new BucketChecks(list, "dr-bucket", seen.drBucket(), request.drRegion(), seen.account());
    RegionCheck.ask(list, request.drRegion(), seen.drVersions());
    dr.region();
    dr.owner();
    dr.policy(
        BucketChecks.SEED_BUCKET,
        BucketChecks.SEED_OBJECT,
        BackupSteps.shardIds(seen).stream().map(id -> folder + id + ".rdb").toList());
    dr.closed();
    dr.encryption("ecdr asks for SSE-S3 for each file that it copies; see that nothing forbids it");
    dr.free(seen.drKeys(), folder, "plan again; nothing is overwritten");
  }

  /** What the backup counts as that does not go all the way. */
  private static void stages(Checklist list, BackupRequest request, String backupId) {
    var proof = request.stages().proof();
    if (request.stages().equals(BackupStages.USUAL)) {
      return;
    }
    var ask = list.ask("stages", "How far the backup goes", "checked or more");
    if (proof.proven()) {
      ask.pass("it will be " + proof.word());
    } else {
      ask.warn(
          "it will be " + proof.word() + " only, which proves nothing",
          request.stages().copy()
              ? "read it back later: "
                  + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix())
                      .named("verify", backupId)
              : "carry it on later; how: ecdr backup copy --help");
    }
  }

  /** Source: {@code UG:backups-exporting}, the service looks up the bucket as the caller. */
  static void listsBuckets(Checklist list, Fact<Boolean> may) {
    var ask = list.ask("list-buckets", "The caller may list buckets", "s3:ListAllMyBuckets on *");
    if (may.value().isPresent()) {
      ask.pass("may");
    } else {
      ask.unknown(may.unknown().orElseThrow());
    }
  }
}
