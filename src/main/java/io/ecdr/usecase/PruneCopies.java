package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.PruneInventory.Copied;
import io.ecdr.plan.PruneInventory.Thing;
import io.ecdr.plan.retention.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The copies of one cache's backups in all buckets, with what lies beside their manifests. */
final class PruneCopies {

  private final MadeBackups made;
  private final Map<String, List<Copy>> copies = new TreeMap<>();

  /** One copy, in its bucket. */
  record Copy(
      BackupRecord record,
      CopyShelf shelf,
      Catalogue.Folder folder,
      Reads reads,
      Item item,
      Copied pieces) {

    Proof proof() {
      return record.proof();
    }

    private Value.Fields body(String name) {
      return SurveyEnded.need(reads.fact(shelf.catalogue().get(folder.path() + name)), "");
    }
  }

  /**
   * Reads them.
   *
   * @throws SurveyEnded when one cannot be read
   */
  PruneCopies(Gather gather, List<CopyShelf> shelves, MadeBackups made, Instant deadline) {
    this.made = made;
    List<Call> calls = new ArrayList<>();
    for (var shelf : shelves) {
      for (var folder : finished(shelf)) {
        calls.addAll(shelf.catalogue().reads(folder));
        shelf.marks(folder).forEach(key -> calls.add(shelf.catalogue().get(key)));
      }
    }
    var reads = gather.read(calls, deadline);
    for (var shelf : shelves) {
      finished(shelf).forEach(folder -> add(shelf, folder, reads));
    }
    // A stable order: of equal ones that of the DR bucket stays the first.
    copies.values().forEach(all -> all.sort(Comparator.comparing(Copy::proof).reversed()));
  }

  private static List<Catalogue.Folder> finished(CopyShelf shelf) {
    return shelf.folders().stream().filter(Catalogue.Folder::finished).toList();
  }

  private void add(CopyShelf shelf, Catalogue.Folder folder, Reads reads) {
    var record = SurveyEnded.need(shelf.catalogue().record(folder, reads), "");
    var manifest = shelf.thing(folder.manifestKey()).orElseThrow();
    var files =
        record.manifest().shards().stream().flatMap(s -> shelf.thing(s.key()).stream()).toList();
    var beside = shelf.beside(folder);
    long bytes = manifest.bytes() + sum(files) + sum(beside);
    var item =
        new Item(
            Item.Place.COPY,
            shelf.place().region(),
            "s3://" + shelf.place().bucket() + "/" + folder.path(),
            bytes,
            Ours.copy(record, shelf.place(), made));
    copies
        .computeIfAbsent(record.id(), id -> new ArrayList<>())
        .add(
            new Copy(
                record,
                shelf,
                folder,
                reads,
                item,
                new Copied(shelf.place(), manifest, files, beside)));
  }

  private static long sum(List<Thing> things) {
    return things.stream().mapToLong(Thing::bytes).sum();
  }

  /** The ids of the backups that have a copy. */
  Set<String> ids() {
    return copies.keySet();
  }

  /** A backup's copies, the best proven first. */
  List<Copy> of(String id) {
    return copies.get(id);
  }

  Copy best(String id) {
    return copies.get(id).get(0);
  }

  /** When the first of them was written, by the store's own clock. */
  Optional<Instant> written(String id) {
    return of(id).stream()
        .flatMap(c -> c.shelf().written(c.folder().manifestKey()).stream())
        .min(Comparator.naturalOrder());
  }

  boolean accepted(String id) {
    return of(id).stream().anyMatch(c -> c.folder().files().containsKey(BackupNames.ACCEPTED));
  }

  /** Why the store holds one of them. */
  Optional<String> locked(String id, Instant now) {
    return of(id).stream()
        .flatMap(
            c ->
                ObjectLock.on(
                    c.reads().fact(c.shelf().catalogue().get(c.folder().manifestKey())), now)
                    .stream())
        .findFirst();
  }

  /** It is kept when one says so, and retired only when all that say something say that. */
  Mark mark(String id) {
    var marks =
        of(id).stream()
            .filter(c -> c.folder().files().containsKey(BackupNames.MARK))
            .map(c -> mark(c.body(BackupNames.MARK)))
            .distinct()
            .toList();
    if (marks.contains(Mark.KEEP)) {
      return Mark.KEEP;
    }
    return marks.size() == 1 ? marks.get(0) : Mark.NONE;
  }

  /** A mark that cannot be read keeps. */
  private static Mark mark(Value.Fields answer) {
    return record(answer).flatMap(f -> f.text("mark")).map(Mark::ofWord).orElse(Mark.KEEP);
  }

  /** A record that was read; empty when it is none. */
  static Optional<Value.Fields> record(Value.Fields answer) {
    try {
      return Optional.of(Json.readForeign(answer.text("Body").orElse("")));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}
