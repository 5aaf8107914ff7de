package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyShape;
import io.ecdr.plan.BackupInventory;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CarriedHomePlanner;
import io.ecdr.plan.DetachedHomePlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.HomeSight;
import io.ecdr.plan.OldHome;
import io.ecdr.plan.PromotedPlanner;
import io.ecdr.plan.Published;
import io.ecdr.plan.RestoredPlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans {@code failback}: finds which way home there is, then plans that one. */
public final class Failback implements Planning<FailbackRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final String toolVersion;
  private final GroupCalls groups;

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
  }

  @Override
  public Planned plan(FailbackRequest request) {
    return plan(request, "");
  }

  /**
   * Plans.
   *
   * @param told who told where the cache is, where it was not the operator
   */
  private Planned plan(FailbackRequest request, String told) {
    try {
      OverdueDrills.refuse(request.cache(), "failback", request.region());
      var sight = new HomeSurvey(surveyor).read(request);
      var found = sight.found();
      if (found.it().isEmpty() && request.away().region().isEmpty()) {
        return sought(request, found);
      }
      var seen = found.seen() + told;
      var it =
          found
              .it()
              .orElseThrow(
                  () -> refused("which way home there is cannot be told: " + seen, found.hint()));
      // A backup can go home wherever a standby would.
      boolean carried = request.insisted().equals(Optional.of(FailbackCase.CARRIED));
      boolean other = request.insisted().filter(said -> said != it).isPresent();
      if (other && !(carried && it == FailbackCase.RESTORED)) {
        throw refused(
            "this is not the case '"
                + request.insisted().get().word()
                + "' but '"
                + it.word()
                + "': "
                + seen,
            "look again, or leave --case out");
      }
      return switch (it) {
        case PROMOTED -> promoted(request, seen);
        case RESTORED, CARRIED -> restored(request, sight, seen);
        case DETACHED -> detached(request, sight, seen);
      };
    } catch (SurveyEnded e) {
      return missing(request, e.why(), told);
    }
  }

  private Planned plan(FailbackRequest request, Whereabouts.Place place) {
    return plan(
        request.found(place.cache().region(), place.cache().id()),
        "; that it is there, operation " + place.operation() + " tells");
  }

  /** Neither home nor the operator tells where it is. */
  private Planned sought(FailbackRequest request, HomeSight.Found found) {
    var place = new Whereabouts(operations, request).find();
    if (place.isPresent()) {
      return plan(request, place.get());
    }
    throw refused(
        "which way home there is cannot be told: "
            + found.seen()
            + ", and no operation known here took it elsewhere",
        found.hint());
  }

  /** A Region alone may be a default for all caches, and not tell what took this one over. */
  private Planned missing(FailbackRequest request, Rejection why, String told) {
    if (why.code() != ExitCode.NOT_FOUND) {
      return new Planned.Rejected(why);
    }
    var place =
        request.away().region().isPresent() && request.away().id().isEmpty()
            ? new Whereabouts(operations, request).find()
            : Optional.<Whereabouts.Place>empty();
    return place.isPresent()
        ? plan(request, place.get())
        : new Planned.Rejected(new Rejection(why.code(), why.message() + told, why.hint()));
  }

  private static SurveyEnded refused(String message, String hint) {
    return new SurveyEnded(ExitCode.REFUSED_BY_CHECKS, message + "; nothing was changed", hint);
  }

  /** The places that are told where home is reached. */
  private List<Published> published(FailbackRequest request) {
    var places = request.terms().afterwards().publish(request.homeId());
    var survey = new PublishSurvey(surveyor.maker(), request.region(), places);
    var gather = surveyor.gather();
    return survey.of(gather.read(survey.calls(), gather.deadline()));
  }

  private Planned restored(FailbackRequest request, HomeSight sight, String why) {
    var took = sight.away().value().orElseThrow();
    boolean insisted = request.insisted().equals(Optional.of(FailbackCase.CARRIED));
    if (insisted || LoneCaches.kind(took) != CacheKind.REPLICATION_GROUP) {
      return carried(request, took, why);
    }
    var standby = request.standby(took.id(), took.region());
    var ground = new StandbyCreate(surveyor, ids, toolVersion).read(standby);
    if (request.insisted().isEmpty() && RestoredPlanner.impossible(standby, ground)) {
      return carried(request, took, why + "; it can be in no Global Datastore");
    }
    return new Planned.Ready(
        new RestoredPlanner(surveyor.maker(), toolVersion, published(request))
            .plan(request, standby, ground, why, ids.next()),
        request.insisting(FailbackCase.RESTORED).expecting(Optional.of(standby.region())),
        Fingerprints.of(ground));
  }

  private Planned carried(FailbackRequest request, ReplicationGroup took, String why) {
    if (request.saving().isEmpty()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "a backup has to go home, with downtime: " + why + "; through which buckets was not said",
          "name --dr-bucket in "
              + took.region()
              + " for the export, and --bucket in "
              + request.region()
              + " for the backup that is restored");
    }
    var operation = ids.next();
    var seen = new CarriedHomeSurvey(surveyor, request).read(took, operation);
    return new Planned.Ready(
        new CarriedHomePlanner(surveyor.maker(), toolVersion, published(request))
            .plan(request, seen, why, operation),
        request.insisting(FailbackCase.CARRIED).expecting(Optional.of(took.region())),
        Fingerprints.of(seen));
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
    noOldSide(request, backup, sight);
    var group = backup.group();
    var users = new UserCalls(surveyor.maker(), group);
    var gather = surveyor.gather();
    List<Call> more = new ArrayList<>(groups.nodes(group));
    more.addAll(users.all());
    var reads = gather.read(more, gather.deadline());
    var node = groups.nodesOf(group, reads).value().flatMap(all -> all.stream().findFirst());
    var shaped = request.shaped(shape(request.anew().shape(), node, group.security().userGroups()));
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
        new DetachedHomePlanner(surveyor.maker(), toolVersion, published(request))
            .plan(shaped, standby, old, why, operation),
        shaped.insisting(FailbackCase.DETACHED).expecting(Optional.of(standby.region())),
        Fingerprints.of(old));
  }

  /** What was made of a backup of what took over has nothing that is to be saved: it is home. */
  private static void noOldSide(FailbackRequest request, BackupInventory home, HomeSight sight) {
    var took = sight.away().value().orElseThrow();
    var from =
        SurveyEnded.need(home.tags(), "its tags tell whether it is an old side")
            .text("ecdr:backup")
            .filter(id -> id.startsWith(BackupNames.cachePart(took.id()) + "-"));
    if (from.isPresent()) {
      throw refused(
          request.cache()
              + " in "
              + request.region()
              + " is no old side: it was restored from backup "
              + from.get()
              + " of "
              + took.id(),
          "if clients use it, it is home; if "
              + took.id()
              + " has taken writes since, choose another id with --as");
    }
  }

  /** As the old side's, where nothing else was said. */
  private static StandbyShape shape(
      StandbyShape said, Optional<CacheCluster> node, List<String> userGroups) {
    return new StandbyShape(
        said.subnetGroup().or(() -> node.flatMap(CacheCluster::subnetGroup)),
        said.securityGroups().isEmpty()
            ? node.map(CacheCluster::securityGroups).orElse(List.of())
            : said.securityGroups(),
        said.kmsKey(),
        said.replicas(),
        said.userGroups().isEmpty() ? userGroups : said.userGroups());
  }

  private Planned promoted(FailbackRequest request, String why) {
    var home = request.region();
    var places = request.terms().afterwards().publish(request.homeId());
    var survey = new GlobalSurvey(surveyor, home, GlobalSurvey.Other.NEEDED, places);
    var seen = new PairSurvey(surveyor).beside(survey.read(request.homeId(), home));
    if (seen.already() && seen.otherView().absent()) {
      return left(request, seen);
    }
    return new Planned.Ready(
        new PromotedPlanner(surveyor.maker(), toolVersion).plan(request, seen, why, ids.next()),
        request.insisting(FailbackCase.PROMOTED).expecting(seen.expectable()),
        Fingerprints.of(seen, true));
  }

  /** What home still lists has left it, as its own Region tells: that is where the cache is. */
  private Planned left(FailbackRequest request, GlobalInventory seen) {
    var others = seen.datastore().members().stream().filter(m -> !m.equals(seen.target())).toList();
    if (request.away().region().isEmpty() && others.size() == 1) {
      var other = others.get(0);
      return plan(
          request.found(new Region(other.region()), other.id()),
          "; " + seen.datastore().id() + " as home tells it still lists " + other);
    }
    throw refused(
        seen.target()
            + " is the primary of "
            + seen.datastore().id()
            + ", and the other Region that it lists tells of no such datastore: "
            + seen.datastore().roles(),
        others.stream()
            .map(
                m ->
                    "say where the cache is now: --dr-region "
                        + m.region()
                        + " --standby "
                        + m.id())
            .collect(Collectors.joining(", or ")));
  }
}
