package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.PruneInventory;
import io.ecdr.plan.retention.Kinship;
import io.ecdr.plan.retention.Kinship.Tie;
import io.ecdr.plan.retention.LineageFacts.Cache;
import io.ecdr.port.Operations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads all that there is of some caches' backups and of the caches that they may hang together
 * with, in all Regions that our own journals name and in the journals. Nothing goes while a part of
 * it cannot be read, so anything that is unknown ends it.
 */
final class PruneSurvey {

  private final PruneRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final OwnJournals journals;
  private final RegionSights sights;
  private final Instant deadline;
  private final Set<String> datastores = new TreeSet<>();
  private final Set<Tie> ties = new LinkedHashSet<>();
  private final Map<String, CacheReading> read = new LinkedHashMap<>();

  PruneSurvey(Surveyor surveyor, Operations operations, PruneRequest request) {
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.journals = OwnJournals.read(operations);
    this.deadline = gather.deadline();
    this.sights = new RegionSights(gather, maker, deadline);
  }

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
    ids.forEach(id -> named(account, id));
    ties.addAll(CacheTies.of(journals));
    for (var kin = kin(account); !kin.isEmpty(); kin = kin(account)) {
      kin.forEach(this::kin);
    }
    return new PruneInventory(
        account,
        read.values().stream().map(CacheReading::lineage).toList(),
        kinship(),
        gather.now());
  }

  private CacheShelves shelves() {
    return new CacheShelves(request, gather, maker, deadline);
  }

  /** Of one id there may be a group, a node and a serverless cache. */
  private void named(AccountId account, String id) {
    boolean any = false;
    for (var kind :
        List.of(CacheKind.REPLICATION_GROUP, CacheKind.CACHE_CLUSTER, CacheKind.SERVERLESS)) {
      var cache = new CacheId(account, request.region(), kind, id);
      var made = MadeBackups.of(cache, journals);
      var found = shelves().of(cache, made, List.of());
      if (!made.ids().isEmpty()
          || found.stream().anyMatch(s -> !s.folders().isEmpty())
          || sights.of(cache).value().isPresent()) {
        add(cache, made, found);
        any = true;
      }
    }
    if (!any) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no backup of " + id + " of " + request.region() + " in " + request.drBucket(),
          "see what there is: "
              + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix()).list());
    }
  }

  private void kin(CacheId cache) {
    sights.look(cache.region(), List.of(cache.id()));
    var made = MadeBackups.of(cache, journals);
    var known =
        read.values().stream().flatMap(r -> r.shelves().stream()).map(CopyShelf::spot).toList();
    add(cache, made, shelves().of(cache, made, known));
  }

  private void add(CacheId cache, MadeBackups made, List<CopyShelf> found) {
    var one = new CacheReading(gather, maker, sights, cache, made, found, deadline);
    read.put(cache.path(), one);
    ties.addAll(one.ties());
    sights.datastore(cache).ifPresent(id -> members(cache, id));
  }

  /** The other members, as the Region of the first one tells them. */
  private void members(CacheId cache, String datastore) {
    ties.add(CacheTies.member(cache, datastore));
    if (!datastores.add(datastore)) {
      return;
    }
    var call = new GlobalCalls(maker, new GroupCalls(maker)).datastore(cache.region(), datastore);
    var told =
        GroupCalls.first(
            gather.read(List.of(call), deadline).fact(call), "GlobalReplicationGroups");
    for (var member : GlobalDatastore.of(SurveyEnded.need(told, "")).members()) {
      GlobalCalls.region(member)
          .map(
              region ->
                  new CacheId(cache.account(), region, CacheKind.REPLICATION_GROUP, member.id()))
          .ifPresent(other -> ties.add(CacheTies.member(other, datastore)));
    }
  }

  /** The caches that hang together with those that were read and that were not read themselves. */
  private List<CacheId> kin(AccountId account) {
    var all = new TreeMap<String, Cache>();
    ties.forEach(t -> List.of(t.from(), t.to()).forEach(name -> all.put(name, Cache.UNKNOWN)));
    read.keySet().forEach(name -> all.put(name, Cache.UNKNOWN));
    var kinship = new Kinship(all, Map.of(), ties);
    return read.keySet().stream()
        .flatMap(name -> kinship.family(name).stream())
        .distinct()
        .filter(name -> !read.containsKey(name))
        .flatMap(name -> CacheId.ofPath(name).stream())
        .filter(cache -> cache.account().equals(account))
        .filter(cache -> cache.kind() != CacheKind.BUCKET)
        .toList();
  }

  private Kinship kinship() {
    var caches = new TreeMap<String, Cache>();
    var now = new TreeMap<String, String>();
    read.forEach(
        (path, one) -> {
          caches.put(path, one.lineage().facts().cache());
          one.lineage().datastore().ifPresent(id -> now.put(path, id));
        });
    return new Kinship(caches, now, ties);
  }
}
