package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps of a serverless cache's backup that are calls of their own: snapshot and export. */
final class ServerlessSteps {

  private final Region region;
  private final String bucket;
  private final CacheId cache;
  private final String backupId;
  private final Estimates times;

  ServerlessSteps(Region region, String bucket, CacheId cache, String backupId, Estimates times) {
    this.region = region;
    this.bucket = bucket;
    this.cache = cache;
    this.backupId = backupId;
    this.times = times;
  }

  /** The exported file's key without shard and ending, as it was seen once (X6). */
  static String keyStart(String backupId) {
    return backupId + "/" + backupId;
  }

  /** The exported file's key. */
  static String key(String backupId) {
    return keyStart(backupId) + "-" + LoneCaches.SHARD + ".rdb";
  }

  /** The exported file's key as it is most likely, by shard. */
  static SortedMap<String, String> files(String snapshot) {
    return new TreeMap<>(Map.of(LoneCaches.SHARD, key(snapshot)));
  }

  /** Whether an object may be a snapshot's export, whichever way the service names it. */
  static boolean named(String key, String snapshot) {
    return key.startsWith(snapshot + "/") || key.equals(snapshot + "-" + LoneCaches.SHARD + ".rdb");
  }

  Step snapshot(CallMaker calls, Value tags) {
    return new Step.Act(
        cache.id() + "/snapshot",
        "Take snapshot " + backupId + " of serverless cache " + cache.id(),
        calls.elastiCache(
            region,
            "CreateServerlessCacheSnapshot",
            Value.fields("ServerlessCacheSnapshotName", backupId, "ServerlessCacheName", cache.id())
                .with("Tags", tags)),
        new Condition(
            "serverless-snapshot-available", region, Value.fields("SnapshotName", backupId)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.snapshot(),
        "deleting the snapshot, where it carries this operation's tag",
        cache.id()
            + " is available, nothing else is called on it meanwhile, and no snapshot has that name");
  }

  Step export(CallMaker calls) {
    return new Step.Act(
        cache.id() + "/export",
        "Export snapshot " + backupId + " to bucket " + bucket,
        calls.elastiCache(
            region,
            "ExportServerlessCacheSnapshot",
            Value.fields("ServerlessCacheSnapshotName", backupId, "S3BucketName", bucket)),
        new Condition(
            "serverless-export-complete",
            region,
            Value.fields(
                "SnapshotName",
                backupId,
                "Bucket",
                bucket,
                "Owner",
                cache.account().digits(),
                "Prefix",
                backupId)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.export(),
        "deleting the exported files that the journal names",
        "snapshot " + backupId + " is available, and bucket " + bucket + " lets it in");
  }
}
