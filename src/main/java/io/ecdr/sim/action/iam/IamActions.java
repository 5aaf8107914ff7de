package io.ecdr.sim.action.iam;

import io.ecdr.sim.action.ActionTable;

/** The actions of IAM that the simulator does. */
public final class IamActions {

  private IamActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add("iam", "GetRole", GetRole.REQUEST::empty, new GetRole());
  }
}
