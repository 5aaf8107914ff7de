package io.ecdr.sim.action.cloudwatch;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * Lists the metrics that have values to read, with their dimensions (CloudWatch API ListMetrics).
 * All filters must hold; a dimension may be asked for by its name alone.
 */
public final class ListMetrics implements Action<ListMetricsRequest, ListMetricsResponse> {

  @Override
  public ListMetricsResponse answer(ListMetricsRequest request, Caller caller, World world) {
    List<Metric> found =
        world
            .metrics()
            .series(caller.account(), caller.region(), world.settings().time().now())
            .stream()
            .filter(one -> fits(request.namespace(), one.namespace()))
            .filter(one -> fits(request.metricName(), one.name()))
            .filter(one -> request.dimensions().stream().allMatch(asked -> has(one, asked)))
            .map(ListMetrics::metric)
            .toList();
    return ListMetricsResponse.builder().metrics(found).build();
  }

  private static boolean fits(String asked, String is) {
    return asked == null || asked.equals(is);
  }

  private static boolean has(Metrics.Series series, DimensionFilter asked) {
    String value = series.dimensions().get(asked.name());
    return value != null && fits(asked.value(), value);
  }

  private static Metric metric(Metrics.Series series) {
    return Metric.builder()
        .namespace(series.namespace())
        .metricName(series.name())
        .dimensions(
            series.dimensions().entrySet().stream()
                .map(one -> Dimension.builder().name(one.getKey()).value(one.getValue()).build())
                .toList())
        .build();
  }
}
