package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Agreed;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.DetachPlanner;
import io.ecdr.plan.EvacuationPlanner;
import io.ecdr.plan.FailoverPlanner;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.plan.SwitchoverPlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures again before an operation goes on whose roles have not moved: it may be hours later, and
 * what may be lost, and whether the primary is back, is of now. What the checks of the command
 * would refuse is refused here, within what was agreed to then.
 *
 * <p>A call that may have acted is looked for, whatever is measured; only when it is long ago and
 * nothing of it is seen would it be sent again, and so this holds for it too.
 */
public final class Remeasure implements Afresh {

  /** A promotion takes about a minute; what is seen of it may be late. */
  private static final Duration LONG_AGO = Duration.ofMinutes(5);

  private final Surveyor surveyor;
  private final String toolVersion;

  public Remeasure(Surveyor surveyor, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Optional<Rejection> against(Plan plan, Position position) {
    for (var lane : plan.lanes()) {
      var why = next(lane, position).flatMap(ladder -> against(plan, ladder, position));
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  /** The change that comes next, unless a step right before it waits for the lag to be small. */
  private static Optional<Step.Ladder> next(Lane lane, Position position) {
    for (var step : lane.steps()) {
      if (step instanceof Step.Await await && await.done().kind().equals("caught-up")) {
        return Optional.empty();
      }
      if (step instanceof Step.Ladder ladder && position.factsOf(ladder.id()).isEmpty()) {
        return Optional.of(ladder).filter(l -> !l.already());
      }
    }
    return Optional.empty();
  }

  private Optional<Rejection> against(Plan plan, Step.Ladder ladder, Position position) {
    var limit = Agreed.in(ladder);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    var call = ladder.rungs().get(0).call();
    try {
      var seen =
          new GlobalSurvey(surveyor, call.region(), other(plan)).read(target(call), call.region());
      if (seen.already() || underWay(ladder, position, seen)) {
        return Optional.empty();
      }
      var again = plan(plan, limit.get(), seen).accepting(accepted(plan));
      return again.blockers().isEmpty() ? Optional.empty() : Optional.of(refused(plan, again));
    } catch (SurveyEnded e) {
      // It is no member any more: there is nothing to promote, and looking tells the rest.
      return Optional.of(e.why()).filter(why -> why.code() != ExitCode.NOT_FOUND);
    }
  }

  private static boolean underWay(Step.Ladder ladder, Position position, GlobalInventory seen) {
    if (!seen.datastore().available() || !seen.target().secondary()) {
      return true;
    }
    Optional<Instant> sent =
        ladder.rungs().stream()
            .flatMap(rung -> position.sentOf(rung.id()).stream())
            .filter(Position.Sent::mayHaveActed)
            .map(Position.Sent::at)
            .max(Instant::compareTo);
    return sent.filter(at -> at.plus(LONG_AGO).isAfter(seen.at()) || over(ladder, at, seen))
        .isPresent();
  }

  /** Whether nothing is sent any more, and it is only found out what became of it. */
  private static boolean over(Step.Ladder ladder, Instant sent, GlobalInventory seen) {
    var patience = ladder.rungs().get(0).patience();
    return ladder.rungs().size() == 1 && !sent.plus(patience).isAfter(seen.at());
  }

  private static String target(Call call) {
    var parameters = call.parameters();
    return parameters
        .text("PrimaryReplicationGroupId")
        .or(() -> parameters.text("ReplicationGroupId"))
        .orElse("");
  }

  private static GlobalSurvey.Other other(Plan plan) {
    return switch (plan.verb()) {
      case DetachPlanner.VERB -> GlobalSurvey.Other.NOT_ASKED;
      case FailoverPlanner.VERB, EvacuationPlanner.VERB -> GlobalSurvey.Other.GLANCE;
      default -> GlobalSurvey.Other.NEEDED;
    };
  }

  /** As the command would plan it now; nobody confirms it. */
  private Plan plan(Plan plan, LossLimit limit, GlobalInventory seen) {
    var off = new WriteProbe(WriteProbe.Mode.OFF, Optional.empty(), Optional.empty());
    var terms = new RoleTerms(limit, Optional.empty(), Optional.empty(), off);
    var id = seen.target().id();
    return switch (other(plan)) {
      case NOT_ASKED ->
          new DetachPlanner(surveyor.maker(), toolVersion)
              .plan(new DetachRequest(id, seen.to(), terms), seen, plan.id());
      case GLANCE ->
          new FailoverPlanner(surveyor.maker(), toolVersion)
              .plan(
                  new FailoverRequest(
                      id,
                      seen.to(),
                      seen.to(),
                      terms,
                      true,
                      lookedHealthy(plan),
                      false,
                      false,
                      Optional.empty()),
                  seen,
                  plan.id());
      case NEEDED ->
          new SwitchoverPlanner(surveyor.maker(), toolVersion)
              .plan(
                  new SwitchoverRequest(
                      id, seen.to(), seen.to(), terms, Optional.empty(), Optional.empty()),
                  seen,
                  plan.id());
    };
  }

  /** Whoever began it saw a primary that answers, and went on. An evacuation asks by itself. */
  private static boolean lookedHealthy(Plan plan) {
    return plan.verb().equals(EvacuationPlanner.VERB)
        || plan.checks().stream()
            .anyMatch(c -> c.id().equals("primary-lost") && c.verdict() == Check.Verdict.WARN);
  }

  private static Acceptance accepted(Plan plan) {
    var ids =
        plan.checks().stream()
            .filter(Check::accepted)
            .map(Check::id)
            .collect(Collectors.toUnmodifiableSet());
    return new Acceptance(ids, ids);
  }

  private static Rejection refused(Plan plan, Plan again) {
    return new Rejection(
        again.checked(),
        "operation "
            + plan.id()
            + " has not moved the roles, and measured again its checks forbid it: "
            + again.blockers().stream()
                .map(check -> check.title() + ": " + check.observed())
                .collect(Collectors.joining("; "))
            + "; nothing was changed now",
        "where it is still wanted, type the command itself again: it takes the options that agree"
            + " to this");
  }
}
