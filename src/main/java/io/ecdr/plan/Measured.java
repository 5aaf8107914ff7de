package io.ecdr.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans whose expected times come from earlier runs: of this cache, or of others where there are a
 * few. A rule of thumb grows with the data, so what a run took is scaled by how that rule has grown
 * since.
 */
public final class Measured {

  /** How many of the newest runs count. */
  public static final int NEWEST = 5;

  /** How many runs of other caches are worth more than a rule of thumb. */
  private static final int OTHERS = 3;

  private final Plan plan;
  private final List<PastRun> runs;

  /**
   * @param runs of the same command, in any order
   */
  public Measured(Plan plan, List<PastRun> runs) {
    this.plan = plan;
    this.runs =
        runs.stream()
            .filter(run -> run.verb().equals(plan.verb()))
            .sorted(Comparator.comparing(PastRun::ended).reversed())
            .toList();
  }

  /** The plan with what is known. */
  public Plan plan() {
    List<Lane> lanes = new ArrayList<>();
    var longest = Duration.ZERO;
    var gained = Duration.ZERO;
    int measured = 0;
    for (var lane : plan.lanes()) {
      List<Step> steps = lane.steps().stream().map(step -> step(lane, step)).toList();
      lanes.add(lane.with(steps));
      var was = sum(lane.steps());
      var is = sum(steps);
      if (is.compareTo(longest) >= 0) {
        longest = is;
        gained = is.minus(was);
      }
      measured += (int) steps.stream().filter(step -> step.limits().thumb().isPresent()).count();
    }
    return measured == 0
        ? plan
        : new Plan(
            plan.id(),
            plan.verb(),
            plan.toolVersion(),
            plan.created(),
            plan.account(),
            plan.regions(),
            plan.checks(),
            lanes,
            prediction(gained, measured),
            plan.undoes());
  }

  private static Duration sum(List<Step> steps) {
    return steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
  }

  private Prediction prediction(Duration gained, int measured) {
    var was = plan.prediction();
    return new Prediction(
        atLeastNone(was.duration().plus(gained)),
        was.rto().map(time -> atLeastNone(time.plus(gained))),
        was.recoveryPointAge(),
        was.basis()
            + "; of "
            + measured
            + (measured == 1 ? " step" : " steps")
            + " by earlier runs");
  }

  private static Duration atLeastNone(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  private Step step(Lane lane, Step step) {
    return limits(lane, step).map(limits -> within(step, limits)).orElse(step);
  }

  private Optional<Limits> limits(Lane lane, Step step) {
    var own = times(runs.stream().filter(run -> run.of(lane)).toList(), step);
    var all = own.isEmpty() ? times(runs, step) : own;
    if (all.isEmpty() || own.isEmpty() && all.size() < OTHERS) {
      return Optional.empty();
    }
    var sorted = all.stream().map(Scaled::time).sorted().toList();
    var median = sorted.get(sorted.size() / 2);
    var newest = LocalDate.ofInstant(all.get(0).run().ended(), ZoneOffset.UTC);
    return Optional.of(
        step.limits()
            .measured(
                median,
                "median of "
                    + all.size()
                    + (all.size() == 1 ? " run of " : " runs of ")
                    + (own.isEmpty() ? "other caches" : "this cache")
                    + ", newest "
                    + newest
                    + (all.stream().anyMatch(Scaled::grown) ? ", scaled to the size of now" : "")));
  }

  private record Scaled(PastRun run, Duration time, boolean grown) {}

  private static List<Scaled> times(List<PastRun> runs, Step step) {
    var word = PastRun.word(step.id());
    return runs.stream()
        .filter(run -> run.steps().containsKey(word))
        .limit(NEWEST)
        .map(run -> scaled(run, run.steps().get(word), step.limits().ruleOfThumb()))
        .toList();
  }

  private static Scaled scaled(PastRun run, PastRun.Took took, Duration now) {
    boolean grown = !took.thumb().isZero() && !took.thumb().equals(now);
    return grown
        ? new Scaled(
            run,
            Duration.ofMillis(
                Math.round(
                    (double) took.time().toMillis() * now.toMillis() / took.thumb().toMillis())),
            true)
        : new Scaled(run, took.time(), false);
  }

  /** Hooks and trial writes are not of the service: their times are what they were given. */
  private static Step within(Step step, Limits limits) {
    if (step instanceof Step.Act act) {
      return new Step.Act(
          act.id(),
          act.title(),
          act.call(),
          act.done(),
          act.repeat(),
          limits,
          act.undo(),
          act.precondition(),
          act.otherwise(),
          act.follows());
    }
    if (step instanceof Step.Await await) {
      return new Step.Await(await.id(), await.title(), await.done(), limits, await.precondition());
    }
    if (step instanceof Step.Local local) {
      return new Step.Local(
          local.id(),
          local.title(),
          local.kind(),
          local.parameters(),
          local.mayCall(),
          limits,
          local.undo(),
          local.precondition());
    }
    if (step instanceof Step.Ladder ladder) {
      return new Step.Ladder(
          ladder.id(),
          ladder.title(),
          ladder.rungs(),
          ladder.wayOut(),
          limits,
          ladder.antiFlap(),
          ladder.already(),
          ladder.precondition(),
          ladder.before());
    }
    return step;
  }
}
