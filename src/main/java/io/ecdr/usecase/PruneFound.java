package io.ecdr.usecase;

import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.model.Snapshot;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.PruneInventory.Copied;
import io.ecdr.plan.PruneInventory.Exported;
import io.ecdr.plan.PruneInventory.Pieces;
import io.ecdr.plan.retention.Attempt;
import io.ecdr.plan.retention.Held;
import io.ecdr.plan.retention.Item;
import io.ecdr.plan.retention.Kinship.Tie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One cache's backups, put together from what the Regions and our journals tell. All that there is
 * of one in all buckets is one backup; so is a snapshot of ours with the copy that was made of it.
 */
final class PruneFound {

  private final Instant now;
  private final MadeBackups made;
  private final List<CopyShelf> shelves;
  private final PruneSources sources;
  private final PruneCopies copies;
  private final List<Held> held = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, Pieces> pieces = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param shelves the DR bucket first
   */
  PruneFound(
      Gather gather,
      List<CopyShelf> shelves,
      MadeBackups made,
      PruneSources sources,
      Instant deadline) {
    this.now = gather.now();
    this.made = made;
    this.shelves = List.copyOf(shelves);
    this.sources = sources;
    this.copies = new PruneCopies(gather, shelves, made, deadline);
    attempts.addAll(made.attempts());
    find();
  }

  List<Held> held() {
    return held;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  Map<String, Pieces> pieces() {
    return pieces;
  }

  List<String> notes() {
    return notes;
  }

  /** What the manifests tell of other caches. */
  List<Tie> ties() {
    return copies.ids().stream()
        .flatMap(id -> copies.of(id).stream())
        .flatMap(copy -> CacheTies.of(copy.record()).stream())
        .distinct()
        .toList();
  }

  private void find() {
    for (var shelf : shelves) {
      shelf.folders().stream().filter(f -> !f.finished()).forEach(f -> unfinished(shelf, f));
    }
    var carried = carried();
    copies.ids().forEach(id -> copied(id, Optional.ofNullable(carried.get(id))));
    var alone = new TreeSet<>(made.ids());
    alone.removeAll(copies.ids());
    alone.removeAll(carried.values());
    alone.forEach(this::uncopied);
  }

  /**
   * By backup, the snapshot of ours that it is a copy of and that has no copy of its own. Where
   * there are several copies of one the best proven and newest of them holds it.
   */
  private Map<String, String> carried() {
    var holders = new TreeMap<String, String>();
    for (var id : copies.ids()) {
      made.of(id)
          .map(MadeBackups.Made::snapshot)
          .filter(snapshot -> !snapshot.equals(id) && !copies.ids().contains(snapshot))
          .filter(snapshot -> made.of(snapshot).isPresent())
          .ifPresent(snapshot -> holders.merge(snapshot, id, this::better));
    }
    var carried = new TreeMap<String, String>();
    holders.forEach((snapshot, id) -> carried.put(id, snapshot));
    return carried;
  }

  private String better(String one, String other) {
    int proof = copies.best(one).proof().compareTo(copies.best(other).proof());
    return proof > 0 || proof == 0 && one.compareTo(other) > 0 ? one : other;
  }

  private void unfinished(CopyShelf shelf, Catalogue.Folder folder) {
    var where = "s3://" + shelf.place().bucket() + "/" + folder.path();
    if (folder.files().containsKey(BackupNames.CHECK)) {
      notes.add(where + " was a backup and is half deleted; see: ecdr op list");
      return;
    }
    if (made.of(folder.backupId()).isEmpty() && made.copies(folder.backupId()).isEmpty()) {
      shelf
          .lastWritten(folder)
          .ifPresent(
              at ->
                  attempts.add(new Attempt(BackupNames.operationOf(folder.backupId()), at, true)));
    }
    notes.add(where + " has no manifest: no backup, its operation may still run");
  }

  private void copied(String id, Optional<String> carried) {
    var exports = new LinkedHashMap<String, Exported>();
    var all = new LinkedHashMap<String, Copied>();
    var items = new ArrayList<Item>(sources.items(id, exports));
    carried.ifPresent(snapshot -> items.addAll(sources.items(snapshot, exports)));
    for (var copy : copies.of(id)) {
      items.add(copy.item());
      all.put(copy.item().name(), copy.pieces());
    }
    items.sort(Comparator.comparing(Item::place));
    var best = copies.best(id);
    held.add(
        new Held(
                id,
                best.record().moment(),
                copies.written(id),
                best.proof(),
                Optional.of(best.record().manifest().bytes()),
                copies.mark(id),
                copies.accepted(id),
                readers(id, carried),
                items)
            .locked(copies.locked(id, now)));
    pieces.put(id, new Pieces(operation(carried.orElse(id)), exports, all));
  }

  private String operation(String id) {
    return made.of(id).map(MadeBackups.Made::operation).orElse(BackupNames.operationOf(id));
  }

  private List<String> readers(String id, Optional<String> carried) {
    var readers = new TreeSet<>(made.readers(id));
    carried.ifPresent(snapshot -> readers.addAll(made.readers(snapshot)));
    sources.busy(carried.orElse(id)).ifPresent(readers::add);
    return List.copyOf(readers);
  }

  /** One that our journals know and of which no copy is there. */
  private void uncopied(String id) {
    var exports = new LinkedHashMap<String, Exported>();
    var items = sources.items(id, exports);
    if (items.isEmpty()) {
      return;
    }
    var snapshot = sources.snapshot(id).map(Snapshot::of);
    // API:ExportServerlessCacheSnapshot has no export of Memcached; UG:backups-exporting names one.
    // As long as ecdr makes none, its snapshot is all that there can be.
    boolean utmost =
        snapshot
            .filter(s -> s.status().equals("available"))
            .flatMap(Snapshot::engine)
            .filter("memcached"::equals)
            .isPresent();
    held.add(
        new Held(
                id,
                snapshot.flatMap(Snapshot::earliest).orElse(now),
                Optional.empty(),
                exports.isEmpty() ? Proof.TAKEN : Proof.EXPORTED,
                utmost ? snapshot.flatMap(PruneSources::bytes) : Optional.empty(),
                Mark.NONE,
                false,
                readers(id, Optional.empty()),
                items)
            .utmost(utmost));
    pieces.put(id, new Pieces(operation(id), exports, Map.of()));
  }
}
