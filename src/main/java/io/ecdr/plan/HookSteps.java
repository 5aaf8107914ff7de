package io.ecdr.plan;

import io.ecdr.model.Hooks;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the operator's own programs around a plan: as its first and last steps. */
public final class HookSteps {

  private static final int TRIES = 2;

  /** For the pause between two tries. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /** The fact for a fence that comes after a change of roles: the rung that led there. */
  public static final String WAY = "ECDR_WAY";

  /** What a fact says that nobody could tell. */
  static final String UNKNOWN = "unknown";

  private final Hooks hooks;
  private final boolean emergency;
  private final Duration most;

  /**
   * @param emergency whether nothing but a veto may hold up the change
   * @param timeout the longest wait per step, when the operator said one
   */
  HookSteps(Hooks hooks, boolean emergency, Optional<Duration> timeout) {
    this.hooks = Objects.requireNonNull(hooks, "hooks");
    this.emergency = emergency;
    this.most = timeout.filter(t -> t.compareTo(hooks.most()) < 0).orElse(hooks.most());
  }

  /**
   * The plan with its hooks, and a check that tells of them; the plan itself where there are none.
   *
   * @param facts what only this verb knows
   * @param endpoint the step that reads where to write to afterwards; empty when there is none
   */
  Plan around(Plan plan, Value.Fields facts, Optional<String> endpoint) {
    if (hooks.none()) {
      return plan;
    }
    var list = new Checklist();
    check(list);
    return hooks.skipped()
        ? with(plan, plan.lanes(), list)
        : with(
            plan, plan.lanes().stream().map(l -> around(plan, l, facts, endpoint)).toList(), list);
  }

  /** The plan without its hooks, because it changes nothing, and a check that says so. */
  Plan leftOut(Plan plan, String why) {
    if (hooks.none()) {
      return plan;
    }
    var list = new Checklist();
    question(list).skipped(why);
    return with(plan, plan.lanes(), list);
  }

  private static Checklist.Question question(Checklist list) {
    return list.ask("hooks", "Hooks can be run", "can be run");
  }

  private void check(Checklist list) {
    var missing =
        Stream.concat(hooks.before().stream(), hooks.after().stream())
            .filter(p -> !p.found())
            .map(p -> p.words().get(0))
            .distinct()
            .collect(Collectors.joining(", "));
    var number = hooks.before().size() + " before, " + hooks.after().size() + " after";
    if (hooks.skipped()) {
      question(list).skipped("left out, as asked with --skip-hooks: " + number);
    } else if (missing.isEmpty()) {
      question(list).pass(number);
    } else if (emergency) {
      question(list)
          .warn(
              "there is no program " + missing,
              "it is gone without; name its file, or --skip-hooks");
    } else {
      question(list).fail("there is no program " + missing, "name its file, or --skip-hooks");
    }
  }

  private static Plan with(Plan plan, List<Lane> lanes, Checklist more) {
    return new Plan(
        plan.id(),
        plan.verb(),
        plan.toolVersion(),
        plan.created(),
        plan.account(),
        plan.regions(),
        Stream.concat(plan.checks().stream(), more.all().stream()).toList(),
        lanes,
        plan.prediction());
  }

  private Lane around(Plan plan, Lane lane, Value.Fields facts, Optional<String> endpoint) {
    var common =
        facts
            .with("ECDR_VERB", plan.verb())
            .with("ECDR_OPERATION", plan.id())
            .with("ECDR_ACCOUNT", plan.account().digits())
            .with("ECDR_DRILL", plan.verb().startsWith("drill ") ? "yes" : "no");
    var after = endpoint.map(s -> reached(common, s)).orElse(common);
    List<Step> steps = new ArrayList<>(steps(HookPhase.PRE, hooks.before(), lane, common));
    steps.addAll(lane.steps());
    steps.addAll(steps(HookPhase.POST, hooks.after(), lane, after));
    return lane.with(steps);
  }

  /** With where to connect to by then, as a step has read it. */
  private static Value.Fields reached(Value.Fields facts, String step) {
    var all = facts.with("ECDR_ENDPOINT", new Value.Bound(step, "Endpoint", UNKNOWN));
    for (var each : CacheEndpoints.bound("ECDR_NEW_", step).members().entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    return all;
  }

  private List<Step> steps(
      HookPhase phase, List<Hooks.Program> programs, Lane lane, Value.Fields facts) {
    List<Step> all = new ArrayList<>();
    for (var program : programs) {
      var fellows = all.stream().map(Step::id).toList();
      all.add(
          step(
              lane.cache().id() + "/" + phase.word() + "-hook-" + (all.size() + 1),
              phase,
              program,
              terms(phase, fellows),
              facts.with("ECDR_PHASE", phase.word())));
    }
    return all;
  }

  private HookTerms terms(HookPhase phase, List<String> fellows) {
    return emergency && phase == HookPhase.PRE
        ? new HookTerms(most, 1, Optional.of(HookTerms.EMERGENCY), fellows)
        : new HookTerms(most, TRIES, Optional.empty(), List.of());
  }

  private Step step(
      String id, HookPhase phase, Hooks.Program program, HookTerms terms, Value.Fields facts) {
    var file = program.words().get(0);
    return new Step.Hook(
        id,
        "Run " + phase.word() + "-hook " + file.substring(file.lastIndexOf('/') + 1),
        phase,
        program.words(),
        hooks.variables(),
        facts,
        terms,
        new Limits(
            Duration.ofSeconds(1),
            "a guess: it is the operator's own program",
            terms
                .together()
                .filter(t -> t.compareTo(terms.most()) < 0)
                .orElseGet(() -> terms.most().multipliedBy(terms.tries()).plus(SLACK))),
        phase == HookPhase.PRE
            ? "no check forbids the plan, and nothing was changed yet"
            : "the change is done and was read back");
  }
}
