package io.ecdr.usecase;

import io.ecdr.model.CacheKind;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Purpose;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.DrillNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out what {@code check} has to look at: each cache, and what applies to it. A cache that was
 * named together with all that a purpose needs is not looked up at all, so that a lost Region does
 * not keep its standby from being checked.
 */
final class CheckTargets {

  private static final String UNKEPT = "ElastiCache takes no snapshots of Memcached nodes";

  private final CheckRequest request;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final GlobalCalls globals;

  /**
   * One cache and one purpose.
   *
   * @param left why it is not checked; empty when it is
   */
  record Target(
      String cache, Region region, Purpose purpose, Optional<Region> to, Optional<String> left) {
    Target {
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(purpose, "purpose");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(left, "left");
    }
  }

  CheckTargets(Surveyor surveyor, CheckRequest request) {
    this.request = request;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.globals = new GlobalCalls(maker, groups);
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when nothing can be said of what there is
   */
  List<Target> read() {
    boolean told =
        !request.caches().isEmpty()
            && !request.purposes().isEmpty()
            && request.purposes().stream().noneMatch(this::needsLook);
    List<Target> all = new ArrayList<>();
    if (told) {
      request.caches().forEach(id -> request.purposes().forEach(p -> all.add(named(id, p))));
      return all;
    }
    var region = request.region();
    List<Call> first = new ArrayList<>(calls());
    var datastores = globals.datastores(region);
    first.add(datastores);
    if (request.caches().isEmpty()) {
      first.addAll(LoneCacheStatus.all(maker, groups, region));
    }
    var reads = gather.read(first, gather.deadline());
    for (var cache : found(reads)) {
      for (var purpose : Purpose.values()) {
        if (request.purposes().isEmpty() || request.asks(purpose)) {
          all.addAll(targets(cache, purpose, reads.fact(datastores)));
        }
      }
    }
    return all;
  }

  private boolean needsLook(Purpose purpose) {
    boolean role = purpose == Purpose.SWITCHOVER || purpose == Purpose.FAILOVER;
    return role && request.to().isEmpty();
  }

  private Target named(String id, Purpose purpose) {
    boolean role = purpose == Purpose.SWITCHOVER || purpose == Purpose.FAILOVER;
    return new Target(
        id.toLowerCase(Locale.ROOT),
        request.region(),
        purpose,
        role ? request.to() : Optional.empty(),
        Optional.empty());
  }

  private List<Call> calls() {
    return request.caches().isEmpty()
        ? List.of(groups.groups(request.region()))
        : request.caches().stream()
            .map(id -> groups.group(request.region(), id.toLowerCase(Locale.ROOT)))
            .toList();
  }

  /** Groups, and beside them the caches that are none. */
  private List<ReplicationGroup> found(Reads first) {
    List<ReplicationGroup> found = new ArrayList<>();
    for (var call : calls()) {
      if (!first.fact(call).absent()) {
        SurveyEnded.need(
                first.fact(call),
                "name the cache, what for and the standby's Region: ecdr check CACHE --for failover"
                    + " --region "
                    + request.region()
                    + " --to REGION")
            .list("ReplicationGroups")
            .stream()
            .filter(f -> !request.caches().isEmpty() || !DrillNames.is(f))
            .forEach(f -> found.add(ReplicationGroup.of(request.region(), f)));
      }
    }
    var all = new TreeMap<>(Map.of(request.region(), found));
    var wanted = request.caches().stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    var lone = new LoneCacheStatus(maker, groups, List.of(request.region()), wanted);
    var missing = lone.missing(all);
    var reads = missing.isEmpty() ? first : first.and(gather.read(missing, gather.deadline()));
    lone.addTo(all, reads);
    var caches = all.get(request.region());
    for (var id : wanted) {
      if (caches.stream().noneMatch(c -> c.id().equals(id))) {
        throw notThere(id, missing, reads);
      }
    }
    return caches;
  }

  private SurveyEnded notThere(String id, List<Call> asked, Reads reads) {
    return asked.stream()
        .flatMap(call -> reads.fact(call).unknown().stream())
        .findFirst()
        .map(unknown -> SurveyEnded.because(unknown, ""))
        .orElseGet(
            () ->
                new SurveyEnded(
                    ExitCode.NOT_FOUND,
                    "there is no cache " + id + " in " + request.region(),
                    "see what there is: ecdr status --region " + request.region()));
  }

  private List<Target> targets(
      ReplicationGroup group, Purpose purpose, Fact<Value.Fields> datastores) {
    return switch (purpose) {
      case BACKUP -> List.of(target(group, purpose, Optional.empty(), backup(group)));
      case RESTORE ->
          List.of(
              target(
                  group,
                  purpose,
                  request.drRegion(),
                  unkept(group)
                      ? Optional.of(UNKEPT)
                      : missing(request.drBucket().isPresent(), "--dr-region and --dr-bucket")));
      case SWITCHOVER, FAILOVER -> roles(group, purpose, datastores);
      case FAILBACK -> List.of(target(group, purpose, Optional.empty(), failback(group)));
    };
  }

  private Target target(
      ReplicationGroup group, Purpose purpose, Optional<Region> to, Optional<String> left) {
    return new Target(group.id(), group.region(), purpose, to, left);
  }

  private Optional<String> missing(boolean there, String options) {
    return there && request.drRegion().isPresent()
        ? Optional.empty()
        : Optional.of("not asked; name " + options);
  }

  private static boolean unkept(ReplicationGroup group) {
    return LoneCaches.kind(group) == CacheKind.CACHE_CLUSTER
        && group.engine().orElse("").equalsIgnoreCase("memcached");
  }

  private static boolean secondary(ReplicationGroup group) {
    return group
        .globalDatastore()
        .filter(g -> !g.role().equals(GlobalDatastore.PRIMARY))
        .isPresent();
  }

  private Optional<String> backup(ReplicationGroup group) {
    if (unkept(group)) {
      return Optional.of(UNKEPT);
    }
    boolean complete = request.bucket().isPresent() && request.drBucket().isPresent();
    return secondary(group) && !request.asks(Purpose.BACKUP)
        ? Optional.of("it is a secondary; the primary is what is backed up")
        : missing(complete, "--bucket, --dr-region and --dr-bucket");
  }

  private Optional<String> failback(ReplicationGroup group) {
    boolean away = secondary(group) || request.successor().isPresent();
    return away || request.asks(Purpose.FAILBACK)
        ? Optional.empty()
        : Optional.of("it is the primary, or stands alone; there is nothing to bring home");
  }

  /** One for each other Region that could take over; itself where it is the standby. */
  private List<Target> roles(
      ReplicationGroup group, Purpose purpose, Fact<Value.Fields> datastores) {
    if (request.to().isPresent()) {
      return List.of(target(group, purpose, request.to(), Optional.empty()));
    }
    if (secondary(group)) {
      return List.of(target(group, purpose, Optional.of(group.region()), Optional.empty()));
    }
    var id = group.globalDatastore().map(ReplicationGroup.GlobalMember::id);
    if (id.isEmpty()) {
      return List.of(target(group, purpose, Optional.empty(), Optional.of("it has no standby")));
    }
    var others =
        SurveyEnded.need(datastores, "name the standby's Region with --to")
            .list("GlobalReplicationGroups")
            .stream()
            .map(GlobalDatastore::of)
            .filter(d -> d.id().equals(id.get()))
            .flatMap(d -> d.members().stream())
            .filter(m -> !m.region().equals(group.region().id()))
            .flatMap(m -> GlobalCalls.region(m).stream())
            .map(to -> target(group, purpose, Optional.of(to), Optional.empty()))
            .toList();
    return others.isEmpty()
        ? List.of(
            target(group, purpose, Optional.empty(), Optional.of("its datastore has no standby")))
        : others;
  }
}
