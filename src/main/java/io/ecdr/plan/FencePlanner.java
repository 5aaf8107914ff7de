package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.CacheUser;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans a fence: clients of a cache may read it and cannot write to it, or can again. Pure: the
 * same request, inventory and operation id give the same plan.
 */
public final class FencePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "fence";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public FencePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan; one without steps when all is so already. */
  public Plan plan(FenceRequest request, FenceInventory seen, String operation) {
    var group = seen.group();
    var cache =
        new CacheId(seen.account(), request.region(), CacheKind.REPLICATION_GROUP, group.id());
    var member = group.globalDatastore().map(ReplicationGroup.GlobalMember::id);
    var steps = steps(request, seen);
    var time = steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            List.of(request.region()),
            new FenceChecks(request, seen).all(),
            steps.isEmpty() ? List.of() : List.of(new Lane(cache, member, steps)),
            new Prediction(
                time,
                Optional.empty(),
                Optional.empty(),
                "sum of the steps' expected times, which AWS publishes no figures for"));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(plan, facts(request), Optional.empty());
  }

  private static Value.Fields facts(FenceRequest request) {
    return Value.fields(
        "ECDR_CACHE", request.cache(),
        "ECDR_REGION", request.region().id(),
        "ECDR_FENCE", request.lift() ? "lift" : "on");
  }

  private List<Step> steps(FenceRequest request, FenceInventory seen) {
    var group = seen.group();
    var steps = new FenceSteps(calls, request.region(), group.id() + "/", request.timeout());
    List<Step> all = new ArrayList<>();
    if (request.hook().isPresent()) {
      var facts = facts(request).with("ECDR_VERB", VERB).with("ECDR_DRILL", "no");
      all.add(steps.hook(request.hook().get(), request.hooks(), facts, request.lift(), group.id()));
    } else if (request.lift()) {
      return steps.lift(lifted(request, seen));
    } else {
      all.addAll(steps.fence(FenceSteps.writing(users(seen))));
    }
    boolean tried =
        request.probe().mode() == WriteProbe.Mode.REQUIRED
            || request.probe().mode() == WriteProbe.Mode.AUTO && !all.isEmpty();
    if (tried && !request.lift()) {
      all.add(steps.proof(group, request.probe(), request.plain(), fenced(request, seen)));
    }
    return all;
  }

  /** What those log in with who can write before it, or could before another fence of ours. */
  private static List<String> fenced(FenceRequest request, FenceInventory seen) {
    if (request.hook().isPresent()) {
      return request.probe().user().stream().toList();
    }
    return users(seen).stream()
        .filter(
            user -> AccessRules.writes(user.access()) || AccessRules.madeReadOnly(user.access()))
        .map(CacheUser::name)
        .toList();
  }

  static List<CacheUser> users(FenceInventory seen) {
    return seen.access().value().orElse(Access.NONE).users();
  }

  /** Those whose access is not what it was: what was typed goes before what journals tell. */
  static List<FencedUser> lifted(FenceRequest request, FenceInventory seen) {
    List<FencedUser> all = new ArrayList<>();
    for (var user : users(seen)) {
      Optional.ofNullable(request.originals().get(user.id()))
          .or(() -> FencedUser.before(user, seen.originals()).map(FencedUser::before))
          .filter(before -> !before.equals(user.access()))
          .ifPresent(
              before -> all.add(new FencedUser(user.id(), user.name(), before, user.access())));
    }
    return all;
  }
}
