package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Fact;
import io.ecdr.model.Proof;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.usecase.CronLine.Chore;
import io.ecdr.usecase.CronLine.State;
import java.util.List;
import java.util.Optional;

/** Reads new backups to their last byte within the budget, and removes what no rule keeps. */
final class CronKeep {

  private final CronHands hands;

  CronKeep(CronHands hands) {
    this.hands = hands;
  }

  /**
   * Verifies the newest backup, where a budget is given and it is not verified yet.
   *
   * @return empty where nothing is to be told
   */
  Optional<CronLine> verify(CronTarget target, Fact<BackupRecord> point) {
    var budget = target.settings().backup().verifyBudget();
    var newest = point.value().filter(b -> b.proof().compareTo(Proof.VERIFIED) < 0);
    if (budget.isEmpty() || newest.isEmpty()) {
      return Optional.empty();
    }
    var settings = target.settings();
    var planned =
        hands
            .verify()
            .plan(
                new VerifyRequest(
                    List.of(newest.get().id()),
                    false,
                    true,
                    Optional.of(budget.getAsLong()),
                    Optional.of(target.region()),
                    settings.drRegion().orElseThrow(),
                    settings.drBucket().orElseThrow(),
                    settings.bucket(target.region()),
                    settings.prefix(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    return Optional.of(
        ran(target, Chore.VERIFY, "verified " + newest.get().id(), "its budget is spent", planned));
  }

  /** Prunes. */
  CronLine prune(CronTarget target) {
    var settings = target.settings();
    var rules = settings.backup().keep();
    if (rules.isEmpty()) {
      return CronLine.told(
          target.toString(), Chore.PRUNE, State.QUIET, "no rules say what to keep");
    }
    var planned =
        hands
            .prune()
            .plan(
                new PruneRequest(
                    List.of(target.id()),
                    target.region(),
                    settings.drRegion().orElseThrow(),
                    settings.drBucket().orElseThrow(),
                    settings.prefix(),
                    rules.get(),
                    Optional.empty()));
    return ran(target, Chore.PRUNE, "pruned", "every backup is kept", planned);
  }

  private CronLine ran(
      CronTarget target, Chore chore, String done, String nothing, Planned planned) {
    var subject = target.toString();
    if (planned instanceof Planned.Rejected rejected) {
      return CronLine.failed(subject, chore, rejected.why());
    }
    var plan = ((Planned.Ready) planned).plan();
    return plan.changes() || !plan.blockers().isEmpty()
        ? Ran.line(subject, chore, done, hands.flow().run(plan))
        : CronLine.told(subject, chore, State.QUIET, nothing);
  }
}
