package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What would be done, as a value: lanes side by side, one per cache, each with its steps in order.
 *
 * @param id also the id of the operation that runs it
 * @param verb the command it is the plan of, such as {@code backup create}
 * @param toolVersion the version of ecdr that made it
 * @param undoes the operation whose leavings it takes away; empty for all but {@code op abort}
 * @param escalates the switchover that it takes over; empty for all but {@code op escalate}
 */
public record Plan(
    String id,
    String verb,
    String toolVersion,
    Instant created,
    AccountId account,
    List<Region> regions,
    List<Check> checks,
    List<Lane> lanes,
    Prediction prediction,
    Optional<String> undoes,
    Optional<String> escalates) {

  /** One that takes nothing over. */
  public Plan(
      String id,
      String verb,
      String toolVersion,
      Instant created,
      AccountId account,
      List<Region> regions,
      List<Check> checks,
      List<Lane> lanes,
      Prediction prediction,
      Optional<String> undoes) {
    this(
        id,
        verb,
        toolVersion,
        created,
        account,
        regions,
        checks,
        lanes,
        prediction,
        undoes,
        Optional.empty());
  }

  /** One that undoes nothing. */
  public Plan(
      String id,
      String verb,
      String toolVersion,
      Instant created,
      AccountId account,
      List<Region> regions,
      List<Check> checks,
      List<Lane> lanes,
      Prediction prediction) {
    this(
        id,
        verb,
        toolVersion,
        created,
        account,
        regions,
        checks,
        lanes,
        prediction,
        Optional.empty());
  }

  public Plan {
    Objects.requireNonNull(undoes, "undoes");
    Objects.requireNonNull(escalates, "escalates");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(toolVersion, "toolVersion");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(account, "account");
    regions = List.copyOf(regions);
    checks = List.copyOf(checks);
    lanes = List.copyOf(lanes);
    Objects.requireNonNull(prediction, "prediction");
    var seen = new HashSet<String>();
    var waitedFor = new HashSet<CacheId>();
    for (var lane : lanes) {
      waitedFor.addAll(lane.after());
      if (waitedFor.contains(lane.cache())) {
        throw new IllegalArgumentException(
            "plan " + id + " has a lane wait for " + lane.cache() + ", which is not before it");
      }
      for (var step : lane.steps()) {
        requireNew(id, seen, step.id());
        if (step instanceof Step.Ladder ladder) {
          ladder.rungs().forEach(rung -> requireNew(id, seen, rung.id()));
        }
      }
    }
  }

  private static void requireNew(String plan, Set<String> seen, String step) {
    if (!seen.add(step)) {
      throw new IllegalArgumentException("plan " + plan + " repeats a step id: " + step);
    }
  }

  /**
   * What a command exits with whose plan this is, as far as its checks tell: 0 when it may run, 15
   * when nothing but the loss forbids it, else 11. Where it may run but leaves a cache out that it
   * was to save, what that cache's lane will end with.
   */
  public ExitCode checked() {
    if (blockers().isEmpty()) {
      return lanes.stream()
          .flatMap(lane -> lane.steps().stream())
          .filter(NotSaved::is)
          .map(NotSaved::code)
          .reduce(ExitCode.OK, ExitCode::worse);
    }
    return blockers().stream().allMatch(c -> c.id().equals(Check.LOSS))
        ? ExitCode.LOSS_ABOVE_BOUND
        : ExitCode.REFUSED_BY_CHECKS;
  }

  /** Whether running it may send anything that changes something. */
  public boolean changes() {
    return lanes.stream()
        .flatMap(lane -> lane.steps().stream())
        .anyMatch(
            step ->
                !(step instanceof Step.Await
                    || NotSaved.is(step)
                    || step instanceof Step.Ladder ladder && ladder.already()));
  }

  /** The checks that forbid running it. */
  public List<Check> blockers() {
    return checks.stream().filter(Check::blocks).toList();
  }

  /** The same plan with more checks. */
  public Plan with(List<Check> more) {
    var all = new ArrayList<>(checks);
    all.addAll(more);
    return with(all, lanes, escalates);
  }

  /** The same plan with these checks. */
  Plan checking(List<Check> others) {
    return with(others, lanes, escalates);
  }

  /** The same plan with another prediction. */
  Plan predicting(Prediction other) {
    return new Plan(
        id, verb, toolVersion, created, account, regions, checks, lanes, other, undoes, escalates);
  }

  /** The same plan with these lanes. */
  public Plan withLanes(List<Lane> others) {
    return with(checks, others, escalates);
  }

  /** The same plan, taking over a switchover that is not done. */
  public Plan escalating(String operation) {
    return with(checks, lanes, Optional.of(operation));
  }

  /** The operation whose locks it works under: the one that it takes over, else its own. */
  public String owner() {
    return undoes.or(() -> escalates).orElse(id);
  }

  private Plan with(List<Check> all, List<Lane> others, Optional<String> over) {
    return new Plan(
        id, verb, toolVersion, created, account, regions, all, others, prediction, undoes, over);
  }

  /**
   * The same plan as it is saved: the primary that was seen is recorded in it.
   *
   * @param expected where the saved request takes the primary to be
   */
  public Plan recording(Optional<Region> expected) {
    return expected.isEmpty() ? this : withChecks(check -> recorded(check, expected.get()));
  }

  private static Check recorded(Check check, Region expected) {
    return check.id().equals(Check.EXPECTED_PRIMARY) && check.limit().equals(Check.NOTHING_SAID)
        ? new Check(
            check.id(),
            check.title(),
            Check.Verdict.PASS,
            "the primary was seen in "
                + expected
                + " and recorded; compared again when it is applied",
            check.age(),
            expected.id(),
            check.hint(),
            check.overridable(),
            check.accepted())
        : check;
  }

  /** The same plan with the checks that were accepted as they are. */
  public Plan accepting(Acceptance said) {
    return withChecks(check -> check.accepting(said));
  }

  private Plan withChecks(UnaryOperator<Check> each) {
    return with(checks.stream().map(each).toList(), lanes, escalates);
  }
}
