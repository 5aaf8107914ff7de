package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Rank;
import io.ecdr.model.RankedCache;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.ServerlessShape;
import io.ecdr.plan.Evacuated;
import io.ecdr.plan.EvacuationInventory.Candidate;
import io.ecdr.plan.EvacuationInventory.LeftAlone;
import io.ecdr.plan.EvacuationInventory.Lost;
import io.ecdr.plan.EvacuationPlanner;
import io.ecdr.plan.EvacuationRoom;
import io.ecdr.plan.RestorePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans for each cache alone, by the verb that saves it; what cannot be planned for is lost. */
final class EvacuationCandidates {

  private final Surveyor surveyor;
  private final EvacuateRequest request;
  private final EvacuationSurvey.Found found;
  private final DetachedBefore detached;
  private final String operation;
  private final String toolVersion;
  private final List<LeftAlone> leftAlone = new ArrayList<>();

  EvacuationCandidates(
      Surveyor surveyor,
      EvacuateRequest request,
      EvacuationSurvey.Found found,
      DetachedBefore detached,
      String operation,
      String toolVersion) {
    this.surveyor = surveyor;
    this.request = request;
    this.found = found;
    this.detached = detached;
    this.operation = operation;
    this.toolVersion = toolVersion;
  }

  /** What nothing need be done about. */
  List<LeftAlone> leftAlone() {
    return leftAlone;
  }

  /** Those that were named and that nobody knows. */
  List<Candidate> missing() {
    return found.missing().stream()
        .<Candidate>map(
            id ->
                new Lost(
                    new RankedCache(
                        new CacheId(
                            found.identity().account(),
                            request.from(),
                            CacheKind.REPLICATION_GROUP,
                            id),
                        new Rank(Rank.USUAL, List.of())),
                    ExitCode.NOT_FOUND,
                    "no cache of that id is known",
                    "see which there are: ecdr status --region " + request.from()))
        .toList();
  }

  /** Those of which nobody knows whether they are meant. */
  List<Candidate> untagged() {
    return found.untagged().stream()
        .<Candidate>map(
            ranked ->
                new Lost(
                    ranked,
                    ExitCode.UNREACHABLE,
                    "its tags are not told, so whether --tag means it is unknown",
                    "if it is meant, name it by its id, without --tag: "
                        + EvacuationPlanner.evacuating(request, ranked.cache())))
        .toList();
  }

  /** What can be done for a cache; empty when nothing need be done. */
  Optional<Candidate> of(RankedCache ranked) {
    var cache = ranked.cache();
    try {
      var datastore = found.datastore(cache);
      if (away(ranked, datastore)) {
        return Optional.empty();
      }
      if (datastore.flatMap(d -> d.in(request.to())).isPresent()) {
        return Optional.of(promoted(ranked));
      }
      if (alone(cache)) {
        return Optional.empty();
      }
      if (memcached(cache)) {
        return Optional.of(
            lost(
                ranked,
                "Memcached keeps nothing that could be brought along",
                "make an empty one in " + request.to() + "; the clients fill it"));
      }
      if (request.restore().isEmpty()) {
        return Optional.of(
            lost(
                ranked,
                "it has no standby in " + request.to() + ", and no bucket was named",
                "name the backups' bucket with --dr-bucket"));
      }
      if (found.untold().isPresent() && cache.kind() == CacheKind.REPLICATION_GROUP) {
        return Optional.of(maybeStandby(ranked, found.untold().get().why()));
      }
      return restored(ranked, datastore);
    } catch (SurveyEnded e) {
      var why = e.why();
      return Optional.of(new Lost(ranked, why.code(), why.message(), why.hint()));
    }
  }

  private static Lost lost(RankedCache ranked, String why, String hint) {
    return new Lost(ranked, ExitCode.NOT_FOUND, why, hint);
  }

  /** A backup is older than a standby, so it is not restored where there may be one. */
  private Lost maybeStandby(RankedCache ranked, Rejection why) {
    return new Lost(
        ranked,
        why.code(),
        "whether it has a standby in " + request.to() + " is not told: " + why.message(),
        why.hint()
            + "; if it has none: "
            + EvacuationPlanner.restoring(
                request.restore().orElseThrow(), ranked.cache(), ranked.cache().id()));
  }

