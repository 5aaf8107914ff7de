package io.ecdr.plan;

import io.ecdr.model.RoleTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows a change of roles, after everything that clients wait for. It never forbids the
 * change: its checks pass, warn or are skipped.
 */
final class FollowSteps {

  /** One thing that follows. */
  interface Follow {

    /** Tells what will be done about it, and why. */
    void check(Checklist list);

    /** Does it; empty where there is nothing to do. */
    Optional<Step> step();
  }

  private final List<Follow> all;
  private final boolean already;

  FollowSteps(CallMaker calls, GlobalInventory seen, RoleTerms terms) {
    this.already = seen.already();
    this.all =
        List.of(
            new BackupsAfter(calls, seen, terms.afterwards(), terms.timeout()),
            new ReplicasAfter(calls, seen, terms.afterwards().replicas(), terms.timeout()));
  }

  /** The plan with it. Where nothing changes, nothing follows. */
  Plan after(Plan plan) {
    var list = new Checklist();
    all.forEach(each -> each.check(list));
    List<Step> steps =
        already ? List.of() : all.stream().flatMap(each -> each.step().stream()).toList();
    var told = plan.with(list.all());
    if (steps.isEmpty()) {
      return told;
    }
    var lane = told.lanes().get(0);
    List<Lane> lanes = new ArrayList<>(told.lanes());
    lanes.set(0, lane.with(Stream.concat(lane.steps().stream(), steps.stream()).toList()));
    return told.withLanes(lanes);
  }

  static Limits limits(Duration expected, Duration most, Optional<Duration> timeout) {
    return new Limits(expected, "a guess, AWS publishes no figure", timeout.orElse(most));
  }

  /** What must be so before. */
  static String when(GlobalInventory seen) {
    return seen.target().id()
        + " has become writable; whether what is before it worked is no matter";
  }
}
