package io.ecdr.plan;

import io.ecdr.model.Escalation;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.SwitchoverRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans a switchover: both Regions are healthy, and it stops at any doubt. Pure: the same request,
 * inventory and operation id give the same plan.
 */
public final class SwitchoverPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "switchover";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final CallMaker calls;
  private final String toolVersion;
  private final String verb;
  private final boolean waited;

  /** A planner that marks its plans with this version of ecdr. */
  public SwitchoverPlanner(CallMaker calls, String toolVersion) {
    this(calls, toolVersion, VERB, false);
  }

  /**
   * The same as a part of another verb's plans.
   *
   * @param verb what the plans are of
   * @param waited whether steps before wait for the lag, where there is a bound to hold it to
   */
  SwitchoverPlanner(CallMaker calls, String toolVersion, String verb, boolean waited) {
    this.waited = waited;
    this.verb = Objects.requireNonNull(verb, "verb");
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(SwitchoverRequest request, GlobalInventory seen, String operation) {
    var steps = new RoleSteps(calls, seen);
    var usual = request.timeout().orElse(TIMEOUT);
    var timeout =
        request
            .escalation()
            .map(Escalation::after)
            .filter(d -> d.compareTo(usual) < 0)
            .orElse(usual);
    var patience = PATIENCE.compareTo(timeout) < 0 ? PATIENCE : timeout;
    var ladder =
        new Step.Ladder(
                steps.step("switchover"),
                "Make "
                    + seen.target()
                    + " the primary of Global Datastore "
                    + seen.datastore().id(),
                List.of(steps.promote(patience, true)),
                "see who is what: ecdr status " + seen.target().id() + " --region " + seen.to(),
                RoleSteps.limits(timeout),
                request.terms().antiFlap(),
                seen.already(),
                steps.before("the datastore is available and both Regions tell the same roles"))
            .after(Agreed.beside(RoleBefore.of(seen), request.loss()));
    var plan =
        steps.plan(
            verb,
            toolVersion,
            operation,
            checks(request, seen),
            ladder,
            steps.probe(request.probe(), request.timeout(), "roles-moved"),
            request.loss());
    var fence = new StopWriters(calls, seen, request);
    var pause = new WritersPause(request, seen, awaited(request), fence);
    var marks = new MarkSteps(calls, seen, request, pause);
    var waiting =
        pause
            .step(steps, marks.before().map(MarkSteps::proof))
            .map(await -> steps.waiting(plan, await))
            .orElse(plan);
    var published =
        new PublishPart(calls, seen, request.terms(), request.cache(), false)
            .after(marks.around(waiting), ladder);
    var hooked =
        steps.hooked(
            fence.stopping(published),
            new HookSteps(request.hooks(), false, request.timeout()),
            RoleFacts.of(request.cache(), request.region(), seen),
            ladder);
    return fence.givingBack(new FollowSteps(calls, seen, request.terms()).after(hooked));
  }

  private boolean awaited(SwitchoverRequest request) {
    return waited && request.loss().most().isPresent();
  }

  private List<Check> checks(SwitchoverRequest request, GlobalInventory seen) {
    var checks = new RoleChecks(seen);
    checks.expected(request.expectPrimary());
    checks.settled();
    checks.secondary(true);
    checks.views();
    checks.group(true);
    parity(checks.list(), seen);
    checks.loss(request.loss());
    var fence = new StopWriters(calls, seen, request);
    fence.checks(checks.list());
    var pause = new WritersPause(request, seen, awaited(request), fence);
    pause.checks(checks.list());
    new MarkSteps(calls, seen, request, pause).check(checks.list());
    escalation(checks.list(), request, seen);
    new ProbeSteps(seen, request.probe()).check(checks.list());
    beside(checks.list(), seen);
    return checks.list().all();
  }

  private static void beside(Checklist list, GlobalInventory seen) {
    var users = new UserChecks(list, seen.to().id(), seen.primaryRegion());
    if (seen.beside().isEmpty()) {
      var why = seen.already() ? "the target is the primary already" : "not asked";
      users.skipped(why);
      QuietChecks.windows(list).skipped(why);
      QuietChecks.backup(list).skipped(why);
      return;
    }
    var facts = seen.beside().get();
    users.compare(
        seen.group(), seen.otherGroup(), facts.target().access(), facts.primary().access());
    var quiet = new QuietChecks(list, seen, facts);
    quiet.windows();
    quiet.backup();
  }

  private static void escalation(Checklist list, SwitchoverRequest request, GlobalInventory seen) {
    if (request.escalation().isPresent() && !seen.already()) {
      var it = request.escalation().get();
      list.ask("escalation", "What follows when the roles do not move", "--escalate-after")
          .warn(
              "after "
                  + Text.duration(it.after())
                  + ", or once it is refused, this becomes a failover to the same target, within"
                  + " the same bound for the loss"
                  + (it.orDetach() ? ", which detaches when its promotion fails too" : ""),
              "");
    }
  }

  private static void parity(Checklist list, GlobalInventory seen) {
    var ask = list.ask("parity", "The target is as strong as the primary", "as the primary");
    if (seen.already()) {
      ask.skipped("the target is the primary already");
      return;
    }
    Optional<Fact.Unknown<ReplicationGroup>> unknown =
        seen.otherGroup().unknown().or(() -> seen.group().unknown());
    if (unknown.isPresent()) {
      ask.unknown(unknown.get());
      return;
    }
    if (seen.otherGroup().absent() || seen.group().absent()) {
      ask.fail("a member's group is not told by its own Region", "wait, then look again");
      return;
    }
    var old = seen.otherGroup().value().orElseThrow();
    var target = seen.group().value().orElseThrow();
    var observed = strength(target) + "; the primary: " + strength(old);
    boolean same =
        old.nodeType().equals(target.nodeType())
            && old.nodeGroups().size() == target.nodeGroups().size();
    boolean fewer = target.memberClusters().size() < old.memberClusters().size();
    if (!same) {
      ask.fail(observed, "members have the same node type and shards; wait, or call AWS's support");
    } else if (old.nodeType().isEmpty()) {
      ask.warn(observed, "which node type that is nobody tells; look at both members");
    } else if (fewer || (old.multiAz() && !target.multiAz())) {
      ask.warn(observed, "add replicas before, or right after");
    } else {
      ask.pass(observed);
    }
  }

  private static String strength(ReplicationGroup group) {
    return group.nodeType().orElse("an unknown node type")
        + ", "
        + Text.count(group.nodeGroups().size(), "shard")
        + ", "
        + Text.count(group.memberClusters().size(), "node")
        + (group.multiAz() ? ", Multi-AZ" : "");
  }
}
