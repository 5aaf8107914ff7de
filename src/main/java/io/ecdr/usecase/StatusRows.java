package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StatusRequest;
import io.ecdr.usecase.StatusReport.CacheStatus;
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
    Function<ReplicationGroup, Optional<Snapshot>> snapshot) {

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
    var newest =
        mine.stream()
            .filter(b -> b.proof().proven())
            .findFirst()
            .or(() -> mine.stream().findFirst());
    var datastore = datastores.stream().filter(d -> d.member(id, region).isPresent()).findFirst();
    return new CacheStatus(
        id,
        region,
        group,
        datastore,
        group.map(engine).orElseGet(() -> newest.map(StatusRows::engineOf).orElse("")),
        group.flatMap(snapshot),
        newest,
        shelf.count(region.id(), id),
        unknown(region, shelf),
        newest.map(b -> Duration.between(b.moment(), now)),
        datastore
            .flatMap(StatusRows::failover)
            .or(() -> datastore.filter(d -> follows(d, id, region)).map(d -> ""))
            .orElseGet(() -> next(id, region, group, newest, shelf)));
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
      Optional<BackupRecord> newest,
      Shelf shelf) {
    if (unknown(region, shelf).isPresent()) {
      return "";
    }
    var there =
        " --dr-region "
            + request.drRegion().map(Region::id).orElse("R2")
            + " --dr-bucket "
            + request.drBucket().orElse("B2");
    if (group.isEmpty()) {
      return "ecdr restore "
          + id
          + "@latest --region "
          + region
          + " --to "
          + request.drRegion().map(Region::id).orElse("R2")
          + " --as NEW --dr-bucket "
          + request.drBucket().orElse("B2")
          + " --subnet-group S --dry-run";
    }
    if (newest.isEmpty()) {
      return "ecdr backup create " + id + " --region " + region + there + " --bucket B --dry-run";
    }
    return newest.get().proof().proven()
        ? ""
        : "ecdr backup show " + newest.get().id() + " --region " + region + there;
  }
}
