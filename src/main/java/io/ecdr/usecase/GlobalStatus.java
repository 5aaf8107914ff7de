package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.plan.Call;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.Reachability.State;
import io.ecdr.plan.Service;
import io.ecdr.usecase.StandbyLags.Standby;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code status} reads of Global Datastores, beside its own rounds: each member Region's view,
 * the members' groups, and the lag in each standby's Region. A cache in no datastore costs no call.
 * A Region that was silent is not asked again. One run.
 */
final class GlobalStatus {

  private final GlobalCalls calls;
  private final List<String> wanted;
  private final List<Region> asked;
  private final StandbyLags lags;
  private final Set<String> ids = new LinkedHashSet<>();
  private final Map<String, Set<Region>> claimed = new LinkedHashMap<>();
  private final Set<Call> sent = new LinkedHashSet<>();

  /**
   * What is known at one moment.
   *
   * @param told each datastore that belongs to what was asked for, as the Regions so far tell it
   */
  private record Seen(Reads reads, Reachability up, Map<String, List<GlobalDatastore>> told) {

    /** Why ElastiCache in a Region is held to be dark; empty when it answered or was not asked. */
    Optional<String> dark(Region region) {
      return up.of(region, Service.ELASTICACHE)
          .filter(c -> c.state() == State.DARK)
          .map(c -> c.why());
    }

    List<Member> members(String id) {
      var all = new LinkedHashMap<String, Member>();
      told.get(id)
          .forEach(v -> v.members().forEach(m -> all.putIfAbsent(m.region() + "/" + m.id(), m)));
      return List.copyOf(all.values());
    }

    /** A standby for each member that any Region does not call the primary, by Region and id. */
    Map<String, Standby> standbys() {
      var all = new LinkedHashMap<String, Standby>();
      for (var views : told.values()) {
        for (var view : views) {
          for (var member : view.members()) {
            GlobalCalls.region(member)
                .filter(r -> !member.primary())
                .ifPresent(
                    r ->
                        all.putIfAbsent(
                            r + "/" + member.id(), new Standby(r, member.id(), views.get(0))));
          }
        }
      }
      return all;
    }
  }

  /**
   * @param wanted the caches that were named, lower case; empty means all
   * @param asked the Regions that were named
   */
  GlobalStatus(GlobalCalls calls, List<String> wanted, List<Region> asked) {
    this.calls = calls;
    this.wanted = wanted;
    this.asked = asked;
    this.lags = new StandbyLags(calls);
  }

  /** Once the groups are known: the named Regions' views. */
  List<Call> second(Reads reads, Map<Region, List<ReplicationGroup>> groups) {
    groups.forEach((region, list) -> list.forEach(g -> claim(region, g)));
    var seen = new Seen(reads, reads.reachability(), Map.of());
    boolean lists = wanted.isEmpty() ? !ids.isEmpty() || dark(seen) : dark(seen) && !found(groups);
    List<Call> all = new ArrayList<>();
    for (var region : asked) {
      if (seen.dark(region).isEmpty() && (lists || !ids.isEmpty())) {
        all.addAll(
            lists
                ? List.of(calls.datastores(region))
                : ids.stream().map(id -> calls.datastore(region, id)).toList());
        if (mayHaveStandbys(groups.getOrDefault(region, List.of()))) {
          all.add(calls.lagNames(region));
        }
      }
    }
    return sent(all);
  }

  private void claim(Region region, ReplicationGroup group) {
    group
        .globalDatastore()
        .ifPresent(
            g -> {
              ids.add(g.id());
              claimed.computeIfAbsent(g.id(), x -> new LinkedHashSet<>()).add(region);
            });
  }

  /**
   * A cache that was named once left a datastore, whose primary may be taking writes, too.
   *
   * @param primary the Region that had the primary then; empty when that is not known
   */
  void left(String datastore, Optional<Region> primary) {
    ids.add(datastore);
    primary.ifPresent(r -> claimed.computeIfAbsent(datastore, x -> new LinkedHashSet<>()).add(r));
  }

  private boolean dark(Seen seen) {
    return asked.stream().anyMatch(r -> seen.dark(r).isPresent());
  }

  private boolean found(Map<Region, List<ReplicationGroup>> groups) {
    return groups.values().stream()
        .flatMap(List::stream)
        .map(ReplicationGroup::id)
        .toList()
        .containsAll(wanted);
  }

  /** Where only primaries were seen there is no standby to find. */
  private static boolean mayHaveStandbys(List<ReplicationGroup> groups) {
    var roles = groups.stream().flatMap(g -> g.globalDatastore().stream()).toList();
    return roles.isEmpty()
        || roles.stream().anyMatch(r -> !r.role().equals(GlobalDatastore.PRIMARY));
  }

