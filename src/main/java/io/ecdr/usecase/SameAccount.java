package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import io.ecdr.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets a plan go on in the account that it was made for only: names and buckets mean something else
 * in another. Asks in all of the plan's Regions, since one of them may be dark; one answer is
 * enough, and without any the plan does not go on.
 */
public final class SameAccount implements Callers {

  private final Surveyor surveyor;

  /** Asks through this surveyor. */
  public SameAccount(Surveyor surveyor) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
  }

  @Override
  public Optional<Rejection> against(Plan plan) {
    var gather = surveyor.gather();
    var calls = plan.regions().stream().map(r -> Identity.call(surveyor.maker(), r)).toList();
    var reads = gather.read(calls, gather.deadline());
    List<Fact<Value.Fields>> facts = new ArrayList<>();
    calls.forEach(call -> facts.add(reads.fact(call)));
    var best = facts.stream().filter(f -> f.value().isPresent()).findFirst().orElse(facts.get(0));
    try {
      var account = Identity.need(best, "").account();
      return account.equals(plan.account()) ? Optional.empty() : Optional.of(other(plan, account));
    } catch (SurveyEnded e) {
      return Optional.of(e.why());
    }
  }

  private static Rejection other(Plan plan, AccountId account) {
    return new Rejection(
        ExitCode.PLAN_REFUSED,
        "operation "
            + plan.id()
            + " is of account "
            + plan.account()
            + ", and these credentials are of account "
            + account
            + "; nothing was changed",
        "use credentials of account " + plan.account() + ", such as with --profile");
  }
}
