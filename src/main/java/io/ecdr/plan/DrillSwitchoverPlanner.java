package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans a rehearsal of a switchover: there, a while, and back. The way back is taken whatever
 * became of the way there, at the latest at the deadline. Pure.
 */
public final class DrillSwitchoverPlanner {

  /** The command that these plans are of. */
  public static final String VERB = DrillSwitchoverRequest.VERB;

  private static final Duration SLACK = Duration.ofMinutes(5);

  private final SwitchoverPlanner switchover;

  /** A planner that marks its plans with this version of ecdr. */
  public DrillSwitchoverPlanner(CallMaker calls, String toolVersion) {
    Objects.requireNonNull(calls, "calls");
    // Nothing is urgent in a rehearsal: each way waits for a lag that cannot be read yet.
    this.switchover = new SwitchoverPlanner(calls, toolVersion, VERB, true);
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(DrillSwitchoverRequest request, GlobalInventory seen, String operation) {
    var there = switchover.plan(request.there(), seen, operation);
    var primary = seen.datastore().primary().filter(m -> !m.region().equals(seen.to().id()));
    var refused = refused(seen, primary);
    if (refused.isPresent()) {
      return there.with(refused.get());
    }
    var returning = returning(seen, primary.orElseThrow());
    var way = request.back(returning.to());
    var waits = HomeWaits.ofDrill(way, returning);
    var back = named(seen, returning, back(waits, way, returning, operation));
    var by = seen.at().plus(request.deadline()).truncatedTo(ChronoUnit.SECONDS);
    var old =
        new CacheId(
            seen.account(), returning.to(), CacheKind.REPLICATION_GROUP, returning.target().id());
    List<Step> steps = new ArrayList<>(there.lanes().get(0).steps());
    steps.add(hold(request, seen, returning));
    steps.addAll(back);
    var lane =
        new Lane(
            there.lanes().get(0).cache(),
            Optional.of(seen.datastore().id()),
            steps,
            Optional.of(
                new Throwaway(back.get(0).id(), by, old, Optional.of(seen.datastore().id()))));
    var list = new Checklist();
    var resume = "ecdr op resume " + operation;
    ask(list, request, returning, by.toString(), resume);
    loss(list, request, waits, resume);
    return new Plan(
        operation,
        VERB,
        there.toolVersion(),
        there.created(),
        there.account(),
        there.regions(),
        Stream.concat(there.checks().stream(), list.all().stream()).toList(),
        List.of(lane),
        new Prediction(
            steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus),
            there.prediction().rto(),
            there.prediction().recoveryPointAge(),
            there.prediction().basis() + "; both each way, there and back"));
  }

  private List<Step> back(
      HomeWaits waits, SwitchoverRequest way, GlobalInventory returning, String operation) {
    List<Step> all = new ArrayList<>(waits.steps());
    all.addAll(waits.since(switchover.plan(way, returning, operation).lanes().get(0).steps()));
    return all;
  }

  /** Steps have the names of their caches, which may be one for both ways. */
  private static List<Step> named(
      GlobalInventory seen, GlobalInventory returning, List<Step> back) {
    return returning.target().id().equals(seen.target().id())
        ? Renamed.in(back, returning.to().id())
        : back;
  }

  private static Optional<List<Check>> refused(
      GlobalInventory seen, Optional<GlobalDatastore.Member> home) {
    var list = new Checklist();
    var ask = list.ask("drill-home", "There is a way there and back", "the primary elsewhere");
    if (home.isEmpty()) {
      ask.fail(
          "the roles are " + seen.datastore().roles(),
          "name with --to the Region of a standby while another has the primary");
      return Optional.of(list.all());
    }
    return Optional.empty();
  }

