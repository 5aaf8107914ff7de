package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.PruneInventory;
import io.ecdr.plan.retention.Kinship.Tie;
import io.ecdr.plan.retention.LineageFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that is there of one cache and its backups. */
final class CacheReading {

  private final List<CopyShelf> shelves;
  private final List<Tie> ties;
  private final PruneInventory.Lineage lineage;

  /**
   * Reads what is in the shelves.
   *
   * @throws SurveyEnded when something cannot be read
   */
  CacheReading(
      Gather gather,
      CallMaker maker,
      RegionSights sights,
      CacheId cache,
      MadeBackups made,
      List<CopyShelf> shelves,
      Instant deadline) {
    this.shelves = List.copyOf(shelves);
    var named =
        shelves.stream()
            .flatMap(s -> s.folders().stream())
            .filter(Catalogue.Folder::finished)
            .map(Catalogue.Folder::backupId)
            .collect(Collectors.toSet());
    boolean none = named.isEmpty() && made.ids().isEmpty();
    var sources =
        new PruneSources(
            gather,
            maker,
            cache,
            made,
            none ? List.of() : sights.snapshots(cache),
            named,
            deadline);
    var found = new PruneFound(gather, shelves, made, sources, deadline);
    this.ties = found.ties();
    var retired = retired(gather, deadline);
    this.lineage =
        new PruneInventory.Lineage(
            cache,
            sights.datastore(cache),
            new LineageFacts(
                cache.path(),
                gather.now(),
                found.held(),
                found.attempts(),
                existence(sights.of(cache)),
                retired.isPresent()),
            found.pieces(),
            found.notes(),
            retired);
  }

  /** It is retired where one bucket says so and none says that it was taken back. */
  private Optional<PruneInventory.Guard> retired(Gather gather, Instant deadline) {
    Map<Call, CopyShelf> asked = new LinkedHashMap<>();
    for (var shelf : shelves) {
      shelf.retired().ifPresent(thing -> asked.put(shelf.catalogue().get(thing.key()), shelf));
    }
    var reads = gather.read(List.copyOf(asked.keySet()), deadline);
    boolean all =
        asked.keySet().stream()
            .allMatch(
                call ->
                    PruneCopies.record(SurveyEnded.need(reads.fact(call), ""))
                        .flatMap(f -> f.flag("retired"))
                        .orElse(false));
    return asked.values().stream()
        .filter(shelf -> all)
        .findFirst()
        .map(
            shelf ->
                new PruneInventory.Guard(
                    shelf.spot().bucket(), List.of(shelf.retired().orElseThrow())));
  }

  private static LineageFacts.Cache existence(Fact<Value.Fields> seen) {
    return seen.value().isPresent()
        ? LineageFacts.Cache.THERE
        : seen.absent() ? LineageFacts.Cache.GONE : LineageFacts.Cache.UNKNOWN;
  }

  List<CopyShelf> shelves() {
    return shelves;
  }

  /** What its manifests tell of other caches. */
  List<Tie> ties() {
    return ties;
  }

  PruneInventory.Lineage lineage() {
    return lineage;
  }
}
