package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheUser;
import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fence of a planned change of roles: clients of the primary may read only before the lag is
 * waited for, and may write again once it is clear that there is one primary, whatever became of
 * the change. Users are per Region (seen: X1), so those of the new primary are not touched.
 */
final class StopWriters {

  /** Both Regions tell roles within seconds; a datastore may still be settling. */
  private static final Limits CLEAR =
      new Limits(Duration.ofSeconds(2), "two reads", Duration.ofMinutes(5));

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final SwitchoverRequest request;
  private final FenceTerms terms;
  private final Optional<ReplicationGroup> old;

  StopWriters(CallMaker calls, GlobalInventory seen, SwitchoverRequest request) {
    this.calls = calls;
    this.seen = seen;
    this.request = request;
    this.terms = request.terms().fence();
    this.old = seen.already() ? Optional.empty() : seen.otherGroup().value();
  }

  /** Whether the plan has one. */
  boolean wanted() {
    return terms.wanted() && old.isPresent();
  }

  /** Those of the primary that lose writing. */
  List<FencedUser> users() {
    return wanted() && terms.users()
        ? FenceSteps.writing(access()).stream()
            .filter(user -> !user.id().equals("default"))
            .toList()
        : List.of();
  }

  private List<CacheUser> access() {
    return told().orElse(Access.NONE).users();
  }

  private Optional<Access> told() {
    return seen.beside().flatMap(facts -> facts.primary().access().value());
  }

  /** Whether all who may write are known, or a program of the operator's keeps them off. */
  boolean whole() {
    return terms.hook().isPresent() || told().filter(all -> all.untold().isEmpty()).isPresent();
  }

  /** Whether the user that keys are written as loses writing with them. */
  boolean takes(WriteProbe login) {
    var as = login.user().orElse("default");
    return users().stream().anyMatch(user -> user.name().equals(as));
  }

  /** The steps that stop the writers, in order. */
  List<Step> before() {
    if (!wanted()) {
      return List.of();
    }
    List<Step> all = new ArrayList<>();
    terms.hook().ifPresent(hook -> all.add(hook(hook, false)));
    all.addAll(steps().fence(users()));
    proof().ifPresent(all::add);
    return all;
  }

  /** Where it cannot be tried from here it is gone on without, unless that is demanded. */
  private Optional<Step> proof() {
    var login = request.probe();
    boolean tells = terms.hook().isPresent() || takes(login);
    if (login.mode() == WriteProbe.Mode.OFF || !tells || users().isEmpty() && hookless()) {
      return Optional.empty();
    }
    var names =
        terms.hook().isPresent()
            ? List.of(login.user().orElse("default"))
            : users().stream().map(FencedUser::name).toList();
    var step = steps().proof(old.orElseThrow(), login, false, names);
    return Optional.of(
        login.mode() == WriteProbe.Mode.REQUIRED
            ? step
            : step.with(step.parameters().with(Fenced.GOES_ON, true)));
  }

  private boolean hookless() {
    return terms.hook().isEmpty();
  }

  /** The last steps of all, for which it is gone on to whatever became of the others. */
  List<Step> after() {
    if (!wanted() || before().stream().noneMatch(GiveBack::fences)) {
      return List.of();
    }
    List<Step> all = new ArrayList<>();
    all.add(clear());
    steps().lift(users()).forEach(step -> all.add(((Step.Act) step).following()));
    terms.hook().ifPresent(hook -> all.add(hook(hook, true)));
    return all;
  }

  private Step.Await clear() {
    var member = old.orElseThrow().id() + " in " + seen.primaryRegion();
    return new Step.Await(
        seen.target().id() + "/one-primary",
        "See that there is one primary, before clients of " + member + " may write again",
        new Condition(
            GiveBack.CONDITION,
            seen.to(),
            Value.fields(
                    "GlobalReplicationGroupId",
                    seen.datastore().id(),
                    "ReplicationGroupId",
                    seen.target().id(),
                    "AlsoSeenFrom",
                    seen.primaryRegion(),
                    "Fenced",
                    member,
                    GiveBack.COMMAND,
                    command())
                .with(GiveBack.ESCALATES, request.escalation().isPresent())),
        CLEAR,
        "whatever became of the steps before; not while the roles may still move");
  }

  private String command() {
    return "ecdr fence "
        + old.orElseThrow().id()
        + " --region "
        + seen.primaryRegion()
        + " --lift"
        + (terms.hook().isPresent() ? " --fence-hook PROG" : "");
  }

  private FenceSteps steps() {
    return new FenceSteps(
        calls, new Region(seen.primaryRegion()), seen.target().id() + "/", request.timeout());
  }

  private Step hook(Hooks.Program program, boolean lift) {
    var facts =
        RoleFacts.of(request.cache(), request.region(), seen)
            .with("ECDR_VERB", SwitchoverPlanner.VERB)
            .with("ECDR_DRILL", "no");
    return steps().hook(program, request.hooks(), facts, lift, old.orElseThrow().id());
  }

  /** When writers have stopped by it; empty without one, and where others may write as well. */
  Optional<Value> stopped() {
    if (!wanted() || !whole()) {
      return Optional.empty();
    }
    var steps = before();
    return Optional.of(
        steps.isEmpty()
            ? new Value.Text(seen.at().toString())
            : new Value.Bound(
                steps.get(steps.size() - 1).id(), "At", "when clients may not write any more"));
  }

  /** The plan with what stops writers before everything that changes something. */
  Plan stopping(Plan plan) {
    var lane = plan.lanes().get(0);
    return plan.withLanes(
        List.of(lane.with(Stream.concat(before().stream(), lane.steps().stream()).toList())));
  }

  /** The plan with what gives back at its end. */
  Plan givingBack(Plan plan) {
    var lane = plan.lanes().get(0);
    return plan.withLanes(
        List.of(lane.with(Stream.concat(lane.steps().stream(), after().stream()).toList())));
  }

  /** What is asked before. */
  void checks(Checklist list) {
    if (!terms.wanted()) {
      return;
    }
    if (seen.already()) {
      list.ask("fence", "Writers are stopped by a fence", "--fence")
          .skipped("the target is the primary already");
      return;
    }
    if (old.isEmpty()) {
      list.ask("fence", "Writers are stopped by a fence", "--fence")
          .unknown("the primary's group is not told by its own Region", "wait, then look again");
      return;
    }
    if (terms.hook().isPresent()) {
      UserFenceChecks.hook(list, terms.hook().get());
      return;
    }
    var facts = seen.beside().orElseThrow();
    var users =
        new UserFenceChecks(list, "fence-", old.get(), facts.primary().access(), facts.elsewhere());
    if (users.some()) {
      users.all();
    }
    UserFenceChecks.unsure(list, "fence-unsure");
  }
}
