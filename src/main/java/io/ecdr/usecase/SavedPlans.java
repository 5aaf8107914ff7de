package io.ecdr.usecase;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;

/** Reads saved plans, and says in a line what is wrong with one. */
public final class SavedPlans {

  private SavedPlans() {}

  /** Reads the text of a plan file. Rejected with 14 when it is none, altered or newer. */
  public static Answer<SavedPlan> read(String file, String text) {
    try {
      return new Answer.Given<>(SavedPlanCodec.read(text));
    } catch (Malformed e) {
      return new Answer.Rejected<>(
          new Rejection(
              ExitCode.PLAN_REFUSED,
              file + " cannot be applied: " + e.getMessage() + "; nothing was changed",
              SavedPlanCodec.isNewer(text)
                  ? "use the version of ecdr that made it"
                  : "plan again: ecdr plan COMMAND … --out FILE"));
    }
  }
}
