package io.ecdr.sim.action.tagging;

import io.ecdr.sim.action.ActionTable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;

/** The actions of the Resource Groups Tagging API that the simulator does. */
public final class TaggingActions {

  private TaggingActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add("tagging", "GetResources", GetResourcesRequest::builder, new GetResources());
  }
}
