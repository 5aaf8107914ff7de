package io.ecdr.sim.action.kms;

import io.ecdr.sim.action.ActionTable;

/** The actions of KMS that the simulator does. */
public final class KmsActions {

  private KmsActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add("kms", "CreateKey", CreateKey.REQUEST::empty, new CreateKey());
    table.add("kms", "DescribeKey", DescribeKey.REQUEST::empty, new DescribeKey());
    table.add("kms", "DisableKey", KeyShapes.NAMED::empty, new EnableKey(false));
    table.add("kms", "EnableKey", KeyShapes.NAMED::empty, new EnableKey(true));
  }
}
