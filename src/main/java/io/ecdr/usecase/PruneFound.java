package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.PruneInventory.Pieces;
import io.ecdr.plan.PruneInventory.Thing;
import io.ecdr.plan.retention.Attempt;
import io.ecdr.plan.retention.Held;
import io.ecdr.plan.retention.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One cache's backups, put together from what the Regions and our journals tell. */
final class PruneFound {

  private final Gather gather;
  private final Catalogue catalogue;
  private final CacheId cache;
  private final MadeBackups made;
  private final Instant deadline;
  private final Map<String, Thing> things = new TreeMap<>();
  private final Map<String, Instant> written = new TreeMap<>();
  private final Map<String, Value.Fields> snapshots = new TreeMap<>();
  private final List<Held> held = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, Pieces> pieces = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private CallMaker maker;
  private Reads reads;

  PruneFound(
      Gather gather,
      Catalogue catalogue,
      CacheId cache,
      Value.Fields listing,
      List<Value.Fields> snapshots,
      MadeBackups made,
      Instant deadline) {
    this.gather = gather;
    this.catalogue = catalogue;
    this.cache = cache;
    this.made = made;
    this.deadline = deadline;
    for (var object : listing.list("Contents")) {
      var thing = PruneSurvey.thing(object);
      things.put(thing.key(), thing);
      object.time("LastModified").ifPresent(at -> written.put(thing.key(), at));
    }
    snapshots.forEach(s -> this.snapshots.put(s.text("SnapshotName").orElse(""), s));
    attempts.addAll(made.attempts());
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

  /** An object of the listing. */
  Optional<Thing> thing(String key) {
    return Optional.ofNullable(things.get(key));
  }

  /** Reads what is in the folders, and what else the journals name. */
  void read(CallMaker with, List<Catalogue.Folder> folders) {
    maker = with;
    List<Call> calls = new ArrayList<>();
    var whole = folders.stream().filter(Catalogue.Folder::finished).toList();
    for (var folder : whole) {
      calls.addAll(catalogue.reads(folder));
      marks(folder).forEach(key -> calls.add(catalogue.get(key)));
    }
    var named = new ArrayList<>(whole.stream().map(Catalogue.Folder::backupId).toList());
    made.ids().stream().filter(id -> !named.contains(id)).forEach(named::add);
    named.forEach(id -> snapshot(id).flatMap(this::tags).ifPresent(calls::add));
    named.forEach(id -> made.of(id).flatMap(m -> exports(m, id)).ifPresent(calls::add));
    reads = gather.read(calls, deadline);
    whole.forEach(this::copied);
    folders.stream().filter(f -> !f.finished()).forEach(this::unfinished);
    made.ids().stream().filter(id -> !pieces.containsKey(id)).forEach(this::uncopied);
  }

  private List<String> marks(Catalogue.Folder folder) {
    return List.of(BackupNames.MARK, BackupNames.ACCEPTED).stream()
        .filter(folder.files()::containsKey)
        .map(name -> folder.path() + name)
        .toList();
  }

  private Optional<Value.Fields> snapshot(String id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  private Optional<Call> tags(Value.Fields snapshot) {
    return snapshot
        .text("ARN")
        .map(
            arn ->
                maker.elastiCache(
                    cache.region(), "ListTagsForResource", Value.fields("ResourceName", arn)));
  }

  private Optional<Call> exports(MadeBackups.Made one, String id) {
    return one.exportBucket().isEmpty()
        ? Optional.empty()
        : Optional.of(
            maker.s3(
                cache.region(),
                "ListObjectsV2",
                Value.fields("Bucket", one.exportBucket(), "Prefix", id + "-")));
  }

  private void unfinished(Catalogue.Folder folder) {
    if (folder.files().containsKey(BackupNames.CHECK)) {
      notes.add(folder.path() + " was a backup and is half deleted; see: ecdr op list");
      return;
    }
    if (made.of(folder.backupId()).isEmpty()) {
      folder.files().keySet().stream()
          .flatMap(name -> Optional.ofNullable(written.get(folder.path() + name)).stream())
          .max(Instant::compareTo)
          .ifPresent(
              at ->
                  attempts.add(new Attempt(BackupNames.operationOf(folder.backupId()), at, true)));
    }
    notes.add(folder.path() + " has no manifest: no backup, its operation may still run");
  }

  private void copied(Catalogue.Folder folder) {
    var record = SurveyEnded.need(catalogue.record(folder, reads), "");
    var mine = made.of(folder.backupId());
    var files =
        record.manifest().shards().stream()
            .flatMap(s -> Optional.ofNullable(things.get(s.key())).stream())
            .toList();
    var manifest = things.get(folder.manifestKey());
    var beside =
        Stream.of(BackupNames.SEAL, BackupNames.CHECK, BackupNames.MARK, BackupNames.ACCEPTED)
            .map(name -> folder.path() + name)
            .map(key -> thing(key).orElse(Thing.missing(key)))
            .toList();
    long bytes =
        manifest.bytes()
            + files.stream().mapToLong(Thing::bytes).sum()
            + beside.stream().mapToLong(Thing::bytes).sum();
    List<Item> items = new ArrayList<>(sources(folder.backupId(), mine));
    items.add(
        new Item(
            Item.Place.COPY,
            catalogue.region(),
            "s3://" + catalogue.bucket() + "/" + folder.path(),
            bytes,
            Ours.copy(record, mine)));
    add(
        record.id(),
        record.moment(),
        Optional.ofNullable(written.get(folder.manifestKey())),
        record.proof(),
        Optional.of(record.manifest().bytes()),
        mark(folder),
        folder.files().containsKey(BackupNames.ACCEPTED),
        items);
    var locked = ObjectLock.on(reads.fact(catalogue.get(folder.manifestKey())), gather.now());
    held.add(held.remove(held.size() - 1).locked(locked));
    pieces.put(
        record.id(),
        pieces(record.id(), mine, folder.path(), Optional.of(manifest), files, beside));
  }

  private void add(
      String id,
      Instant at,
      Optional<Instant> stored,
      Proof proof,
      Optional<Long> bytes,
      Mark mark,
      boolean accepted,
      List<Item> items) {
    List<String> readers = new ArrayList<>(made.readers(id));
    snapshot(id)
        .flatMap(s -> s.text("SnapshotStatus"))
        .filter(status -> !status.equals("available"))
        .ifPresent(status -> readers.add("ElastiCache: its snapshot is " + status));
    held.add(new Held(id, at, stored, proof, bytes, mark, accepted, readers, items));
  }

  private Pieces pieces(
      String id,
      Optional<MadeBackups.Made> mine,
      String folder,
      Optional<Thing> manifest,
      List<Thing> files,
      List<Thing> beside) {
    return new Pieces(
        mine.map(MadeBackups.Made::operation).orElse(BackupNames.operationOf(id)),
        mine.map(MadeBackups.Made::exportBucket).orElse(""),
        mine.map(m -> exported(id, m)).orElse(List.of()),
        folder,
        manifest,
        files,
        beside);
  }

  /** One that our journals know and of which no copy is there. */
  private void uncopied(String id) {
    var mine = made.of(id);
    var items = sources(id, mine);
    if (!items.isEmpty()) {
      var at = snapshot(id).map(Snapshot::of).flatMap(Snapshot::earliest);
      boolean exported = items.stream().anyMatch(i -> i.place() == Item.Place.EXPORT);
      add(
          id,
          at.orElse(gather.now()),
          Optional.empty(),
          exported ? Proof.EXPORTED : Proof.TAKEN,
          Optional.empty(),
          Mark.NONE,
          false,
          items);
      pieces.put(id, pieces(id, mine, "", Optional.empty(), List.of(), List.of()));
    }
  }

  private List<Item> sources(String id, Optional<MadeBackups.Made> mine) {
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
                        Ours.snapshot(s, mine, told(s)))));
    var files = mine.map(m -> exported(id, m)).orElse(List.of());
    if (!files.isEmpty()) {
      items.add(
          new Item(
              Item.Place.EXPORT,
              cache.region(),
              "s3://" + mine.get().exportBucket() + "/" + id + "-",
              files.stream().mapToLong(Thing::bytes).sum(),
              Optional.empty()));
    }
    return items;
  }

  /** Those that the journal names and that are still there. */
  private List<Thing> exported(String id, MadeBackups.Made mine) {
    return exports(mine, id)
        .map(call -> reads.fact(call))
        .filter(fact -> !fact.absent())
        .map(fact -> SurveyEnded.need(fact, "").list("Contents"))
        .orElse(List.of())
        .stream()
        .map(PruneSurvey::thing)
        .filter(t -> mine.exports().contains(t.key()))
        .toList();
  }

  private Fact<Value.Fields> told(Value.Fields snapshot) {
    return tags(snapshot)
        .map(call -> reads.fact(call))
        .orElseGet(() -> new Fact.Absent<>(gather.now()));
  }

  /** A mark that cannot be read keeps. */
  private Mark mark(Catalogue.Folder folder) {
    if (!folder.files().containsKey(BackupNames.MARK)) {
      return Mark.NONE;
    }
    var body = SurveyEnded.need(reads.fact(catalogue.get(folder.path() + BackupNames.MARK)), "");
    try {
      return Json.readForeign(body.text("Body").orElse(""))
          .text("mark")
          .map(Mark::ofWord)
          .orElse(Mark.KEEP);
    } catch (Malformed e) {
      return Mark.KEEP;
    }
  }
}
