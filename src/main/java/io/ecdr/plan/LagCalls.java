package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the lag of a standby in its own Region. Under which dimensions it is found is not agreed
 * (facts page, 6.7), so they are asked for, never built.
 */
public final class LagCalls {

  private static final String NAMESPACE = "AWS/ElastiCache";
  private static final String METRIC = "GlobalDatastoreReplicationLag";
  private static final Duration WINDOW = Duration.ofHours(3);

  /** A node with cluster mode disabled, and one with it enabled (facts page, 4.4). */
  private static final String NODE = "-\\d{3}";

  private static final String SHARDED_NODE = "-\\d{4}-\\d{3}";

  private final CallMaker maker;
  private final Region region;

  /** Of the standbys in one Region. */
  public LagCalls(CallMaker maker, Region region) {
    this.maker = maker;
    this.region = region;
  }

  /** Asks under which dimensions there are values. */
  public Call list() {
    return maker.cloudWatch(region, "ListMetrics", names());
  }

  /** What {@code ListMetrics} is asked. */
  public static Value.Fields names() {
    return Value.fields("Namespace", NAMESPACE, "MetricName", METRIC);
  }

  /**
   * Those of the listed dimensions that name the datastore, the group or one of its nodes. Where
   * the group is not known its nodes are told by their names, which may be another group's too.
   *
   * <p>All of them: a series that is left out may be that of the shard that is cut off. The service
   * refuses more than 500 at once (source: {@code API:GetMetricData}), and then the lag is unknown.
   */
  public static List<Value.Items> dimensions(
      Value.Fields listed, GlobalDatastore datastore, String group, Optional<ReplicationGroup> it) {
    return dimensions(
        listed,
        datastore.id(),
        it.filter(g -> !g.memberClusters().isEmpty())
            .map(g -> known(group, g.memberClusters()))
            .orElseGet(() -> named(group, datastore.cluster() ? SHARDED_NODE : NODE)));
  }

  /**
   * The same.
   *
   * @param datastore its id
   * @param nodes of the group; none where they are not known
   */
  public static List<Value.Items> dimensions(
      Value.Fields listed, String datastore, String group, List<String> nodes) {
    return dimensions(
        listed,
        datastore,
        nodes.isEmpty() ? named(group, NODE).or(named(group, SHARDED_NODE)) : known(group, nodes));
  }

  private static List<Value.Items> dimensions(
      Value.Fields listed, String datastore, Predicate<String> mine) {
    return listed.list("Metrics").stream()
        .filter(m -> m.text("MetricName").orElse(METRIC).equals(METRIC))
        .filter(
            m ->
                m.list("Dimensions").stream()
                    .flatMap(d -> d.text("Value").stream())
                    .anyMatch(mine.or(datastore::equalsIgnoreCase)))
        .map(m -> new Value.Items(List.copyOf(m.list("Dimensions"))))
        .distinct()
        .toList();
  }

  private static Predicate<String> known(String group, List<String> nodes) {
    return value ->
        value.equalsIgnoreCase(group) || nodes.stream().anyMatch(value::equalsIgnoreCase);
  }

  /** A node's name starts with its group's. */
  private static Predicate<String> named(String group, String node) {
    var shape = Pattern.compile(Pattern.quote(group) + node, Pattern.CASE_INSENSITIVE);
    return value -> value.equalsIgnoreCase(group) || shape.matcher(value).matches();
  }

  /** Asks for the values of some hours. */
  public Call data(List<Value.Items> dimensions, Instant now) {
    return maker.cloudWatch(region, "GetMetricData", values(dimensions, now));
  }

  /** What {@code GetMetricData} is asked. */
  public static Value.Fields values(List<Value.Items> dimensions, Instant now) {
    List<Value> queries = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      var metric =
          Value.fields("Namespace", NAMESPACE, "MetricName", METRIC)
              .with("Dimensions", dimensions.get(i));
      queries.add(
          Value.fields("Id", "m" + i)
              .with("ReturnData", true)
              .with(
                  "MetricStat",
                  Value.fields("Stat", "Maximum")
                      .with("Metric", metric)
                      .with("Period", Lag.PERIOD.toSeconds())));
    }
    return Value.Fields.NONE
        .with("MetricDataQueries", Value.items(queries))
        .with("StartTime", new Value.Time(now.minus(WINDOW)))
        .with("EndTime", new Value.Time(now));
  }

  /** The lag of one standby in an answer about it alone. */
  public static Lag lag(Fact<Value.Fields> answer, List<Value.Items> dimensions) {
    return lag(answer, dimensions, dimensions);
  }

  /**
   * The lag of one standby in an answer about several.
   *
   * @param asked all dimensions that were asked for, in that order
   * @param mine those of the standby
   */
  public static Lag lag(
      Fact<Value.Fields> answer, List<Value.Items> asked, List<Value.Items> mine) {
    if (answer.value().isEmpty()) {
      return new Lag.Unknown(answer.unknown().map(u -> u.why()).orElse("no such metric"));
    }
    var samples = samples(answer.value().get(), asked, mine);
    return samples.isEmpty()
        ? new Lag.Unknown(
            METRIC + " has no value in the last " + WINDOW.toHours() + " h; that is not zero")
        : Lag.of(samples);
  }

  /** The values of one standby in an answer about several. */
  public static List<Lag.Sample> samples(
      Value.Fields answer, List<Value.Items> asked, List<Value.Items> mine) {
    List<Lag.Sample> samples = new ArrayList<>();
    for (var result : answer.list("MetricDataResults")) {
      var times = result.get("Timestamps").map(LagCalls::items).orElse(List.of());
      var values = result.get("Values").map(LagCalls::items).orElse(List.of());
      int index = index(result.text("Id").orElse(""), asked);
      if (index >= 0 && !mine.contains(asked.get(index))) {
        continue;
      }
      var words = index < 0 ? "" : words(asked.get(index));
      for (int i = 0; i < Math.min(times.size(), values.size()); i++) {
        if (times.get(i) instanceof Value.Time time && values.get(i) instanceof Value.Num number) {
          samples.add(new Lag.Sample(time.value(), number.value().doubleValue(), words));
        }
      }
    }
    return samples;
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Items items ? items.values() : List.of();
  }

  private static int index(String id, List<Value.Items> asked) {
    int index = id.matches("m\\d{1,4}") ? Integer.parseInt(id.substring(1)) : -1;
    return index < asked.size() ? index : -1;
  }

  private static String words(Value.Items dimensions) {
    return Value.Fields.NONE.with("D", dimensions).list("D").stream()
        .map(d -> d.text("Name").orElse("") + "=" + d.text("Value").orElse(""))
        .collect(Collectors.joining(","));
  }
}
