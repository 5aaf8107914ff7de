package io.ecdr.render;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check;
import io.ecdr.plan.HomeParts;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StaleMember;
import io.ecdr.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that was made and not run: what {@code --dry-run} shows. */
public final class PlanScreen implements Screen {

  private final Plan plan;

  public PlanScreen(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String schema() {
    return "ecdr.dry-run/1";
  }

  @Override
  public Instant at() {
    return plan.created();
  }

  /** 0 when the plan may run, 11 when its checks forbid it, 15 when only the loss does. */
  @Override
  public ExitCode code() {
    return plan.checked();
  }

  @Override
  public Value.Fields data() {
    var data =
        Value.Fields.NONE
            .with("plan", PlanCodec.of(plan))
            .with("blockers", Value.texts(plan.blockers().stream().map(Check::id).toList()))
            .with("mayRun", plan.blockers().isEmpty())
            .with("sent", false);
    return StaleLines.data(data, StaleMember.planned(plan));
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  /** All but the last line: checks, steps, prediction. */
  void body(Page page) {
    summary(page);
    for (var lane : plan.lanes()) {
      page.gap();
      lane(page, lane);
    }
    page.gap();
    prediction(page);
  }

  @Override
  public void print(Page page) {
    body(page);
    page.gap();
    if (plan.blockers().isEmpty()) {
      page.line("Dry run: nothing was sent that changes anything.");
    } else {
      page.line(
          page.paint(Ink.BAD, "Checks forbid this plan.")
              + " Dry run: nothing was sent that changes anything.");
    }
  }

  /** The heading and all checks. */
  private void summary(Page page) {
    DrillLines.ofPlan(page, plan.checks());
    heading(page);
    page.title("Checks");
    CheckLines.print(page, plan.checks());
  }

  private void heading(Page page) {
    page.title(
        plan.verb()
            + "  "
            + EvacuationLines.heading(plan)
                .orElseGet(
                    () ->
                        plan.lanes().stream()
                            .map(l -> l.cache().toString())
                            .collect(Collectors.joining(", "))));
    page.line(
        "plan %s, account %s, %s"
            .formatted(
                plan.id(),
                plan.account(),
                plan.regions().stream().map(Region::id).collect(Collectors.joining(" and "))));
    page.gap();
  }

  /** Whether there is anything to read before the plan is run. */
  public boolean tells() {
    return plan.checks().stream().anyMatch(CheckLines::matters);
  }

  /** What is shown before a plan is run: its heading and the checks that did not simply pass. */
  public void brief(Page page) {
    DrillLines.ofPlan(page, plan.checks());
    heading(page);
    var telling = plan.checks().stream().filter(CheckLines::matters).toList();
    long passed = plan.checks().stream().filter(c -> c.verdict() == Check.Verdict.PASS).count();
    page.title("Checks: " + passed + " of " + plan.checks().size() + " passed");
    CheckLines.print(page, telling);
  }

  private static void lane(Page page, Lane lane) {
    page.title("Steps for " + lane.cache());
    int number = 1;
    for (var step : lane.steps()) {
      HomeParts.heading(lane, step).ifPresent(part -> page.inked(Ink.WARN, 1, part));
      step(page, number++, step);
    }
  }

  static void step(Page page, int number, Step step) {
    page.entry(1, 4, number + ".", step.title());
    var limits = step.limits();
    page.text(
        5,
        "usually %s (%s), given up after %s"
            .formatted(Words.of(limits.expected()), limits.basis(), Words.of(limits.timeout())));
    page.text(5, "needs: " + step.precondition());
    if (step instanceof Step.Act act) {
      CallLines.print(page, 5, act.call());
      CallLines.otherwise(act).forEach(words -> page.text(5, words));
      page.text(5, "done when: " + ConditionWords.of(act.done()));
      page.text(5, act.undo().isEmpty() ? "cannot be undone" : "undone by: " + act.undo());
    } else if (step instanceof Step.Await await) {
      page.text(5, "sends nothing; done when: " + ConditionWords.of(await.done()));
    } else if (step instanceof Step.Local local) {
      page.text(
          5,
          local.mayCall().isEmpty()
              ? "sends nothing to AWS"
              : "looks first, then sends what is still to do of:");
      local.mayCall().forEach(call -> CallLines.print(page, 5, call));
      if (!local.undo().isEmpty()) {
        page.text(5, "undone by: " + local.undo());
      }
    } else if (step instanceof Step.Ladder ladder) {
      ladder(page, ladder);
    } else if (step instanceof Step.Probe probe) {
      probe(page, probe);
    } else if (step instanceof Step.Hook hook) {
      HookLines.plan(page, hook);
    }
  }

  private static void probe(Page page, Step.Probe probe) {
    page.text(
        5,
        "at the endpoints that %s tells in %s by then; the keys begin with ecdr:probe: and are gone"
                .formatted(probe.group(), probe.region())
            + " after "
            + Words.of(probe.times().timeToLive()));
    var login =
        probe.choice().user().map(u -> "as user " + u).orElse("as the default user")
            + probe.choice().auth().map(a -> ", secret from " + a).orElse(", without a secret");
    page.text(5, login);
    page.text(
        5,
        probe.choice().mode() == WriteProbe.Mode.REQUIRED
            ? "exit code 20 unless every key was read back"
            : "exit code 20 when a write is refused; when nothing can be told from here, the roles"
                + " are read twice more instead");
  }

  private static void ladder(Page page, Step.Ladder ladder) {
    Step.Rung before = null;
    for (var rung : ladder.rungs()) {
      page.text(
          5,
          before == null
              ? rung.title()
              : "if that is refused, or nothing of it is seen within "
                  + Words.of(before.patience())
                  + (rung.asks() ? ", and after a person's yes: " : ": ")
                  + rung.title());
      CallLines.print(page, 5, rung.call());
      Stakes.undone(rung.call()).ifPresent(why -> page.inked(Ink.BAD, 5, "cannot be undone"));
      page.text(5, "done when: " + ConditionWords.of(rung.done()));
      before = rung;
    }
  }

  private void prediction(Page page) {
    var predicted = plan.prediction();
    page.title("Predicted");
    page.entry(2, 20, "takes", Words.of(predicted.duration()));
    predicted.rto().ifPresent(rto -> page.entry(2, 20, "writable again in", Words.of(rto)));
    predicted
        .recoveryPointAge()
        .ifPresent(age -> page.entry(2, 20, "data would be", Words.of(age) + " old"));
    page.entry(2, 20, "basis", predicted.basis());
  }
}
