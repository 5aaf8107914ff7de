package io.ecdr.sim.action.sts;

import io.ecdr.sim.action.ActionTable;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** The STS actions that the simulator does. */
public final class StsActions {

  private StsActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add(
        "sts", "GetCallerIdentity", GetCallerIdentityRequest::builder, new GetCallerIdentity());
  }
}
