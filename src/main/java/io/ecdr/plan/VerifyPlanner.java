package io.ecdr.plan;

import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.VerifyInventory.Shelved;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the verification of backups, each in a lane of its own. Pure. */
public final class VerifyPlanner {

  private static final String BUDGET = "budget";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public VerifyPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan; nothing is to be done where nothing fits into today's bytes. */
  public Plan plan(VerifyRequest request, VerifyInventory seen, String operation) {
    var budget =
        VerifyBudget.of(
            seen.backups(),
            request.deep() ? request.bytesPerDay() : Optional.empty(),
            seen.spent());
    var lanes =
        budget.today().stream()
            .map(b -> new Lane(b.cache(), new VerifySteps(request, b, seen, calls).all()))
            .toList();
    return new Plan(
        operation,
        VerifyRequest.VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(request.drRegion()),
        checks(request, seen, budget),
        lanes,
        new Prediction(
            longest(lanes),
            Optional.empty(),
            Optional.empty(),
            request.deep()
                ? "the longest lane, at " + Text.bytes(DeepSteps.A_SECOND) + " a second"
                : "the longest lane"));
  }

  private static Duration longest(List<Lane> lanes) {
    return lanes.stream()
        .map(
            lane ->
                lane.steps().stream()
                    .map(s -> s.limits().expected())
                    .reduce(Duration.ZERO, Duration::plus))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static List<Check> checks(
      VerifyRequest request, VerifyInventory seen, VerifyBudget budget) {
    var list = new Checklist();
    list.ask("identity", "Credentials and account", "an account that answers")
        .pass("account " + seen.account() + " as " + seen.caller());
    var kept = KeptAt.of(request.drRegion(), request.drBucket(), request.prefix());
    seen.suspects()
        .forEach(
            (id, reason) ->
                list.ask("suspect-" + id, "Size of backup " + id, "no sudden shrinking")
                    .warn(
                        reason.words() + "; it counts for nothing until accepted",
                        "look: "
                            + kept.named("inspect", id)
                            + ", then: "
                            + kept.named("accept", id)));
    if (!request.deep()) {
      return list.all();
    }
    var ask = list.ask(BUDGET, "What is read today", budgetWords(request));
    long now = VerifyBudget.bytes(budget.today());
    var words =
        (budget.spent() ? "the day's bytes are spent, it goes on at 00:00 UTC: " : "")
            + Text.bytes(now)
            + " to read, "
            + Text.bytes(seen.spent())
            + " taken on before";
    if (budget.later().isEmpty() && budget.never().isEmpty()) {
      ask.pass(words);
    } else if (request.all()) {
      ask.warn(words + left(budget), hint(budget));
    } else {
      ask.fail(words + left(budget), hint(budget));
    }
    return list.all();
  }

  /** Why a plan reads nothing although something is due; empty for any other plan. */
  public static Optional<String> idle(Plan plan) {
    return plan.checks().stream()
        .filter(check -> check.id().equals(BUDGET) && plan.lanes().isEmpty())
        .filter(check -> check.verdict() != Check.Verdict.PASS)
        .map(Check::observed)
        .findFirst();
  }

  private static String budgetWords(VerifyRequest request) {
    return request
        .bytesPerDay()
        .map(most -> "at most " + Text.bytes(most) + " a day (UTC)")
        .orElse("any amount");
  }

  private static String left(VerifyBudget budget) {
    return (budget.later().isEmpty() ? "" : "; left for another day: " + names(budget.later()))
        + (budget.never().isEmpty() ? "" : "; more than a whole day's: " + names(budget.never()));
  }

  private static String names(List<Shelved> backups) {
    return backups.stream()
        .map(b -> b.id() + " (" + Text.bytes(b.bytes()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String hint(VerifyBudget budget) {
    return budget.never().isEmpty()
        ? "type the same tomorrow, or raise --max-bytes-per-day"
        : "raise --max-bytes-per-day, else they are never read";
  }

  /** What a saved plan rests on: the manifests as they were seen. */
  public static Fingerprint print(VerifyInventory seen) {
    var print = Fingerprint.NONE;
    for (var backup : seen.backups()) {
      print =
          print.with(
              "manifest " + backup.id(),
              backup.record().map(r -> r.seal().digest()).orElse("cannot be read"));
    }
    return print;
  }
}