  private boolean memcached(CacheId cache) {
    return cache.kind() == CacheKind.CACHE_CLUSTER
        && found.told().told(cache).text("Engine").filter("memcached"::equals).isPresent();
  }

  /** Whether its writes go to another Region already. */
  private boolean away(RankedCache ranked, Optional<GlobalDatastore> datastore) {
    var cache = ranked.cache();
    var elsewhere =
        datastore
            .flatMap(GlobalDatastore::primary)
            .filter(m -> !m.region().equals(request.from().id()))
            .map(m -> cache + " follows " + m);
    var itself =
        datastore.isPresent() || cache.kind() != CacheKind.REPLICATION_GROUP
            ? Optional.<String>empty()
            : ReplicationGroup.of(cache.region(), found.told().told(cache))
                .globalDatastore()
                .filter(member -> member.role().equals(GlobalDatastore.SECONDARY))
                .map(member -> cache + " is a standby in " + member.id());
    var words = elsewhere.or(() -> itself);
    words.ifPresent(
        w -> leftAlone.add(new LeftAlone(cache.id(), w + ": its writes go there already", "")));
    return words.isPresent();
  }

  /** Whether a standby of it was detached and is there: its writes go there, or should. */
  private boolean alone(CacheId cache) {
    var was = detached.of(cache, request.to());
    if (was.isEmpty()) {
      return false;
    }
    var there = was.get().cache();
    var look = new GroupCalls(surveyor.maker()).group(there.region(), there.id());
    var gather = surveyor.gather();
    var reads = gather.read(List.of(look), gather.deadline());
    var told = GroupCalls.first(reads.fact(look), "ReplicationGroups");
    if (told.absent()) {
      return false;
    }
    SurveyEnded.need(told, "");
    leftAlone.add(
        new LeftAlone(
            cache.id(),
            there
                + " was detached from it by operation "
                + was.get().operation()
                + " already, and takes writes alone",
            "see how both stand: ecdr status "
                + cache.id()
                + " --region "
                + request.from()
                + " --dr-region "
                + request.to()));
    return true;
  }

  private Candidate promoted(RankedCache ranked) {
    var alone = request.promoting(ranked.cache().id());
    var planned = new Failover(surveyor, () -> operation, toolVersion).plan(alone);
    if (planned instanceof Planned.Rejected rejected) {
      throw new SurveyEnded(rejected.why());
    }
    return new io.ecdr.plan.EvacuationInventory.Planned(
        ranked,
        alone.atOnce() ? Evacuated.Way.DETACH : Evacuated.Way.PROMOTE,
        ((Planned.Ready) planned).plan(),
        Optional.empty());
  }

  private Optional<Candidate> restored(RankedCache ranked, Optional<GlobalDatastore> datastore) {
    var cache = ranked.cache();
    var wanted = wanted(cache);
    var before = new EvacuatedBefore(surveyor, request.to()).look(cache, wanted.as());
    if (before.isPresent()) {
      leftAlone.add(before.get());
      return Optional.empty();
    }
    try {
      var survey = RestoreSurvey.of(surveyor, wanted);
      var seen = survey.read();
      return Optional.of(
          new io.ecdr.plan.EvacuationInventory.Planned(
              ranked,
              Evacuated.Way.RESTORE,
              new RestorePlanner(surveyor.maker(), toolVersion)
                  .plan(survey.request(), seen, operation),
              Optional.of(EvacuationRoom.Wanted.of(survey.request(), seen))));
    } catch (SurveyEnded e) {
      throw datastore
          .map(
              d ->
                  new SurveyEnded(
                      e.why().code(),
                      e.why().message()
                          + "; its Global Datastore has no member in "
                          + request.to()
                          + " ("
                          + d.roles()
                          + ")",
                      e.why().hint()))
          .orElse(e);
    }
  }

  /** A serverless cache becomes one again, unless nodes were asked for. */
  private RestoreRequest wanted(CacheId cache) {
    var each =
        request
            .restore()
            .orElseThrow()
            .of(cache.id() + "@latest-proven", Optional.of(request.from()), cache.id());
    return cache.kind() == CacheKind.SERVERLESS && each.shape().nodeTypes().isEmpty()
        ? each.with(RestoreShape.of(ServerlessShape.USUAL))
        : each;
  }
}