  /** As it will be once the roles have moved. */
  private static GlobalInventory returning(GlobalInventory seen, GlobalDatastore.Member home) {
    var datastore = seen.datastore();
    var members =
        datastore.members().stream()
            .map(
                m ->
                    new GlobalDatastore.Member(
                        m.id(),
                        m.region(),
                        m.equals(seen.target())
                            ? GlobalDatastore.PRIMARY
                            : m.equals(home) ? GlobalDatastore.SECONDARY : m.role(),
                        m.status()))
            .toList();
    var then =
        new GlobalDatastore(
            datastore.id(),
            datastore.status(),
            datastore.engine(),
            datastore.engineVersion(),
            datastore.nodeType(),
            datastore.cluster(),
            members);
    return new GlobalInventory(
        seen.account(),
        new Region(home.region()),
        then,
        then.member(home.id(), new Region(home.region())).orElseThrow(),
        seen.otherGroup(),
        new Fact.Unknown<>(Trouble.UNREACHABLE, "not asked yet", seen.at()),
        seen.group(),
        new Lag.Unknown("it is told once the roles have moved"),
        seen.at());
  }

  private static Step hold(
      DrillSwitchoverRequest request, GlobalInventory seen, GlobalInventory returning) {
    var wanted =
        Value.fields(
                "GlobalReplicationGroupId", seen.datastore().id(),
                "ReplicationGroupId", returning.target().id(),
                "Hold", request.hold().toString())
            .with("Most", request.stopLag().map(Duration::toString))
            .with(
                "Since",
                new Value.Bound(
                    seen.target().id() + "/switchover", Throwaway.ENDED, "when the roles moved"));
    return new Step.Await(
            seen.target().id() + "/hold",
            "Let "
                + seen.target()
                + " be the primary for "
                + Text.duration(request.hold())
                + request
                    .stopLag()
                    .map(
                        most ->
                            ", unless " + returning.target() + " lags above " + Text.duration(most))
                    .orElse(""),
            new Condition("held", returning.to(), wanted),
            new Limits(request.hold(), "as asked for", request.hold().plus(SLACK)))
        .when("the roles have moved");
  }

  private static void loss(
      Checklist list, DrillSwitchoverRequest request, HomeWaits waits, String resume) {
    var ask = list.ask("drill-loss", "What the way back may lose", "--max-data-loss");
    if (waits.waitsForLag()) {
      ask.pass(
          "at most "
              + Text.duration(request.there().loss().most().orElseThrow())
              + ", as the way there: nothing is promoted before home has caught up and its lag is"
              + " within that, waited for "
              + Text.duration(waits.longest())
              + " at most; then the primary stays away, and this goes on: "
              + resume);
    } else {
      ask.warn(
          "any: --accept-unknown-loss holds for both ways, so no lag is waited for",
          "give --max-data-loss, and it is waited for");
    }
  }

  private static void ask(
      Checklist list,
      DrillSwitchoverRequest request,
      GlobalInventory returning,
      String by,
      String resume) {
    var programs = request.there().hooks();
    boolean hooks = !programs.skipped() && !programs.before().isEmpty();
    list.ask("drill-writers", "What it does to those who write", "agreed to")
        .warn(
            "twice, there and back, writes are refused while the roles move, usually for about a"
                + " minute each; clients must find the other Region's endpoint"
                + (hooks ? "; the pre-hooks run before each way" : "; no hook tells them"),
            "name programs that stop and turn the writers with --pre-hook and --post-hook");
    list.ask("drill-back", "It ends at home", "by " + by)
        .pass(
            "the way back to "
                + returning.target()
                + " begins "
                + Text.duration(request.hold())
                + " after the roles have moved, by "
                + by
                + " at the latest, and whatever became of the way there; if this process ends"
                + " before that: "
                + resume);
    var stop = list.ask("drill-stop", "It stops when it goes wrong", "--stop-when-lag");
    if (request.stopLag().isPresent()) {
      stop.pass(
          "once the lag of "
              + returning.target()
              + " is told to be above "
              + Text.duration(request.stopLag().get())
              + "; the metric is 1 to 3 minutes late, and an unknown lag stops nothing");
    } else {
      stop.warn("no lag stops it", "say --stop-when-lag DURATION");
    }
  }
}
