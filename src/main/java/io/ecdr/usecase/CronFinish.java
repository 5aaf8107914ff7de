package io.ecdr.usecase;

import io.ecdr.journal.OperationState;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.CopyPlanner;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.PrunePlanner;
import io.ecdr.usecase.CronLine.Chore;
import io.ecdr.usecase.CronLine.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Goes on with what was interrupted. Only with what keeps caches protected: a change of roles that
 * stands half done waits for a person.
 */
final class CronFinish {

  private static final Set<String> OURS =
      Set.of(
          BackupPlanner.VERB,
          CopyPlanner.VERB,
          VerifyRequest.VERB,
          PrunePlanner.VERB,
          DrillPlanner.VERB);

  private final CronHands hands;
  private final InstantSource clock;
  private final boolean active;

  /**
   * @param active whether it may change anything
   */
  CronFinish(CronHands hands, InstantSource clock, boolean active) {
    this.hands = hands;
    this.clock = clock;
    this.active = active;
  }

  /** Does it; one line for each operation. */
  List<CronLine> run(CronTarget target, PastTries past) {
    List<CronLine> lines = new ArrayList<>();
    for (var operation : past.resumable()) {
      lines.add(one(target.toString(), operation, past));
    }
    return lines;
  }

  private CronLine one(String subject, OperationSummary operation, PastTries past) {
    var what = operation.verb() + " " + operation.id();
    if (operation.holder().isPresent()) {
      return CronLine.told(
          subject, Chore.FINISH, State.SKIPPED, what + ": a process works on it now");
    }
    if (!OURS.contains(operation.verb())) {
      return CronLine.told(
          subject,
          Chore.FINISH,
          State.SKIPPED,
          what + " waits for a person: ecdr op resume " + operation.id());
    }
    var quiet = past.quietUntil(operation.verb()).filter(clock.instant()::isBefore);
    if (quiet.isPresent() && operation.state() == OperationState.FAILED) {
      return CronLine.told(
          subject, Chore.FINISH, State.SKIPPED, what + " failed; tried again from " + quiet.get());
    }
    return active
        ? Ran.line(subject, Chore.FINISH, what + " is done", hands.resume().run(operation.id()))
        : CronLine.told(subject, Chore.FINISH, State.WOULD, what + " is not finished");
  }
}
