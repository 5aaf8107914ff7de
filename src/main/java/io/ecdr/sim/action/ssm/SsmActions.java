package io.ecdr.sim.action.ssm;

import io.ecdr.sim.action.ActionTable;

/** The actions of Systems Manager that the simulator does. */
public final class SsmActions {

  private SsmActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add("ssm", "DeleteParameter", DeleteParameter.REQUEST::empty, new DeleteParameter());
    table.add("ssm", "GetParameter", GetParameter.REQUEST::empty, new GetParameter());
    table.add("ssm", "PutParameter", PutParameter.REQUEST::empty, new PutParameter());
  }
}
