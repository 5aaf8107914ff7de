package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.DetachedHomePlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.HomeSight;
import io.ecdr.plan.OldHome;
import io.ecdr.plan.PromotedPlanner;
import io.ecdr.plan.RestoredPlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans {@code failback}: finds which way home there is, then plans that one. */
public final class Failback implements Planning<FailbackRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final String toolVersion;
  private final GroupCalls groups;
  private final GlobalCalls globals;

  /**
   * @param operations whose journals tell what a fence took away
   * @param toolVersion the version of ecdr, for the plan
   */
  public Failback(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
    this.groups = new GroupCalls(surveyor.maker());
    this.globals = new GlobalCalls(surveyor.maker(), groups);
  }

  @Override
  public Planned plan(FailbackRequest request) {
    try {
      OverdueDrills.refuse(request.cache(), "failback", request.region());
      var sight = read(request);
      var found = sight.found();
      var it =
          found
              .it()
              .orElseThrow(
                  () ->
                      refused(
                          "which way home there is cannot be told: " + found.seen(), found.hint()));
      if (request.insisted().filter(said -> said != it).isPresent()) {
        throw refused(
            "this is not the case '"
                + request.insisted().get().word()
                + "' but '"
                + it.word()
                + "': "
                + found.seen(),
            "look again, or leave --case out");
      }
      return switch (it) {
        case PROMOTED -> promoted(request, found.seen());
        case RESTORED -> restored(request, sight, found.seen());
        case DETACHED -> detached(request, sight, found.seen());
      };
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  private static SurveyEnded refused(String message, String hint) {
    return new SurveyEnded(ExitCode.REFUSED_BY_CHECKS, message + "; nothing was changed", hint);
  }

  private HomeSight read(FailbackRequest request) {
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
    return named.isEmpty()
        ? sight(request, reads, there, gather.now())
        : sight(
            request,
            reads.and(gather.read(named.stream().toList(), gather.deadline())),
            named,
            gather.now());
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
          "there is no replication group "
              + away.id().orElse(request.cache())
              + " in "
              + away.region().orElseThrow(),
          "name what took over with --standby");
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

  private Planned restored(FailbackRequest request, HomeSight sight, String why) {
    var took = sight.away().value().orElseThrow();
    var standby = request.standby(took.id(), took.region());
    var ground = new StandbyCreate(surveyor, ids, toolVersion).read(standby);
    return new Planned.Ready(
        new RestoredPlanner(surveyor.maker(), toolVersion)
            .plan(request, standby, ground, why, ids.next()),
        request.insisting(FailbackCase.RESTORED).expecting(Optional.of(standby.region())),
        Fingerprints.of(ground));
  }

  private Planned detached(FailbackRequest request, HomeSight sight, String why) {
    if (request.saving().isEmpty()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "home stands alone with data of its own, which is saved before it is deleted: "
              + why
              + "; where to was not said",
          "name --bucket in "
              + request.region()
              + " for the export, and --dr-bucket in "
              + request.away().region().orElseThrow()
              + " for the backup");
    }
    var operation = ids.next();
    var backup = new BackupSurvey(surveyor, request.rescue(), operation).read();
    var group = backup.group();
    var users = new UserCalls(surveyor.maker(), group);
    var gather = surveyor.gather();
    List<Call> more = new ArrayList<>(groups.nodes(group));
    more.addAll(users.all());
    var reads = gather.read(more, gather.deadline());
    var node = groups.nodesOf(group, reads).value().flatMap(all -> all.stream().findFirst());
    var shaped = request.shaped(shape(request.anew().shape(), node));
    var took = sight.away().value().orElseThrow();
    var standby = shaped.standby(took.id(), took.region());
    var old =
        new OldHome(
            new FailbackCheck(surveyor, ids, toolVersion).read(standby),
            backup,
            sight.shell(),
            node,
            users.access(reads),
            users.elsewhere(reads),
            new FencedBefore(backup.account(), request.region()).in(OwnJournals.read(operations)));
    return new Planned.Ready(
        new DetachedHomePlanner(surveyor.maker(), toolVersion)
            .plan(shaped, standby, old, why, operation),
        shaped.insisting(FailbackCase.DETACHED).expecting(Optional.of(standby.region())),
        Fingerprints.of(old));
  }

  /** As the old side's, where nothing else was said. */
  private static StandbyShape shape(StandbyShape said, Optional<CacheCluster> node) {
    return new StandbyShape(
        said.subnetGroup().or(() -> node.flatMap(CacheCluster::subnetGroup)),
        said.securityGroups().isEmpty()
            ? node.map(CacheCluster::securityGroups).orElse(List.of())
            : said.securityGroups(),
        said.kmsKey(),
        said.replicas());
  }

  private Planned promoted(FailbackRequest request, String why) {
    var home = request.region();
    var places = request.terms().afterwards().publish(request.homeId());
    var survey = new GlobalSurvey(surveyor, home, GlobalSurvey.Other.NEEDED, places);
    var seen = new PairSurvey(surveyor).beside(survey.read(request.homeId(), home));
    if (seen.already() && seen.otherView().absent()) {
      throw refused(
          seen.target()
              + " is the primary of "
              + seen.datastore().id()
              + ", and the other Region that it lists tells of no such datastore: "
              + seen.datastore().roles(),
          seen.datastore().members().stream()
              .filter(m -> !m.equals(seen.target()))
              .map(
                  m ->
                      "say where the cache is now: --dr-region "
                          + m.region()
                          + " --standby "
                          + m.id())
              .collect(Collectors.joining(", or ")));
    }
    return new Planned.Ready(
        new PromotedPlanner(surveyor.maker(), toolVersion).plan(request, seen, why, ids.next()),
        request.insisting(FailbackCase.PROMOTED).expecting(seen.expectable()),
        Fingerprints.of(seen, true));
  }
}
