package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans a detach: the standby leaves its Global Datastore and is writable alone. Only the standby's
 * Region is asked and told anything. Pure: the same request, inventory and operation id give the
 * same plan.
 */
public final class DetachPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "detach";

  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public DetachPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(DetachRequest request, GlobalInventory seen, String operation) {
    var steps = new RoleSteps(calls, seen);
    var timeout = request.timeout().orElse(TIMEOUT);
    var ladder =
        new Step.Ladder(
                steps.step("standalone"),
                "Make " + seen.target() + " writable alone",
                List.of(steps.detach(timeout)),
                "see how it stands: ecdr status " + seen.target().id() + " --region " + seen.to(),
                RoleSteps.limits(timeout),
                request.terms().antiFlap(),
                false,
                steps.before("no other role change holds the lock"))
            .after(Agreed.beside(RoleBefore.of(seen), request.loss()));
    var plan =
        steps.plan(
            VERB,
            toolVersion,
            operation,
            checks(request, seen),
            ladder,
            steps.probe(request.probe(), request.timeout(), "standalone"),
            request.loss());
    var facts = RoleFacts.of(request.cache(), request.region(), seen);
    var hooked =
        new HookSteps(request.hooks(), true, request.timeout())
            .around(
                new PublishPart(calls, seen, request.terms(), request.cache(), true)
                    .after(plan, ladder),
                facts,
                Optional.of(ladder.id()));
    var fenced = new OldSide(calls, seen, request.terms(), facts).after(hooked, ladder.id());
    return StaleMember.told(new FollowSteps(calls, seen, request.terms()).after(fenced));
  }

  /** The plan for a group that belongs to no Global Datastore: to look once more. */
  public Plan alone(
      DetachRequest request,
      ReplicationGroup group,
      AccountId account,
      Instant at,
      String operation) {
    var cache = new CacheId(account, request.region(), CacheKind.REPLICATION_GROUP, group.id());
    var none = new Checklist();
    none.ask("target", "It is a secondary", "SECONDARY")
        .skipped(group.id() + " belongs to no Global Datastore: it already stands alone");
    var limits = new Limits(Duration.ZERO, "it is so", request.timeout().orElse(TIMEOUT));
    var done =
        new Condition(
            "standalone", request.region(), Value.fields("ReplicationGroupId", group.id()));
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step.Await(
            group.id() + "/standalone",
            "See that " + group.id() + " already stands alone",
            done,
            limits,
            group.id() + " belongs to no Global Datastore"));
    if (request.probe().mode() == WriteProbe.Mode.REQUIRED) {
      steps.add(
          ProbeSteps.step(
              group.id() + "/write-probe",
              group.id(),
              request.region(),
              group.id(),
              List.of(done),
              request.probe(),
              request.timeout()));
    }
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            at,
            account,
            List.of(request.region()),
            none.all(),
            List.of(new Lane(cache, steps)),
            new Prediction(Duration.ZERO, Optional.empty(), Optional.empty(), "nothing to do"));
    return new HookSteps(request.hooks(), true, request.timeout())
        .leftOut(plan, group.id() + " stands alone already, so none is run");
  }

  private static List<Check> checks(DetachRequest request, GlobalInventory seen) {
    var checks = new RoleChecks(seen);
    checks.expected(request.expectPrimary());
    checks.seenAtAll();
    var target = checks.list().ask("target", "It is a secondary", "SECONDARY");
    target.answer(
        seen.target().secondary() && !RoleChecks.joining(seen),
        seen.target() + " is " + seen.target().role() + " " + seen.target().status(),
        "only secondaries that have joined can be detached");
    checks.loss(request.loss());
    checks.group(false);
    checks
        .list()
        .ask("consequences", "What a detach costs", "agreed to")
        .warn(
            "the old primary may go on taking writes, so there may be two; it can never be attached"
                + " again"
                + StaleMember.stay(seen),
            "fence the old side as soon as it answers, and rebuild a standby");
    new ProbeSteps(seen, request.probe()).check(checks.list());
    var lost = "nothing is asked of the other Region";
    checks.skipped("views", "Both Regions tell the same roles", lost);
    return checks.list().all();
  }
}
