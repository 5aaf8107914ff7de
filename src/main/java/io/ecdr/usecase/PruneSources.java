package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.PruneInventory.Exported;
import io.ecdr.plan.PruneInventory.Thing;
import io.ecdr.plan.retention.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one cache's copies were made from: snapshots and exported files in its own Region. */
final class PruneSources {

  private final CallMaker maker;
  private final CacheId cache;
  private final MadeBackups made;
  private final Map<String, Value.Fields> snapshots = new TreeMap<>();
  private final Reads reads;
  private final Instant now;

  /**
   * Reads the tags and the exported files.
   *
   * @param snapshots all of the Region and the cache's sort
   * @param ids the backups that have a folder
   */
  PruneSources(
      Gather gather,
      CallMaker maker,
      CacheId cache,
      MadeBackups made,
      List<Value.Fields> snapshots,
      Set<String> ids,
      Instant deadline) {
    this.maker = maker;
    this.cache = cache;
    this.made = made;
    this.now = gather.now();
    snapshots.forEach(s -> this.snapshots.put(s.text("SnapshotName").orElse(""), s));
    var calls =
        Stream.concat(ids.stream(), made.ids().stream())
            .distinct()
            .flatMap(id -> Stream.concat(tags(id).stream(), exports(id).stream()))
            .toList();
    this.reads = gather.read(calls, deadline);
  }

  Optional<Value.Fields> snapshot(String id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  /** How much a serverless cache's snapshot holds; comparable among such only. */
  static Optional<Long> bytes(Snapshot snapshot) {
    return snapshot.nodes().stream()
        .flatMap(n -> n.size().stream())
        .filter(size -> size.matches("\\d{1,18} B"))
        .map(size -> Long.valueOf(size.substring(0, size.length() - 2)))
        .findFirst();
  }

  /** What ElastiCache does with the snapshot just now. */
  Optional<String> busy(String id) {
    return snapshot(id)
        .flatMap(s -> s.text("SnapshotStatus"))
        .filter(status -> !status.equals("available"))
        .map(status -> "ElastiCache: its snapshot is " + status);
  }

  /**
   * A backup's sources.
   *
   * @param exports takes the files, by the item's name
   */
  List<Item> items(String id, Map<String, Exported> exports) {
    var mine = made.of(id);
    List<Item> items = new ArrayList<>();
    snapshot(id)
        .ifPresent(
            s ->
                items.add(
                    new Item(
                        Item.Place.SNAPSHOT,
                        cache.region(),
                        id,
                        0,
                        Ours.snapshot(s, mine, told(id)))));
    var files = mine.map(m -> exported(id, m)).orElse(List.of());
    if (!files.isEmpty()) {
      var bucket = mine.orElseThrow().exportBucket();
      var name = "s3://" + bucket + "/" + BackupNames.exportStart(id, cache.kind());
      long bytes = files.stream().mapToLong(Thing::bytes).sum();
      items.add(new Item(Item.Place.EXPORT, cache.region(), name, bytes, Optional.empty()));
      exports.put(
          name,
          new Exported(new CopyPlace(cache.region(), bucket, cache.account().digits()), files));
    }
    return items;
  }

  /** Those that the journal names and that are still there. */
  private List<Thing> exported(String id, MadeBackups.Made mine) {
    return exports(id)
        .map(reads::fact)
        .filter(fact -> !fact.absent())
        .map(fact -> SurveyEnded.need(fact, "").list("Contents"))
        .orElse(List.of())
        .stream()
        .map(CopyShelf::thing)
        .filter(t -> mine.exports().contains(t.key()) || t.key().equals(BackupNames.mirror(id)))
        .toList();
  }

  private Optional<Call> exports(String id) {
    return made.of(id)
        .map(MadeBackups.Made::exportBucket)
        .filter(bucket -> !bucket.isEmpty())
        .map(
            bucket ->
                maker.s3(
                    cache.region(),
                    "ListObjectsV2",
                    Value.fields(
                        "Bucket", bucket, "Prefix", BackupNames.exportStart(id, cache.kind()))));
  }

  private Optional<Call> tags(String id) {
    return snapshot(id)
        .flatMap(s -> s.text("ARN"))
        .map(
            arn ->
                maker.elastiCache(
                    cache.region(), "ListTagsForResource", Value.fields("ResourceName", arn)));
  }

  private Fact<Value.Fields> told(String id) {
    return tags(id).map(reads::fact).orElseGet(() -> new Fact.Absent<>(now));
  }
}
