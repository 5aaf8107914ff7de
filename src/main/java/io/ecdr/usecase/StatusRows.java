package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.StatusReport.CacheStatus;
import io.ecdr.usecase.StatusReport.Newer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Joins groups, snapshots and backups to one row per cache. */
record StatusRows(
    StatusRequest request,
    Instant now,
    List<DatastoreStatus> datastores,
    Function<ReplicationGroup, String> engine,
    Function<ReplicationGroup, Optional<Snapshot>> snapshot,
    Map<String, Reason> suspects) {

  List<CacheStatus> rows(Map<Region, List<ReplicationGroup>> groups, Shelf shelf) {
    List<CacheStatus> rows = new ArrayList<>();
    groups.forEach(
        (region, list) -> list.forEach(g -> rows.add(row(g.id(), region, Optional.of(g), shelf))));
    // Caches that are known from their backups only: gone, or in a Region that does not answer.
    var seen = new TreeSet<String>();
    for (var backup : shelf.backups()) {
      var cache = backup.manifest().cache();
      if (!has(rows, cache.id(), cache.region()) && seen.add(cache.region() + "/" + cache.id())) {
        rows.add(row(cache.id(), cache.region(), Optional.empty(), shelf));
      }
    }
    // And members that only another Region tells of.
    for (var datastore : datastores) {
      for (var standing : datastore.members()) {
        GlobalCalls.region(standing.member())
            .filter(region -> asked(standing.member().id(), region))
            .filter(region -> !has(rows, standing.member().id(), region))
            .ifPresent(
                region -> rows.add(row(standing.member().id(), region, Optional.empty(), shelf)));
      }
    }
    rows.sort(Comparator.comparing(CacheStatus::region).thenComparing(CacheStatus::id));
    return rows;
  }

  private static boolean has(List<CacheStatus> rows, String id, Region region) {
    return rows.stream().anyMatch(r -> r.id().equals(id) && r.region().equals(region));
  }

  private boolean asked(String id, Region region) {
    return (region.equals(request.region())
            || request.drRegion().filter(region::equals).isPresent())
        && (request.caches().isEmpty() || request.caches().stream().anyMatch(id::equalsIgnoreCase));
  }

  private CacheStatus row(String id, Region region, Optional<ReplicationGroup> group, Shelf shelf) {
    var mine =
        shelf.backups().stream()
            .filter(b -> b.manifest().cache().id().equals(id))
            .filter(b -> b.manifest().cache().region().equals(region))
            .toList();
    var proven = mine.stream().filter(this::counts).findFirst();
    var newer = newer(mine, proven);
    var datastore = datastores.stream().filter(d -> d.member(id, region).isPresent()).findFirst();
    return new CacheStatus(
        id,
        region,
        group,
        datastore,
        group
            .map(engine)
            .orElseGet(() -> mine.stream().findFirst().map(StatusRows::engineOf).orElse("")),
        group.flatMap(snapshot),
        proven,
        newer,
        shelf.count(region.id(), id),
        unknown(region, shelf),
        proven.map(b -> Duration.between(b.moment(), now)),
        datastore
            .flatMap(StatusRows::failover)
            .or(() -> datastore.filter(d -> follows(d, id, region)).map(d -> ""))
            .orElseGet(() -> next(id, region, group, mine, newer, shelf)));
  }

  private boolean counts(BackupRecord backup) {
    return backup.proof().proven() && !suspects.containsKey(backup.id());
  }

  private Optional<Newer> newer(List<BackupRecord> mine, Optional<BackupRecord> proven) {
    var all = mine.subList(0, proven.map(mine::indexOf).orElse(mine.size()));
    return all.stream()
        .findFirst()
        .map(b -> new Newer(b, Optional.ofNullable(suspects.get(b.id())), all.size()));
  }

  /** The bucket holds backups of many Regions; only those of the home Region are asked for. */
  private Optional<String> unknown(Region region, Shelf shelf) {
    return region.equals(request.region())
        ? shelf.unread()
        : Optional.of("not asked; name --region " + region);
  }

  /** The way out when nothing answers in the primary's Region. */
  private static Optional<String> failover(DatastoreStatus datastore) {
    return datastore
        .lostPrimary()
        .flatMap(
            lost ->
                datastore
                    .survivor()
                    .map(
                        standby ->
                            "ecdr failover "
                                + lost.id()
                                + " --region "
                                + lost.region()
                                + " --to "
                                + standby.region()
                                + " --dry-run"));
  }

  /** A standby's data is its primary's; that is what is backed up. */
  private static boolean follows(DatastoreStatus datastore, String id, Region region) {
    return datastore.member(id, region).filter(m -> m.member().secondary()).isPresent();
  }

  private static String engineOf(BackupRecord backup) {
    return backup.manifest().engine() + " " + backup.manifest().engineVersion();
  }

  private String next(
      String id,
      Region region,
      Optional<ReplicationGroup> group,
      List<BackupRecord> mine,
      Optional<Newer> newer,
      Shelf shelf) {
    if (unknown(region, shelf).isPresent() || request.drRegion().isEmpty()) {
      return "";
    }
    var kept = new KeptAt(request.drRegion().get(), request.drBucket(), request.prefix());
    boolean proven = newer.map(n -> n.count() < mine.size()).orElse(!mine.isEmpty());
    if (group.isEmpty() && proven) {
      return kept.restore(id + "@latest-proven", region, id);
    }
    if (newer.isPresent()) {
      return kept.named(look(newer.get()), newer.get().newest().id());
    }
    return group.isPresent() && mine.isEmpty() ? first(id, region, kept) : "";
  }

  /** What tells of a backup why it counts for nothing, or proves it. */
  private static String look(Newer newer) {
    if (newer.suspect().isPresent()) {
      return "inspect";
    }
    boolean failed = newer.newest().record().flatMap(ProofRecord::failure).isPresent();
    return failed || !newer.newest().seal().fits() ? "show" : "verify";
  }

  /** Where nobody said which bucket takes the exports, what is missing is told by a check. */
  private String first(String id, Region region, KeptAt kept) {
    var cache = id + " --region " + region;
    return request
        .bucket()
        .map(b -> "ecdr backup create " + cache + kept.options() + " --bucket " + b + " --dry-run")
        .orElse("ecdr check " + cache + kept.options());
  }
}
