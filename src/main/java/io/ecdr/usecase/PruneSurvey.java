package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.PruneInventory;
import io.ecdr.plan.retention.LineageFacts;
import io.ecdr.port.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads all that there is of some caches' backups, in all Regions that our own journals name and in
 * the journals. Nothing goes while a part of it cannot be read, so anything that is unknown ends
 * it.
 */
final class PruneSurvey {

  private final PruneRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final OwnJournals journals;
  private final RegionSights sights;
  private final Instant deadline;

  PruneSurvey(Surveyor surveyor, Operations operations, PruneRequest request) {
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.journals = OwnJournals.read(operations);
    this.deadline = gather.deadline();
    this.sights = new RegionSights(gather, maker, deadline);
  }

  /** A bucket with the part of its keys that stands before the account. */
  private record Place(CopyPlace bucket, String prefix) {}

  /**
   * Reads.
   *
   * @throws SurveyEnded when something cannot be read
   */
  PruneInventory read() {
    var who = Identity.call(maker, request.drRegion());
    var account = Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
    var ids =
        request.caches().stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    sights.look(request.region(), ids);
    List<PruneInventory.Lineage> lineages = new ArrayList<>();
    for (var id : ids) {
      lineages.addAll(lineages(account, id));
    }
    return new PruneInventory(account, lineages, gather.now());
  }

  /** Of one id there may be a group, a node and a serverless cache. */
  private List<PruneInventory.Lineage> lineages(AccountId account, String id) {
    List<PruneInventory.Lineage> all = new ArrayList<>();
    for (var kind :
        List.of(CacheKind.REPLICATION_GROUP, CacheKind.CACHE_CLUSTER, CacheKind.SERVERLESS)) {
      var cache = new CacheId(account, request.region(), kind, id);
      var made = MadeBackups.of(cache, journals);
      var shelves = shelves(cache, made);
      boolean any = !made.ids().isEmpty() || shelves.stream().anyMatch(s -> !s.folders().isEmpty());
      if (any || sights.of(cache).value().isPresent()) {
        all.add(lineage(cache, made, shelves));
      }
    }
    if (all.isEmpty()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no backup of " + id + " of " + request.region() + " in " + request.drBucket(),
          "see what there is: ecdr backup list");
    }
    return all;
  }

  private List<CopyShelf> shelves(CacheId cache, MadeBackups made) {
    var places = places(cache, made);
    var reads = gather.read(places.stream().map(place -> listing(place, cache)).toList(), deadline);
    List<CopyShelf> shelves = new ArrayList<>();
    for (var place : places) {
      var listing = reads.fact(listing(place, cache));
      if (listing.absent() && place.equals(main(cache.account()))) {
        throw new SurveyEnded(
            ExitCode.NOT_FOUND,
            "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
            "check --dr-bucket and --dr-region");
      }
      if (!listing.absent()) {
        shelves.add(
            new CopyShelf(
                place.bucket(),
                catalogue(place, cache.account()),
                cache,
                SurveyEnded.need(listing, "")));
      }
    }
    return shelves;
  }

  private Place main(AccountId account) {
    return new Place(
        new CopyPlace(request.drRegion(), request.drBucket(), account.digits()), request.prefix());
  }

  /** The DR bucket, and where else our journals say that copies are. */
  private Set<Place> places(CacheId cache, MadeBackups made) {
    var all = new LinkedHashSet<Place>();
    var main = main(cache.account());
    all.add(main);
    for (var copied : made.copies()) {
      int path = copied.folder().indexOf(cache.path() + "/");
      var prefix = path < 1 ? "" : copied.folder().substring(0, path - 1);
      boolean here = copied.place().bucket().equals(request.drBucket());
      all.add(new Place(here ? main.bucket() : copied.place(), prefix));
    }
    return all;
  }

  private Catalogue catalogue(Place place, AccountId account) {
    return place.bucket().equals(main(account).bucket())
        ? new Catalogue(maker, request.drRegion(), request.drBucket(), place.prefix(), account)
        : new Catalogue(maker, place.bucket(), place.prefix(), account);
  }

  private Call listing(Place place, CacheId cache) {
    return catalogue(place, cache.account()).list(cache);
  }

  private PruneInventory.Lineage lineage(CacheId cache, MadeBackups made, List<CopyShelf> shelves) {
    var named =
        shelves.stream()
            .flatMap(s -> s.folders().stream())
            .filter(Catalogue.Folder::finished)
            .map(Catalogue.Folder::backupId)
            .collect(Collectors.toSet());
    var sources =
        new PruneSources(gather, maker, cache, made, sights.snapshots(cache), named, deadline);
    var found = new PruneFound(gather, shelves, made, sources, deadline);
    var seen = sights.of(cache);
    var retired = retired(cache, shelves.get(0));
    return new PruneInventory.Lineage(
        cache,
        sights.datastore(cache),
        new LineageFacts(
            cache.path(),
            gather.now(),
            found.held(),
            found.attempts(),
            existence(seen),
            retired.isPresent()),
        found.pieces(),
        found.notes(),
        retired);
  }

  private Optional<PruneInventory.Guard> retired(CacheId cache, CopyShelf main) {
    var key = BackupNames.cacheFolder(request.prefix(), cache) + BackupNames.RETIRED;
    var get = main.catalogue().get(key);
    return main.thing(key)
        .filter(
            thing ->
                PruneCopies.record(
                        SurveyEnded.need(gather.read(List.of(get), deadline).fact(get), ""))
                    .flatMap(f -> f.flag("retired"))
                    .orElse(false))
        .map(thing -> new PruneInventory.Guard(main.place(), List.of(thing)));
  }

  private static LineageFacts.Cache existence(Fact<Value.Fields> seen) {
    return seen.value().isPresent()
        ? LineageFacts.Cache.THERE
        : seen.absent() ? LineageFacts.Cache.GONE : LineageFacts.Cache.UNKNOWN;
  }
}