  /** Once a view is known: the other members' Regions, and the lag where it can be read already. */
  List<Call> third(Reads reads, Instant now) {
    var seen = see(reads);
    List<Call> all = new ArrayList<>();
    for (var id : seen.told().keySet()) {
      for (var region : regions(id, seen)) {
        if (seen.dark(region).isEmpty() && calls.view(reads, region, id).isEmpty()) {
          all.add(calls.datastore(region, id));
        }
      }
    }
    all.addAll(groups(seen));
    var standbys = List.copyOf(seen.standbys().values());
    all.addAll(lags.names(reads, seen.up(), standbys));
    all.addAll(lags.values(reads, standbys, now));
    return sent(all);
  }

  /** The members' groups that nobody asked for yet. */
  private List<Call> groups(Seen seen) {
    List<Call> all = new ArrayList<>();
    for (var id : seen.told().keySet()) {
      for (var member : seen.members(id)) {
        GlobalCalls.region(member)
            .filter(r -> seen.dark(r).isEmpty())
            .filter(r -> calls.groupOf(seen.reads(), r, member.id()).isEmpty())
            .ifPresent(r -> all.add(calls.group(r, member.id())));
      }
    }
    return all;
  }

  /**
   * Once the metric's names are known everywhere: the lag that is still missing. A view that was
   * read last, as that of the Region which a detached cache left, may name members of its own.
   */
  List<Call> fourth(Reads reads, Instant now) {
    var seen = see(reads);
    List<Call> all = groups(seen);
    all.addAll(lags.values(reads, List.copyOf(seen.standbys().values()), now));
    return sent(all);
  }

  private List<Call> sent(List<Call> all) {
    sent.addAll(all);
    return all;
  }

  /** What did not answer, the silence of a Region once only. */
  List<Fact.Unknown<?>> unknown(Reads reads) {
    var silent = new TreeSet<Region>();
    List<Fact.Unknown<?>> all = new ArrayList<>();
    for (var call : sent) {
      reads
          .fact(call)
          .unknown()
          .filter(u -> u.trouble() != Trouble.UNREACHABLE || silent.add(call.region()))
          .ifPresent(all::add);
    }
    return all;
  }

  /** All that came of it. */
  List<DatastoreStatus> found(Reads reads, Instant now) {
    var seen = see(reads);
    var standbys = seen.standbys();
    return seen.told().keySet().stream()
        .map(
            id ->
                new DatastoreStatus(
                    id,
                    regions(id, seen).stream().map(r -> view(seen, r, id, now)).toList(),
                    seen.members(id).stream().map(m -> standing(seen, standbys, m, now)).toList()))
        .toList();
  }

  private DatastoreStatus.View view(Seen seen, Region region, String id, Instant now) {
    return new DatastoreStatus.View(
        region, calls.view(seen.reads(), region, id).orElseGet(() -> silence(seen, region, now)));
  }

  private DatastoreStatus.Standing standing(
      Seen seen, Map<String, Standby> standbys, Member member, Instant now) {
    var region = GlobalCalls.region(member);
    Fact<ReplicationGroup> group =
        region
            .flatMap(r -> calls.groupOf(seen.reads(), r, member.id()))
            .orElseGet(() -> silence(seen, region.orElse(asked.get(0)), now));
    Optional<Lag> lag =
        Optional.ofNullable(standbys.get(member.region() + "/" + member.id()))
            .map(s -> lags.lag(seen.reads(), seen.up(), s));
    return new DatastoreStatus.Standing(
        member, group, lag, lag.map(l -> Loss.of(l, now)).orElse(Loss.UNKNOWN));
  }

  private static <T> Fact<T> silence(Seen seen, Region region, Instant now) {
    return new Fact.Unknown<>(
        Trouble.UNREACHABLE, seen.dark(region).orElse(region + " was not asked"), now);
  }

  private Seen see(Reads reads) {
    Set<String> all = new LinkedHashSet<>(ids);
    for (var region : asked) {
      calls.told(reads, region).values().stream()
          .filter(d -> wanted.isEmpty() || asked.stream().anyMatch(r -> names(d, r)))
          .map(GlobalDatastore::id)
          .sorted()
          .forEach(all::add);
    }
    Set<Region> known = new LinkedHashSet<>(asked);
    sent.forEach(c -> known.add(c.region()));
    var told = new LinkedHashMap<String, List<GlobalDatastore>>();
    for (var id : all) {
      told.put(
          id,
          known.stream()
              .flatMap(r -> calls.view(reads, r, id).stream())
              .flatMap(f -> f.value().stream())
              .toList());
    }
    return new Seen(reads, reads.reachability(), told);
  }

  private boolean names(GlobalDatastore datastore, Region region) {
    return wanted.stream().anyMatch(id -> datastore.member(id, region).isPresent());
  }

  private Set<Region> regions(String id, Seen seen) {
    Set<Region> all = new LinkedHashSet<>(claimed.getOrDefault(id, Set.of()));
    seen.members(id).forEach(m -> GlobalCalls.region(m).ifPresent(all::add));
    return all;
  }
}
