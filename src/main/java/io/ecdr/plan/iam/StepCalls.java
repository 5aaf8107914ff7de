package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.plan.Call;
import io.ecdr.plan.Step;
import java.util.List;

/** All calls that a step may send, those included that only look whether it is done. */
public final class StepCalls {

  private StepCalls() {}

  /**
   * They are never sent: names in them may be patterns, and those that only look have no address.
   */
  public static List<Call> of(Step step, AccountId account) {
    return new Sends(account).step(step).calls();
  }
}
