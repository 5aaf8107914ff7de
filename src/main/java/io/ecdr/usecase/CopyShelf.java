package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.PruneInventory.Thing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one bucket holds of one cache's backups. */
final class CopyShelf {

  private final CacheShelves.Spot spot;
  private final Catalogue catalogue;
  private final Map<String, Thing> things = new TreeMap<>();
  private final Map<String, Instant> written = new TreeMap<>();
  private final List<Catalogue.Folder> folders;
  private final String root;

  /**
   * @param listing of the bucket, as far as it is the cache's
   */
  CopyShelf(CacheShelves.Spot spot, Catalogue catalogue, CacheId cache, Value.Fields listing) {
    this.spot = spot;
    this.root = BackupNames.cacheFolder(spot.prefix(), cache);
    this.catalogue = catalogue;
    for (var object : listing.list("Contents")) {
      var thing = thing(object);
      things.put(thing.key(), thing);
      object.time("LastModified").ifPresent(at -> written.put(thing.key(), at));
    }
    this.folders =
        catalogue.folders(listing).stream()
            .filter(f -> f.cache().equals(cache.id()) && f.kind().equals(cache.kind().word()))
            .toList();
  }

  /** An object in a listing. */
  static Thing thing(Value.Fields object) {
    return new Thing(
        object.text("Key").orElse(""),
        object.text("ETag").orElse("").replace("\"", ""),
        object.number("Size").orElse(0L));
  }

  CacheShelves.Spot spot() {
    return spot;
  }

  CopyPlace place() {
    return spot.bucket();
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The cache's, newest first. */
  List<Catalogue.Folder> folders() {
    return folders;
  }

  Optional<Thing> thing(String key) {
    return Optional.ofNullable(things.get(key));
  }

  /** The object that may say that the cache's backups are not wanted. */
  Optional<Thing> retired() {
    return thing(root + BackupNames.RETIRED);
  }

  /** By the store's own clock. */
  Optional<Instant> written(String key) {
    return Optional.ofNullable(written.get(key));
  }

  /** The names of the marks in a folder. */
  List<String> marks(Catalogue.Folder folder) {
    return List.of(BackupNames.MARK, BackupNames.ACCEPTED).stream()
        .filter(folder.files()::containsKey)
        .map(name -> folder.path() + name)
        .toList();
  }

  /** The newest object of a folder. */
  Optional<Instant> lastWritten(Catalogue.Folder folder) {
    return folder.files().keySet().stream()
        .flatMap(name -> written(folder.path() + name).stream())
        .max(Instant::compareTo);
  }

  /** The records beside a manifest, there or not. */
  List<Thing> beside(Catalogue.Folder folder) {
    List<Thing> all = new ArrayList<>();
    for (var name :
        List.of(BackupNames.SEAL, BackupNames.CHECK, BackupNames.MARK, BackupNames.ACCEPTED)) {
      var key = folder.path() + name;
      all.add(thing(key).orElse(Thing.missing(key)));
    }
    return all;
  }
}
