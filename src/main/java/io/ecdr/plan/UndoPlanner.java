package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Plans how to take away what an operation left that is not done: only what its journal or its own
 * tag shows to be its own, in reverse. Everything else is listed with the command for it. Pure.
 */
public final class UndoPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "op abort";

  /** What the ids of the checks begin with that tell what stays. */
  public static final String LEFT = "left-";

  /** What sets something that only its title tells how to set back. */
  private static final List<String> SETTINGS =
      List.of("ModifyReplicationGroup", "ModifyCacheCluster", "ModifyServerlessCache");

  private final BiFunction<Service, Region, String> endpoints;
  private final String toolVersion;

  /**
   * @param endpoints the address of a service in a Region, where the operation's plan tells none
   */
  public UndoPlanner(BiFunction<Service, Region, String> endpoints, String toolVersion) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan; what stays is in its checks, as warnings whose hint is the command. */
  public Plan plan(Plan undone, Remains remains, String operation, Instant now) {
    var calls = new CallMaker(addresses(undone));
    var list = new Checklist();
    List<Lane> lanes = new ArrayList<>();
    var left = new Left(list);
    for (var lane : undone.lanes()) {
      List<Step> steps = new ArrayList<>();
      new UndoBackup(undone, lane, remains, calls, left).addTo(steps);
      new UndoGroups(undone, lane, remains, calls, left).addTo(steps);
      new UndoServerless(undone, lane, remains, calls, left).addTo(steps);
      new UndoFence(lane, remains, calls).addTo(steps);
      settings(lane, remains, left);
      lanes.add(new Lane(lane.cache(), lane.datastore(), steps));
    }
    if (left.count() == 0) {
      list.ask("left", "What stays", "nothing of operation " + undone.id())
          .pass("nothing is known that this would not take away");
    }
    return new Plan(
        operation,
        VERB,
        toolVersion,
        now,
        undone.account(),
        undone.regions(),
        list.all(),
        lanes,
        new Prediction(
            lanes.stream().map(UndoPlanner::expected).reduce(Duration.ZERO, UndoPlanner::longer),
            Optional.empty(),
            Optional.empty(),
            "sum of the steps' expected times"),
        Optional.of(undone.id()));
  }

  /** The step of a way home that takes away an old side, where it may have acted. */
  public static Optional<Step> discarding(Plan plan, Remains remains) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(
            step ->
                step.id().endsWith("/" + DiscardSteps.DISCARD)
                    || step.id().endsWith("/" + DiscardSteps.DISSOLVE))
        .filter(step -> remains.sent(step) || remains.done(step).isPresent())
        .findFirst();
  }

  /** Where the operation acted is where it is undone. */
  private BiFunction<Service, Region, String> addresses(Plan undone) {
    Map<String, String> known = new TreeMap<>();
    undone.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(UndoPlanner::calls)
        .forEach(call -> known.put(call.service() + " " + call.region(), call.endpoint()));
    return (service, region) -> {
      var address = known.get(service + " " + region);
      return address == null ? endpoints.apply(service, region) : address;
    };
  }

  private static Stream<Call> calls(Step step) {
    return step instanceof Step.Act act
        ? Stream.of(act.call())
        : step instanceof Step.Local local ? local.mayCall().stream() : Stream.of();
  }

  /** What was before stands in the step's title only. */
  private static void settings(Lane lane, Remains remains, Left left) {
    for (var step : lane.steps()) {
      if (step instanceof Step.Act act
          && SETTINGS.contains(act.call().action())
          && remains.sent(act)) {
        left.add(
            act.title(),
            "set back what was there: ecdr backup automatic "
                + lane.cache().id()
                + " --region "
                + lane.cache().region());
      } else if (step instanceof Step.Local local
          && lane.cache().kind() == CacheKind.BUCKET
          && remains.sent(local)) {
        left.add(
            local.title(), "look at it, and set back by hand what nobody wants: aws s3api help");
      }
    }
  }

  private static Duration expected(Lane lane) {
    return lane.steps().stream()
        .map(step -> step.limits().expected())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  /** Collects what stays. */
  static final class Left {
    private final Checklist list;
    private int count;

    private Left(Checklist list) {
      this.list = list;
    }

    /** One thing that stays, and the command that would take it away. */
    void add(String what, String command) {
      count++;
      list.ask(LEFT + count, "Stays", "taken away").warn(what, command);
    }

    private int count() {
      return count;
    }
  }

  /** How long a deletion takes and may take. */
  static Limits deleting(int usualMinutes) {
    return new Limits(
        Duration.ofMinutes(usualMinutes),
        "a guess, AWS publishes no figure",
        Duration.ofMinutes(60));
  }

  /** What a call may still do whose answer nobody heard, and when it is too late for that. */
  static String settled(Instant sent) {
    return sent.plus(Duration.ofSeconds(30)).toString();
  }
}
