package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.RankedCache;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.EvacuationInventory.Candidate;
import io.ecdr.plan.EvacuationInventory.Lost;
import io.ecdr.plan.EvacuationInventory.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the plans of single caches into one, a lane each, in order of priority. A cache that cannot
 * be saved gets a lane that says so and stops nobody else. Pure.
 */
public final class EvacuationPlanner {

  /** The command that these plans are of. */
  public static final String VERB = EvacuateRequest.VERB;

  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public EvacuationPlanner(String toolVersion) {
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(EvacuateRequest request, EvacuationInventory seen, String operation) {
    var room = new EvacuationRoom();
    var settled = settled(request, seen, room);
    List<Lane> lanes = new ArrayList<>();
    Map<String, CacheId> bySource = new HashMap<>();
    for (var candidate : settled) {
      var lane = lane(candidate, bySource);
      bySource.put(candidate.ranked().cache().id(), lane.cache());
      lanes.add(lane);
    }
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(seen.to()),
        new EvacuationChecks(request, seen, settled, room).all(),
        lanes,
        prediction(settled, lanes));
  }

  /** How many caches a plan changes. */
  public static int count(Plan plan) {
    return (int)
        plan.lanes().stream().filter(lane -> lane.steps().stream().noneMatch(NotSaved::is)).count();
  }

  /** Those that can be saved, and those that turn out not to. */
  private List<Candidate> settled(
      EvacuateRequest request, EvacuationInventory seen, EvacuationRoom room) {
    var said = new Acceptance(request.unknown(), request.overrides());
    Set<String> ids = new HashSet<>();
    List<Candidate> all = new ArrayList<>();
    for (var candidate : seen.candidates()) {
      all.add(
          candidate instanceof Planned planned
              ? settled(request, planned, planned.plan().accepting(said), room, ids)
              : candidate);
    }
    return all;
  }

  private static Candidate settled(
      EvacuateRequest request, Planned planned, Plan plan, EvacuationRoom room, Set<String> ids) {
    var ranked = planned.ranked();
    if (!plan.blockers().isEmpty()) {
      return new Lost(
          ranked,
          plan.checked(),
          plan.blockers().stream()
              .map(check -> check.title() + ": " + check.observed())
              .collect(Collectors.joining("; ")),
          hint(plan.blockers().get(0))
              + (planned.way() == Evacuated.Way.RESTORE
                  ? "; " + alone(request, ranked, id(plan))
                  : ""));
    }
    var id = id(plan);
    if (ids.contains(id)) {
      return refused(
          ranked,
          "another cache of this plan gets the id " + id,
          alone(request, ranked, BackupNames.restored(id)));
    }
    var full = planned.room().flatMap(room::take);
    if (full.isPresent()) {
      return refused(ranked, full.get(), alone(request, ranked, id));
    }
    ids.add(id);
    return new Planned(ranked, planned.way(), plan, planned.room());
  }

  private static String hint(Check blocker) {
    return blocker.acceptedBy().isEmpty()
        ? blocker.hint()
        : blocker.hint() + "; or go on with " + blocker.acceptedBy().get();
  }

  private static Lost refused(RankedCache ranked, String why, String hint) {
    return new Lost(ranked, ExitCode.REFUSED_BY_CHECKS, why, hint);
  }

  private static String id(Plan plan) {
    return plan.lanes().get(0).cache().id();
  }

  /** The command that restores one cache, where more can be said. */
  private static String alone(EvacuateRequest request, RankedCache ranked, String as) {
    return request
        .restore()
        .map(each -> "by itself: " + restoring(each, ranked.cache(), as))
        .orElse("name the backups' bucket with --dr-bucket");
  }

  /**
   * Shows how one cache would be restored by itself; it can be typed as it is.
   *
   * @param each how all of them are restored
   */
  public static String restoring(RestoreRequest each, CacheId cache, String as) {
    var kept = new KeptAt(each.to(), each.drBucket(), each.prefix());
    return kept.restore(cache.id() + "@latest-proven", Optional.of(cache.region()), as)
        + subnets(each);
  }

  /** Shows how one cache would be evacuated by its name; it can be typed as it is. */
  public static String evacuating(EvacuateRequest request, CacheId cache) {
    return "ecdr evacuate "
        + cache.id()
        + " --from "
        + request.from()
        + " --to "
        + request.to()
        + request
            .restore()
            .map(
                each ->
                    new KeptAt(each.to(), each.drBucket(), each.prefix()).options() + subnets(each))
            .orElse("")
        + " --dry-run";
  }

  private static String subnets(RestoreRequest each) {
    return each.place().subnetGroup().map(group -> " --subnet-group " + group).orElse("");
  }

  private static Lane lane(Candidate candidate, Map<String, CacheId> before) {
    var ranked = candidate.ranked();
    var after =
        ranked.rank().after().stream()
            .filter(before::containsKey)
            .map(before::get)
            .distinct()
            .toList();
    if (candidate instanceof Planned planned) {
      return planned
          .plan()
          .lanes()
          .get(0)
          .saving(new Evacuated(ranked.cache(), planned.way(), ranked.rank().priority(), after));
    }
    var lost = (Lost) candidate;
    return new Lane(
            ranked.cache(),
            List.of(NotSaved.step(ranked.cache(), lost.code(), lost.why(), lost.hint())))
        .saving(
            new Evacuated(
                ranked.cache(), Evacuated.Way.NOT_SAVED, ranked.rank().priority(), after));
  }

  /** The longest chain of lanes; the data is as old as that of the worst one. */
  private static Prediction prediction(List<Candidate> settled, List<Lane> lanes) {
    Map<CacheId, Duration> ends = new HashMap<>();
    var longest = Duration.ZERO;
    for (var lane : lanes) {
      var begins =
          lane.after().stream().map(ends::get).max(Duration::compareTo).orElse(Duration.ZERO);
      var end =
          lane.steps().stream().map(s -> s.limits().expected()).reduce(begins, Duration::plus);
      ends.put(lane.cache(), end);
      longest = end.compareTo(longest) > 0 ? end : longest;
    }
    var ages =
        settled.stream()
            .filter(Planned.class::isInstance)
            .map(c -> ((Planned) c).plan().prediction().recoveryPointAge())
            .toList();
    return new Prediction(
        longest,
        Optional.of(longest),
        ages.isEmpty() || ages.stream().anyMatch(Optional::isEmpty)
            ? Optional.empty()
            : ages.stream().flatMap(Optional::stream).max(Duration::compareTo),
        "RTO: the lane that ends last, by the steps' expected times; switching the clients is not"
            + " in it. Data: the cache that loses most of those that are saved");
  }
}
