package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;
import io.ecdr.plan.Call;
import io.ecdr.plan.Reachability;
import io.ecdr.usecase.StandbyLags.Standby;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Global Datastores that listed caches are members of, by one list for each Region that has
 * such a cache, and the lag of their standbys. One run.
 */
final class AssessStandbys {

  private final GlobalCalls calls;
  private final StandbyLags lags;

  AssessStandbys(GlobalCalls calls) {
    this.calls = calls;
    this.lags = new StandbyLags(calls);
  }

  /** The lists, for Regions that have members. */
  List<Call> lists(List<AssessListing.Listed> listed) {
    return listed.stream()
        .filter(c -> c.group().globalDatastore().isPresent())
        .map(c -> c.group().region())
        .distinct()
        .map(calls::datastores)
        .toList();
  }

  /** Under which dimensions the lag of the standbys is found. */
  List<Call> names(List<AssessListing.Listed> listed, Reads reads) {
    return lags.names(reads, Reachability.NONE, standbys(listed, reads));
  }

  /** The lag itself. */
  List<Call> values(List<AssessListing.Listed> listed, Reads reads, Instant now) {
    return lags.values(reads, standbys(listed, reads), now);
  }

  private List<Standby> standbys(List<AssessListing.Listed> listed, Reads reads) {
    return listed.stream()
        .flatMap(c -> datastore(c, reads).value().stream())
        .distinct()
        .flatMap(d -> standbys(d).stream())
        .distinct()
        .toList();
  }

  private static List<Standby> standbys(GlobalDatastore datastore) {
    return datastore.members().stream()
        .filter(GlobalDatastore.Member::secondary)
        .flatMap(m -> GlobalCalls.region(m).map(r -> new Standby(r, m.id(), datastore)).stream())
        .toList();
  }

  /** The Global Datastore of a cache; absent: it is a member of none. */
  Fact<GlobalDatastore> datastore(AssessListing.Listed cache, Reads reads) {
    var member = cache.group().globalDatastore();
    if (member.isEmpty()) {
      return new Fact.Absent<>(cache.node().at());
    }
    var region = cache.group().region();
    var told = calls.view(reads, region, member.get().id()).orElseThrow();
    return told.absent()
        ? new Fact.Unknown<>(
            Trouble.ODD,
            "it is a member of " + member.get().id() + ", which " + region + " does not list",
            told.at())
        : told;
  }

  /** How far each of its standbys is behind, by Region. */
  Map<String, Lag> lags(AssessListing.Listed cache, Reads reads) {
    var all = new LinkedHashMap<String, Lag>();
    Optional<GlobalDatastore> datastore = datastore(cache, reads).value();
    for (var standby : datastore.map(AssessStandbys::standbys).orElse(List.of())) {
      Region region = standby.region();
      all.put(region.id(), lags.lag(reads, Reachability.NONE, standby));
    }
    return all;
  }
}
