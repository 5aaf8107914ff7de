package io.ecdr.sim.action.cloudwatch;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads values of metrics, period by period, the newest first unless asked otherwise (CloudWatch
 * API GetMetricData). A metric that there is not has no values; that is no error.
 */
public final class GetMetricData implements Action<GetMetricDataRequest, GetMetricDataResponse> {

  private static final int MINUTE = 60;

  @Override
  public GetMetricDataResponse answer(GetMetricDataRequest request, Caller caller, World world) {
    if (request.startTime() == null || request.endTime() == null) {
      throw missing("StartTime and EndTime");
    }
    if (!request.startTime().isBefore(request.endTime())) {
      throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
    if (request.metricDataQueries().isEmpty()) {
      throw missing("MetricDataQueries");
    }
    var results = new ArrayList<MetricDataResult>();
    for (var query : request.metricDataQueries()) {
      if (!Boolean.FALSE.equals(query.returnData())) {
        results.add(result(query, request, caller, world));
      }
    }
    return GetMetricDataResponse.builder().metricDataResults(results).messages(List.of()).build();
  }

  private static MetricDataResult result(
      MetricDataQuery query, GetMetricDataRequest request, Caller caller, World world) {
    if (query.id() == null) {
      throw missing("Id");
    }
    if (query.metricStat() == null || query.metricStat().metric() == null) {
      throw invalid("Only queries with MetricStat are simulated by this endpoint: " + query.id());
    }
    var stat = query.metricStat();
    var values = values(stat, points(stat, request, caller, world));
    boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
    var order = ascending ? values : values.descendingMap();
    return MetricDataResult.builder()
        .id(query.id())
        .label(query.label() == null ? stat.metric().metricName() : query.label())
        .timestamps(order.keySet())
        .values(order.values())
        .statusCode(StatusCode.COMPLETE)
        .build();
  }

  private static List<Metrics.Point> points(
      MetricStat stat, GetMetricDataRequest request, Caller caller, World world) {
    var dimensions = new TreeMap<String, String>();
    for (Dimension one : stat.metric().dimensions()) {
      dimensions.put(one.name(), one.value());
    }
    boolean otherUnit = stat.unit() != null && stat.unit() != StandardUnit.SECONDS;
    if (otherUnit) {
      return List.of();
    }
    var series =
        new Metrics.Series(
            caller.account(),
            caller.region(),
            stat.metric().namespace(),
            stat.metric().metricName(),
            dimensions);
    return world
        .metrics()
        .points(series, request.startTime(), request.endTime(), world.settings().time().now());
  }

  private static TreeMap<Instant, Double> values(MetricStat stat, List<Metrics.Point> points) {
    int period = stat.period() == null ? 0 : stat.period();
    if (period < 1 || period > MINUTE && period % MINUTE != 0) {
      throw invalid("The Period must be 1, 5, 10, 30 or a multiple of 60: " + stat.period());
    }
    SortedMap<Instant, DoubleSummaryStatistics> periods = new TreeMap<>();
    for (var point : points) {
      long second = point.at().getEpochSecond();
      periods
          .computeIfAbsent(
              Instant.ofEpochSecond(second - second % period),
              start -> new DoubleSummaryStatistics())
          .accept(point.value());
    }
    var values = new TreeMap<Instant, Double>();
    for (Map.Entry<Instant, DoubleSummaryStatistics> one : periods.entrySet()) {
      values.put(one.getKey(), value(stat.stat(), one.getValue()));
    }
    return values;
  }

  private static double value(String stat, DoubleSummaryStatistics of) {
    return switch (String.valueOf(stat)) {
      case "Average" -> of.getAverage();
      case "Maximum" -> of.getMax();
      case "Minimum" -> of.getMin();
      case "Sum" -> of.getSum();
      case "SampleCount" -> of.getCount();
      default -> throw invalid("The Stat is not simulated by this endpoint: " + stat);
    };
  }

  private static ServiceFault missing(String what) {
    return new ServiceFault(
        "MissingParameter", 400, "The parameter " + what + " must be provided.");
  }

  private static ServiceFault invalid(String text) {
    return new ServiceFault("InvalidParameterValue", 400, text);
  }
}
