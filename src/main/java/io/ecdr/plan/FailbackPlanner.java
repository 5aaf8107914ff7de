package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.SwitchoverRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The checks of the way home (facts page, preflight: failback). Its plans have no steps: nothing is
 * done about it here. Pure.
 */
public final class FailbackPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "failback";

  /** More than this behind, the old side has not caught up. */
  private static final Duration SMALL = Duration.ofSeconds(10);

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public FailbackPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * After a promotion: the old side follows, so all that is left is a switchover to it.
   *
   * @param home the switchover home
   */
  public Plan promoted(SwitchoverRequest home, GlobalInventory seen, String operation) {
    var list = new Checklist();
    var ask =
        list.ask(
            "old-side",
            "The old side follows the new primary",
            "SECONDARY, associated, and the datastore available");
    var observed =
        seen.target()
            + " is "
            + seen.target().role()
            + " "
            + seen.target().status()
            + "; "
            + seen.datastore().id()
            + " is "
            + seen.datastore().status();
    if (seen.already()) {
      ask.skipped(seen.target() + " is the primary; there is nothing to bring home");
    } else {
      ask.answer(
          seen.target().secondary() && seen.target().associated() && seen.datastore().available(),
          observed,
          "wait until it follows; after a detach it never will");
    }
    resynced(list, seen);
    List<Check> all = new ArrayList<>(list.all());
    all.addAll(new SwitchoverPlanner(calls, toolVersion).plan(home, seen, operation).checks());
    return plan(operation, seen.account(), seen.to(), seen.target().id(), seen.at(), all);
  }

  private static void resynced(Checklist list, GlobalInventory seen) {
    var ask =
        list.ask("resynced", "The old side has caught up", "a lag of at most " + seconds())
            .overridable();
    if (seen.already()) {
      ask.skipped("there is nothing to bring home");
    } else if (seen.lag() instanceof Lag.Read read) {
      ask.seen(read.age(seen.at()))
          .answer(
              read.value().compareTo(SMALL) <= 0,
              "lag " + Text.duration(read.value()) + ", the newest value only",
              "wait until it has caught up, then look again");
    } else {
      ask.unknown(
          ((Lag.Unknown) seen.lag()).why(), "wait until the lag can be read, then look again");
    }
  }

  private static String seconds() {
    return Text.duration(SMALL);
  }

  /**
   * After a detach: the old side has to go, and a new standby comes in its place.
   *
   * @param standby the new standby at home
   */
  public Plan detached(StandbyCreateRequest standby, DetachedInventory seen, String operation) {
    return plan(
        operation,
        seen.standby().account(),
        standby.to(),
        standby.as(),
        seen.standby().at(),
        new DetachedChecks(standby, seen).all());
  }

  private Plan plan(
      String operation,
      AccountId account,
      Region home,
      String cache,
      Instant at,
      List<Check> checks) {
    return new Plan(
        operation,
        VERB,
        toolVersion,
        at,
        account,
        List.of(home),
        checks,
        List.of(
            new Lane(new CacheId(account, home, CacheKind.REPLICATION_GROUP, cache), List.of())),
        new Prediction(Duration.ZERO, Optional.empty(), Optional.empty(), "checks only"));
  }
}
