package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.GlobalDatastore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans a failover: the primary's Region is presumed lost, so only the survivor is asked and told
 * anything. Few things can stop it: the datastore is seen there, the target is its secondary, the
 * loss is agreed to (and no other role change is under way, which the lock tells). Pure: the same
 * request, inventory and operation id give the same plan.
 */
public final class FailoverPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "failover";

  private static final String FENCE_IT = "fence the old side as soon as it answers";

  private static final Duration DETACH_PATIENCE = Duration.ofMinutes(10);

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public FailoverPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(FailoverRequest request, GlobalInventory seen, String operation) {
    var steps = new RoleSteps(calls, seen);
    List<Step.Rung> rungs = new ArrayList<>();
    // A target that is the primary already cannot be detached, and need not be.
    boolean atOnce = request.atOnce() && !seen.already();
    if (!atOnce) {
      rungs.add(steps.promote(request.deadline(), false));
    }
    if (request.mayDetach()) {
      var detach = steps.detach(DETACH_PATIENCE);
      rungs.add(request.orDetach() || request.atOnce() ? detach : detach.asking());
    }
    var timeout =
        request
            .timeout()
            .orElse(
                atOnce
                    ? DETACH_PATIENCE
                    : request.mayDetach()
                        ? request.deadline().plus(DETACH_PATIENCE)
                        : request.deadline());
    var ladder =
        new Step.Ladder(
                steps.step("failover"),
                "Make " + seen.target() + " the primary",
                rungs,
                request.orDetach() || request.atOnce()
                    ? "see what there is, then restore it from a backup: ecdr status --region "
                        + seen.expectable().map(home -> home + " --dr-region ").orElse("")
                        + seen.to()
                    : steps.detachCommand(),
                RoleSteps.limits(timeout),
                request.terms().antiFlap(),
                seen.already(),
                steps.before("no other role change holds the lock"))
            .after(Agreed.beside(RoleBefore.of(seen), request.loss()));
    var plan =
        steps.plan(
            VERB,
            toolVersion,
            operation,
            checks(request, seen),
            ladder,
            atOnce
                ? steps.probe(request.probe(), request.timeout(), "standalone")
                : request.mayDetach()
                    ? steps.probe(request.probe(), request.timeout(), "roles-moved", "standalone")
                    : steps.probe(request.probe(), request.timeout(), "roles-moved"),
            request.loss());
    var published =
        new PublishPart(calls, seen, request.terms(), request.cache(), true).after(plan, ladder);
    var facts = RoleFacts.of(request.cache(), request.region(), seen);
    var hooked =
        steps.hooked(
            published, new HookSteps(request.hooks(), true, request.timeout()), facts, ladder);
    var fenced =
        request.mayDetach()
            ? new OldSide(calls, seen, request.terms(), facts).after(hooked, ladder.id())
            : hooked;
    return StaleMember.told(new FollowSteps(calls, seen, request.terms()).after(fenced));
  }

  private static List<Check> checks(FailoverRequest request, GlobalInventory seen) {
    var checks = new RoleChecks(seen);
    checks.expected(request.expectPrimary());
    checks.seenAtAll();
    checks.secondary(false);
    checks.loss(request.loss());
    primary(checks.list(), request, seen);
    checks.group(false);
    ladder(checks.list(), request);
    consequences(checks.list(), request, seen);
    new ProbeSteps(seen, request.probe()).check(checks.list());
    var lost = "nothing is asked of the lost Region";
    checks.skipped("views", "Both Regions tell the same roles", lost);
    checks.skipped("parity", "The target is as strong as the primary", lost);
    checks.skipped("users", "Users and user groups are the same in both Regions", lost);
    return checks.list().all();
  }

  private static void primary(Checklist list, FailoverRequest request, GlobalInventory seen) {
    var ask =
        list.ask(
            "primary-lost", "The primary's Region looks lost", "no answer within 1 s, or said so");
    if (seen.already()) {
      ask.skipped("the target is the primary already");
    } else if (seen.otherView().unknown().isPresent()) {
      silent(ask, request, seen, seen.otherView().unknown().get());
    } else {
      notLost(
          ask,
          request,
          seen.primaryRegion() + " answers at once",
          "where both Regions are healthy, use ecdr switchover");
    }
  }

  /** Only silence, and a service that is ill, look like a loss: a refusal is an answer. */
  private static void silent(
      Checklist.Question ask,
      FailoverRequest request,
      GlobalInventory seen,
      Fact.Unknown<GlobalDatastore> view) {
    if (seen.primaryRegion().isEmpty()) {
      ask.warn(
          "no member is told to be the primary, so no Region could be asked: " + view.why(), "");
      return;
    }
    switch (view.trouble()) {
      case UNREACHABLE -> ask.pass(view.why());
      case ODD -> ask.warn("it answers, and not as it should: " + view.why(), "");
      default ->
          notLost(
              ask,
              request,
              "it does not tell, which is no sign that it is lost: " + view.why(),
              "let it be asked, then type it again");
    }
  }

  private static void notLost(
      Checklist.Question ask, FailoverRequest request, String observed, String hint) {
    if (request.unattended() && !request.evenIfHealthy()) {
      ask.fail(observed, hint + "; or say --even-if-primary-looks-healthy");
    } else {
      ask.warn(observed, hint);
    }
  }

  private static void consequences(Checklist list, FailoverRequest request, GlobalInventory seen) {
    var ask = list.ask("consequences", "What becomes of the old side", "agreed to");
    if (seen.already()) {
      ask.skipped("the target is the primary already");
    } else if (request.atOnce()) {
      ask.warn(
          "a detach keeps what the old primary did not send, on the old side; that side may go on"
              + " taking writes, so there may be two, and is never attached again"
              + StaleMember.stay(seen)
              + "; a new standby has to be made",
          FENCE_IT);
    } else {
      ask.warn(
          "a promotion erases what the old primary did not send, when it returns, and what it takes"
              + " until it follows; a detach keeps all and owes a rebuild, and the old primary may go"
              + " on taking writes then, so there may be two"
              + (request.mayDetach() ? StaleMember.stay(seen) : ""),
          "after a detach " + FENCE_IT);
    }
  }

  private static void ladder(Checklist list, FailoverRequest request) {
    var ask = list.ask("way-out", "What follows when the promotion fails", "--or-detach");
    var texts =
        "AWS's texts disagree on whether a promotion works while the primary's Region is gone";
    if (request.atOnce()) {
      ask.pass("no promotion is tried, as asked with --on-failover detach");
    } else if (request.orDetach()) {
      ask.pass(
          texts
              + "; when it is refused or does not come about within "
              + Text.duration(request.deadline())
              + ", the target is detached");
    } else {
      ask.warn(
          texts
              + (request.askToDetach()
                  ? "; a person at a terminal is asked whether to detach when it does not"
                  : ""),
          "say --or-detach to detach the target when it does not");
    }
  }
}
