package io.ecdr.sim.action.cloudwatch;

import io.ecdr.sim.action.ActionTable;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;

/** The actions of CloudWatch that the simulator does. */
public final class CloudWatchActions {

  private CloudWatchActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    table.add("monitoring", "GetMetricData", GetMetricDataRequest::builder, new GetMetricData());
    table.add("monitoring", "ListMetrics", ListMetricsRequest::builder, new ListMetrics());
  }
}
