package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.NodeLoads.Sample;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads how nodes are doing: one call for all of them. Their metrics come under {@code
 * CacheClusterId} and {@code CacheNodeId}, which is always 0001 (source: {@code
 * UG:CacheMetrics.Redis}).
 */
final class LoadCalls {

  private static final List<String> METRICS =
      List.of("ReplicationLag", "DatabaseMemoryUsagePercentage", "SaveInProgress");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** One call takes 500 series (source: {@code API:GetMetricData}). */
  private static final int MOST = 160;

  private final CallMaker maker;

  LoadCalls(CallMaker maker) {
    this.maker = maker;
  }

  /** The call; empty when there are no nodes, or too many for one. */
  Optional<Call> of(Region region, List<String> nodes, Instant now) {
    if (nodes.isEmpty() || nodes.size() > MOST) {
      return Optional.empty();
    }
    List<Value> queries = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      for (int metric = 0; metric < METRICS.size(); metric++) {
        queries.add(query(nodes.get(node), node, metric));
      }
    }
    return Optional.of(
        maker.cloudWatch(
            region,
            "GetMetricData",
            Value.Fields.NONE
                .with("MetricDataQueries", Value.items(queries))
                .with("StartTime", new Value.Time(now.minus(WINDOW)))
                .with("EndTime", new Value.Time(now))));
  }

  private static Value query(String id, int node, int metric) {
    var dimensions =
        Value.items(
            List.of(
                Value.fields("Name", "CacheClusterId", "Value", id),
                Value.fields("Name", "CacheNodeId", "Value", "0001")));
    return Value.fields("Id", "n" + node + "m" + metric)
        .with("ReturnData", true)
        .with(
            "MetricStat",
            Value.fields("Stat", "Maximum")
                .with(
                    "Metric",
                    Value.fields("Namespace", "AWS/ElastiCache", "MetricName", METRICS.get(metric))
                        .with("Dimensions", dimensions))
                .with("Period", 60));
  }

  /** What came of it. */
  static NodeLoads loads(Fact<Value.Fields> answer, List<String> nodes) {
    if (answer.value().isEmpty()) {
      return NodeLoads.unknown(
          answer.unknown().map(u -> u.why()).orElse("CloudWatch tells nothing of the nodes"));
    }
    List<SortedMap<String, Sample>> all =
        List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (var result : answer.value().get().list("MetricDataResults")) {
      var id = result.text("Id").orElse("");
      var newest = newest(result);
      if (newest.isPresent() && id.matches("n\\d{1,3}m[0-2]")) {
        int node = Integer.parseInt(id.substring(1, id.indexOf('m')));
        if (node < nodes.size()) {
          all.get(id.charAt(id.length() - 1) - '0').put(nodes.get(node), newest.get());
        }
      }
    }
    return all.stream().allMatch(SortedMap::isEmpty)
        ? NodeLoads.unknown("CloudWatch has no value of the nodes in the last 15 min")
        : new NodeLoads(all.get(0), all.get(1), all.get(2), Optional.empty());
  }

  private static Optional<Sample> newest(Value.Fields result) {
    var times = result.get("Timestamps").map(LoadCalls::items).orElse(List.of());
    var values = result.get("Values").map(LoadCalls::items).orElse(List.of());
    Optional<Sample> newest = Optional.empty();
    for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
      if (times.get(i) instanceof Value.Time time && values.get(i) instanceof Value.Num number) {
        boolean later = newest.isEmpty() || newest.get().at().isBefore(time.value());
        newest =
            later ? Optional.of(new Sample(number.value().doubleValue(), time.value())) : newest;
      }
    }
    return newest;
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Items items ? items.values() : List.of();
  }
}
