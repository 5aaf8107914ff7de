package io.ecdr.aws;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;

/** The CloudWatch actions that ecdr uses. */
final class CloudWatchActions {

  private CloudWatchActions() {}

  static Sender<CloudWatchClient> named(String action) {
    return switch (action) {
      case "ListMetrics" ->
          Sender.of(action, ListMetricsRequest::builder, CloudWatchClient::listMetrics);
      case "GetMetricData" ->
          Sender.of(action, GetMetricDataRequest::builder, CloudWatchClient::getMetricData);
      default -> throw new IllegalStateException("no way to send cloudwatch:" + action);
    };
  }
}
