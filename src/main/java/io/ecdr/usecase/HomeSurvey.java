package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.HomeSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what tells which way home there is: home, and what took over where that is known. */
final class HomeSurvey {

  private final Surveyor surveyor;
  private final GroupCalls groups;
  private final GlobalCalls globals;

  HomeSurvey(Surveyor surveyor) {
    this.surveyor = surveyor;
    this.groups = new GroupCalls(surveyor.maker());
    this.globals = new GlobalCalls(surveyor.maker(), groups);
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when something is not known, or there is nothing where the cache is said to
   *     be
   */
  HomeSight read(FailbackRequest request) {
    var gather = surveyor.gather();
    var home = groups.group(request.region(), request.cache());
    var homeView = globals.datastores(request.region());
    List<Call> all = new ArrayList<>(List.of(home, homeView));
    var away = request.away();
    var there = away.region().map(r -> groups.group(r, away.id().orElse(request.cache())));
    var awayView = away.region().map(globals::datastores);
    there.ifPresent(all::add);
    awayView.ifPresent(all::add);
    var reads = gather.read(all, gather.deadline());
    SurveyEnded.need(reads.fact(homeView), "");
    var named =
        there.filter(call -> reads.fact(call).absent()).flatMap(call -> named(request, reads));
    if (named.isEmpty()) {
      var lone = there.filter(call -> reads.fact(call).absent()).flatMap(call -> lone(request));
      return lone.map(
              found -> sight(request, reads, Optional.empty(), gather.now()).tookOver(found))
          .orElseGet(() -> sight(request, reads, there, gather.now()));
    }
    return sight(
        request,
        reads.and(gather.read(named.stream().toList(), gather.deadline())),
        named,
        gather.now());
  }

  /** What is no replication group and took over. */
  private Optional<Fact<ReplicationGroup>> lone(FailbackRequest request) {
    var region = request.away().region().orElseThrow();
    var id = request.away().id().orElse(request.cache());
    var lone = new LoneCacheCalls(surveyor.maker(), groups, region, id, "");
    var cluster = groups.cluster(region, id);
    var gather = surveyor.gather();
    var reads = gather.read(List.of(cluster, lone.serverless()), gather.deadline());
    needed(reads.fact(cluster));
    var absent = new Fact.Absent<Value.Fields>(gather.now());
    return lone.found(lone.kind(absent, reads.fact(cluster)), reads)
        .map(group -> new Fact.Known<>(group, gather.now()));
  }

  /** The member that a Global Datastore names there, where nobody else named one. */
  private Optional<Call> named(FailbackRequest request, Reads reads) {
    var away = request.away().region().orElseThrow();
    if (request.away().id().isPresent()) {
      return Optional.empty();
    }
    return Stream.of(request.region(), away)
        .map(region -> datastores(reads.fact(globals.datastores(region))))
        .flatMap(told -> told.value().orElse(List.of()).stream())
        .filter(d -> d.member(request.homeId(), request.region()).isPresent())
        .flatMap(d -> d.members().stream())
        .filter(m -> m.region().equals(away.id()))
        .map(m -> groups.group(away, m.id()))
        .findFirst();
  }

  private HomeSight sight(FailbackRequest request, Reads reads, Optional<Call> there, Instant now) {
    var away = request.away();
    var home = groups.group(request.region(), request.cache());
    var homeView = globals.datastores(request.region());
    var awayView = away.region().map(globals::datastores);
    var seen =
        new HomeSight(
            request,
            needed(group(request.region(), reads.fact(home))),
            datastores(reads.fact(homeView)),
            awayView
                .map(call -> datastores(reads.fact(call)))
                .orElseGet(() -> new Fact.Known<>(List.of(), now)),
            there
                .map(call -> needed(group(away.region().orElseThrow(), reads.fact(call))))
                .orElseGet(() -> new Fact.Absent<>(now)));
    if (there.isPresent() && seen.away().absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no cache "
              + away.id().orElse(request.cache())
              + " in "
              + away.region().orElseThrow(),
          "name what took over with --standby");
    }
    if (seen.shell().isEmpty() && !seen.home().absent()) {
      // A member that is not told to be one would be taken for one that stands alone.
      needed(seen.homeView());
    }
    return seen;
  }

  /** What is not known decides nothing here. */
  private static <T> Fact<T> needed(Fact<T> fact) {
    fact.unknown()
        .ifPresent(
            why -> {
              throw SurveyEnded.because(why, "");
            });
    return fact;
  }

  private static Fact<ReplicationGroup> group(Region region, Fact<Value.Fields> told) {
    return GroupCalls.first(told, "ReplicationGroups").map(f -> ReplicationGroup.of(region, f));
  }

  private static Fact<List<GlobalDatastore>> datastores(Fact<Value.Fields> told) {
    return told.map(
        f -> f.list("GlobalReplicationGroups").stream().map(GlobalDatastore::of).toList());
  }
}
