package io.ecdr.plan;

import java.util.List;

/** What tests look for in a plan. */
public final class InPlan {

  private InPlan() {}

  /** The ids of the first lane's steps, in order. */
  public static List<String> steps(Plan plan) {
    return plan.lanes().get(0).steps().stream().map(Step::id).toList();
  }

  /** The only check with this id. */
  public static Check check(Plan plan, String id) {
    var found = plan.checks().stream().filter(c -> c.id().equals(id)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " checks " + id + " in " + plan.checks());
    }
    return found.get(0);
  }
}
