package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans which caches that drills left behind are taken away: those whose tags and name tell the
 * same operation, and whose deadline is over or whose operation's journal is here and at rest.
 * Pure; each that stays is told with why.
 */
public final class DrillCleanupPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "drill cleanup";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public DrillCleanupPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan: one lane for each that goes. */
  public Plan plan(
      DrillCleanupRequest request,
      AccountId account,
      List<DrillLeftover> found,
      String operation,
      Instant now) {
    var list = new Checklist();
    List<Lane> lanes = new ArrayList<>();
    for (var one : found) {
      if (goes(list, one, request.overdue(), now)) {
        lanes.add(lane(request, account, one, now));
      }
    }
    if (found.isEmpty()) {
      list.ask("drill-none", "Caches that drills left", "none").pass("none in " + request.region());
    }
    return new Plan(
        operation,
        VERB,
        toolVersion,
        now,
        account,
        List.of(request.region()),
        list.all(),
        lanes,
        new Prediction(
            lanes.isEmpty() ? Duration.ZERO : UndoPlanner.deleting(5).expected(),
            Optional.empty(),
            Optional.empty(),
            "a guess, AWS publishes no figure"));
  }

  private Lane lane(
      DrillCleanupRequest request, AccountId account, DrillLeftover one, Instant now) {
    return new Lane(
        new CacheId(account, request.region(), CacheKind.REPLICATION_GROUP, one.id()),
        new DrillSteps(calls, request.region(), one.id(), request.timeout())
            .all(one.owner().orElseThrow(), new Value.Text(now.toString())));
  }

  private static boolean goes(Checklist list, DrillLeftover one, boolean overdue, Instant now) {
    var ask = list.ask("drill-" + one.id(), one.id() + ", " + one.status(), "");
    if (one.unread().isPresent()) {
      ask.warn("stays: its tags are not known: " + one.unread().get(), "try again later");
      return false;
    }
    if (!one.ours()) {
      ask.warn(
          "stays: it is named like a drill's cache, and its tags do not say so",
          "whoever made it knows; ecdr leaves it alone");
      return false;
    }
    if (one.worker().isPresent()) {
      ask.pass("stays: at work on it is " + one.worker().get());
      return false;
    }
    var deadline = one.deadline().orElseThrow();
    if (!deadline.isAfter(now)) {
      ask.pass("goes: its deadline was " + deadline);
      return true;
    }
    if (overdue) {
      ask.pass("stays: until " + deadline);
      return false;
    }
    if (one.journalled()) {
      ask.pass("goes: nobody works on operation " + one.owner().orElseThrow() + " any more");
      return true;
    }
    ask.pass("stays: until " + deadline + ", of an operation that is not known here");
    return false;
  }

  /** What a plan rests on: nothing that may not change; each is looked at again before it goes. */
  public static Fingerprint print() {
    return Fingerprint.NONE;
  }
}
