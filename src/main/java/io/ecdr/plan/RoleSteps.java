package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rungs of role changes, and what their plans have in common. */
final class RoleSteps {

  private static final Duration USUAL = Estimates.PROMOTION;
  private static final String BASIS = Estimates.PROMOTION_BASIS;

  private final CallMaker calls;
  private final GlobalInventory seen;

  RoleSteps(CallMaker calls, GlobalInventory seen) {
    this.calls = calls;
    this.seen = seen;
  }

  /** A step of the target, such as {@code orders-eu/promote}. */
  String step(String word) {
    return seen.target().id() + "/" + word;
  }

  /**
   * What must be so before the roles are changed.
   *
   * @param besides what this verb needs beside that
   */
  String before(String besides) {
    return seen.already()
        ? "nothing: the target is the primary already"
        : seen.target()
            + " is a secondary that has joined, the loss is within what was agreed to, and "
            + besides;
  }

  static Limits limits(Duration timeout) {
    return new Limits(USUAL, BASIS, timeout);
  }

  /**
   * The call names the new primary (source: {@code API:FailoverGlobalReplicationGroup}, whose words
   * read like the present one; seen: {@code DRWS}). It goes to the target's Region.
   *
   * @param settled whether the datastore must be available again and both Regions must tell the
   *     same
   */
  Step.Rung promote(Duration patience, boolean settled) {
    var done = condition("roles-moved");
    var old = seen.primaryRegion();
    if (settled) {
      var parameters = done.parameters().with("Available", true);
      done =
          new Condition(
              done.kind(),
              done.region(),
              old.isEmpty() || seen.already() ? parameters : parameters.with("AlsoSeenFrom", old));
    }
    return new Step.Rung(
        step("promote"),
        "Promote " + seen.target(),
        calls.elastiCache(
            seen.to(),
            "FailoverGlobalReplicationGroup",
            Value.fields(
                "GlobalReplicationGroupId", seen.datastore().id(),
                "PrimaryRegion", seen.to().id(),
                "PrimaryReplicationGroupId", seen.target().id())),
        done,
        patience);
  }

  /** Source: {@code API:DisassociateGlobalReplicationGroup}: for secondaries only. */
  Step.Rung detach(Duration patience) {
    return new Step.Rung(
        step("detach"),
        "Detach " + seen.target() + " from Global Datastore " + seen.datastore().id(),
        calls.elastiCache(
            seen.to(),
            "DisassociateGlobalReplicationGroup",
            Value.fields(
                "GlobalReplicationGroupId", seen.datastore().id(),
                "ReplicationGroupId", seen.target().id(),
                "ReplicationGroupRegion", seen.to().id())),
        condition("standalone"),
        patience);
  }

  private Condition condition(String kind) {
    return new Condition(
        kind,
        seen.to(),
        Value.fields(
            "GlobalReplicationGroupId", seen.datastore().id(),
            "ReplicationGroupId", seen.target().id(),
            "OldRegion", seen.already() ? "" : seen.primaryRegion(),
            "Since", seen.at().toString()));
  }

  /** The command that detaches the target. */
  String detachCommand() {
    return "detach it instead: ecdr detach "
        + seen.target().id()
        + " --region "
        + seen.to()
        + (seen.lag() instanceof Lag.Unknown ? " --accept-unknown-loss" : " --dry-run");
  }

  /**
   * The trial write afterwards; empty when it is left out.
   *
   * @param kinds the conditions of which one holds then, as the target's own Region tells it
   */
  Optional<Step> probe(WriteProbe choice, Optional<Duration> most, String... kinds) {
    var roles = Stream.of(kinds).map(this::condition).toList();
    return new ProbeSteps(seen, choice).step(step("write-probe"), roles, most);
  }

  /** The plan with its hooks, unless there is nothing to do. */
  Plan hooked(Plan plan, HookSteps hooks, Value.Fields facts, Step.Ladder ladder) {
    return seen.already()
        ? hooks.leftOut(plan, "the target is the primary already, so none is run")
        : hooks.around(plan, facts, Optional.of(ladder.id()));
  }

  /** The plan with a step before its others. */
  Plan waiting(Plan plan, Step.Await await) {
    var lane = plan.lanes().get(0);
    var told = plan.prediction();
    var more = await.limits().expected();
    return new Plan(
        plan.id(),
        plan.verb(),
        plan.toolVersion(),
        plan.created(),
        plan.account(),
        plan.regions(),
        plan.checks(),
        List.of(lane.with(Stream.concat(Stream.of(await), lane.steps().stream()).toList())),
        new Prediction(
            told.duration().plus(more),
            told.rto().map(time -> time.plus(more)),
            told.recoveryPointAge(),
            told.basis() + "; before it writers wait for the lag: " + await.limits().basis()));
  }

  /** One ladder for the target and what follows it, as a plan. */
  Plan plan(
      String verb,
      String toolVersion,
      String operation,
      List<Check> checks,
      Step.Ladder ladder,
      Optional<Step> probe,
      LossLimit limit) {
    boolean alone = verb.equals(FailoverPlanner.VERB) || verb.equals(DetachPlanner.VERB);
    var regions =
        seen.primaryRegion().isEmpty() || seen.already() || alone
            ? List.of(seen.to())
            : List.of(new Region(seen.primaryRegion()), seen.to());
    var loss = seen.already() ? Optional.of(Duration.ZERO) : limit.shown(seen.loss(), seen.at());
    return new Plan(
        operation,
        verb,
        toolVersion,
        seen.at(),
        seen.account(),
        regions,
        checks,
        List.of(
            new Lane(
                new CacheId(
                    seen.account(), seen.to(), CacheKind.REPLICATION_GROUP, seen.target().id()),
                Stream.concat(Stream.of(ladder), probe.stream()).toList())),
        new Prediction(
            USUAL,
            Optional.of(USUAL),
            loss,
            "RTO: "
                + BASIS
                + "; switching the clients is not in it. Loss: "
                + (seen.already() ? "nothing to do" : RoleChecks.figures(seen))));
  }
}
