package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Manifest;
import io.ecdr.model.Region;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a snapshot of a serverless cache tells, in the words of a manifest. It holds the engine and
 * its major version only (source: {@code API:ServerlessCacheSnapshot}): the rest is the cache's own
 * when that is still there, and unknown otherwise.
 */
public final class ServerlessManifest {

  private ServerlessManifest() {}

  /**
   * Makes it. Pure.
   *
   * @param told the snapshot in the service's words
   * @param snapshot the same in ours
   * @param live the cache, absent when it is gone
   * @param tags of the snapshot
   */
  public static Manifest of(
      AccountId account,
      Region region,
      Value.Fields told,
      Snapshot snapshot,
      Fact<Value.Fields> live,
      Fact<Value.Fields> tags,
      Instant at) {
    var taken = told.fields("ServerlessCacheConfiguration");
    var engine = taken.text("Engine").orElse("").toLowerCase(Locale.ROOT);
    var major = taken.text("MajorEngineVersion").orElse("");
    var cache =
        new CacheId(
            account,
            region,
            CacheKind.SERVERLESS,
            taken.text("ServerlessCacheName").orElse(snapshot.name()));
    var group = live.value().map(fields -> LoneCaches.serverless(region, fields));
    var now = live.value().map(CacheCluster::ofServerless);
    List<String> unknown = new ArrayList<>();
    group.ifPresentOrElse(g -> {}, () -> unknown.add(SnapshotManifest.SECURITY));
    tags.value().ifPresentOrElse(t -> {}, () -> unknown.add("tags"));
    return new Manifest(
        snapshot.name(),
        cache,
        cache.path(),
        "",
        at,
        snapshot.earliest(),
        engine,
        // The cache may have another major version by now.
        now.map(CacheCluster::engineVersion)
            .filter(version -> version.equals(major) || version.startsWith(major + "."))
            .orElse(major),
        "",
        true,
        true,
        false,
        Optional.empty(),
        SnapshotManifest.shards(snapshot, true, Optional.empty()),
        "",
        Value.Fields.NONE,
        group
            .map(SnapshotManifest::security)
            .map(s -> s.in(now.map(CacheCluster::securityGroups).orElse(List.of())))
            .orElse(SnapshotManifest.NOTHING),
        tags.value().orElse(Value.Fields.NONE),
        unknown);
  }
}
