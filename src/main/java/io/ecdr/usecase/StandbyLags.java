package io.ecdr.usecase;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.LagCalls;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.Reachability.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the lag of many standbys: the metric's names once per Region, its values in as few calls as
 * they fit in. One run.
 */
final class StandbyLags {

  /** Series in one call. With values of three hours they fit into one page of the answer. */
  private static final int TOGETHER = 100;

  private final GlobalCalls calls;
  private final Map<Standby, Asked> asked = new LinkedHashMap<>();

  /**
   * A standby.
   *
   * @param datastore the one it follows in
   */
  record Standby(Region region, String member, GlobalDatastore datastore) {}

  private record Asked(Call call, List<Value.Items> all, List<Value.Items> mine) {}

  StandbyLags(GlobalCalls calls) {
    this.calls = calls;
  }

  /** The calls that find the metric, for Regions that are not silent and were not asked yet. */
  List<Call> names(Reads reads, Reachability up, List<Standby> standbys) {
    return standbys.stream()
        .map(Standby::region)
        .distinct()
        .filter(r -> silent(up, r).isEmpty())
        .map(calls::lagNames)
        .filter(c -> !reads.has(c))
        .toList();
  }

  /** The calls that read it, for standbys whose metric is found and was not read yet. */
  List<Call> values(Reads reads, List<Standby> standbys, Instant now) {
    var byRegion = new LinkedHashMap<Region, List<Standby>>();
    for (var standby : standbys) {
      if (!asked.containsKey(standby) && !dimensions(reads, standby).isEmpty()) {
        byRegion.computeIfAbsent(standby.region(), r -> new ArrayList<>()).add(standby);
      }
    }
    List<Call> all = new ArrayList<>();
    byRegion.forEach((region, list) -> all.addAll(together(reads, list, now)));
    return all;
  }

  private List<Call> together(Reads reads, List<Standby> standbys, Instant now) {
    List<Call> all = new ArrayList<>();
    var together = new ArrayList<Standby>();
    var series = new LinkedHashSet<Value.Items>();
    for (var standby : standbys) {
      var mine = dimensions(reads, standby);
      if (series.size() + mine.size() > TOGETHER && !together.isEmpty()) {
        all.add(ask(reads, together, List.copyOf(series), now));
        together.clear();
        series.clear();
      }
      together.add(standby);
      series.addAll(mine);
    }
    all.add(ask(reads, together, List.copyOf(series), now));
    return all;
  }

  private Call ask(Reads reads, List<Standby> standbys, List<Value.Items> dimensions, Instant now) {
    var call = calls.lagValues(standbys.get(0).region(), dimensions, now);
    standbys.forEach(s -> asked.put(s, new Asked(call, dimensions, dimensions(reads, s))));
    return call;
  }

  private List<Value.Items> dimensions(Reads reads, Standby standby) {
    var names = calls.lagNames(standby.region());
    if (!reads.has(names)) {
      return List.of();
    }
    var group = calls.groupOf(reads, standby.region(), standby.member());
    return reads
        .fact(names)
        .value()
        .map(
            n ->
                LagCalls.dimensions(
                    n, standby.datastore(), standby.member(), group.flatMap(g -> g.value())))
        .orElse(List.of());
  }

  /** What came of it. */
  Lag lag(Reads reads, Reachability up, Standby standby) {
    var mine = asked.get(standby);
    if (mine != null && reads.has(mine.call())) {
      return LagCalls.lag(reads.fact(mine.call()), mine.all(), mine.mine());
    }
    var names = calls.lagNames(standby.region());
    if (reads.has(names)) {
      return new Lag.Unknown(
          reads
              .fact(names)
              .unknown()
              .map(u -> u.why())
              .orElse("no lag metric of this standby is listed; that is not zero"));
    }
    return new Lag.Unknown(silent(up, standby.region()).orElse("not asked"));
  }

  /** Why a whole Region is held to be dark: nothing of it has answered anything. */
  private static Optional<String> silent(Reachability up, Region region) {
    var cells = up.cells().stream().filter(c -> c.region().equals(region)).toList();
    return cells.stream().allMatch(c -> c.state() == State.DARK)
        ? cells.stream().findFirst().map(c -> c.why())
        : Optional.empty();
  }
}
