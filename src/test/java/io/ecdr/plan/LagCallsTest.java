package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Finding and reading a standby's lag, whatever dimensions it is under. */
class LagCallsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  private static final LagCalls CALLS =
      new LagCalls(
          new CallMaker((service, region) -> "https://" + service.word() + ".test"),
          new Region("eu-west-1"));
  private static final GlobalDatastore DATASTORE =
      GlobalDatastore.of(
          Value.fields("GlobalReplicationGroupId", "ldgnf-orders", "Status", "available"));

  private static Value metric(String... namesAndValues) {
    List<Value> dimensions = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      dimensions.add(Value.fields("Name", namesAndValues[i], "Value", namesAndValues[i + 1]));
    }
    return Value.fields("MetricName", "GlobalDatastoreReplicationLag")
        .with("Dimensions", Value.items(dimensions));
  }

  private static List<Value.Items> found(Value... metrics) {
    var listed = Value.Fields.NONE.with("Metrics", Value.items(List.of(metrics)));
    return LagCalls.dimensions(listed, DATASTORE.id(), "orders-eu", List.of());
  }

  /** The series that are taken for those of {@code sessions} by somebody who knows that much. */
  private static List<Value.Items> ofSessions(
      boolean cluster, List<String> nodes, Value... metrics) {
    var listed = Value.Fields.NONE.with("Metrics", Value.items(List.of(metrics)));
    var datastore =
        GlobalDatastore.of(
            Value.fields("GlobalReplicationGroupId", "ldgnf-sessions", "Status", "available")
                .with("ClusterEnabled", cluster));
    var group =
        ReplicationGroup.of(
            new Region("eu-west-1"),
            Value.fields("ReplicationGroupId", "sessions", "Status", "available")
                .with("MemberClusters", Value.texts(nodes)));
    return LagCalls.dimensions(listed, datastore, "sessions", Optional.of(group));
  }

  private static Fact<Value.Fields> answer(Value.Items times, Value.Items values) {
    var result = Value.fields("Id", "m0").with("Timestamps", times).with("Values", values);
    return new Fact.Known<>(
        Value.Fields.NONE.with("MetricDataResults", Value.items(List.of(result))), NOW);
  }

  @Test
  void findsTheMetricUnderEachOfTheDimensionsThatAreSpokenOf() {
    assertThat(found(metric("CacheClusterId", "orders-eu-001", "CacheNodeId", "0001"))).hasSize(1);
    assertThat(found(metric("CacheClusterId", "orders-eu-0001-001"))).hasSize(1);
    assertThat(found(metric("GlobalReplicationGroupId", "ldgnf-orders"))).hasSize(1);
    assertThat(found(metric("ReplicationGroupId", "orders-eu"))).hasSize(1);
  }

  @Test
  void leavesTheLagOfOtherCachesAlone() {
    assertThat(
            found(
                metric("CacheClusterId", "orders-eu-west-001"),
                metric("ReplicationGroupId", "orders"),
                metric("CacheClusterId", "my-orders-eu-001"),
                metric("GlobalReplicationGroupId", "ldgnf-orders-2"),
                metric()))
        .isEmpty();
  }

  @Test
  void leavesTheLagOfAGroupAloneWhoseNameBeginsLikeOurs() {
    var others =
        new Value[] {
          metric("ReplicationGroupId", "sessions-2024"),
          metric("CacheClusterId", "sessions-2024-001"),
          metric("CacheClusterId", "sessions-0007-001"),
          metric("GlobalReplicationGroupId", "ldgnf-sessions-001")
        };

    assertThat(ofSessions(true, List.of("sessions-0001-001", "sessions-0001-002"), others))
        .as("its nodes are known")
        .isEmpty();
    assertThat(ofSessions(false, List.of(), others)).as("cluster mode is off").isEmpty();
    assertThat(ofSessions(true, List.of("Sessions-0007-001"), others)).hasSize(1);
    assertThat(ofSessions(true, List.of(), others)).as("shards 2024 and 0007").hasSize(2);
  }

  @Test
  void asksForEverySeriesOfALargeGroup() {
    var metrics = new ArrayList<Value>();
    for (int i = 1; i <= 130; i++) {
      metrics.add(metric("CacheClusterId", "orders-eu-0%03d-001".formatted(i)));
    }
    var listed = Value.Fields.NONE.with("Metrics", Value.items(metrics));

    assertThat(LagCalls.dimensions(listed, "ldgnf-orders", "orders-eu", List.of())).hasSize(130);
  }

  @Test
  void asksForTheWorstValueOfEachMinuteOfTheLastHours() {
    var call = CALLS.data(found(metric("ReplicationGroupId", "orders-eu")), NOW);

    var stat = call.parameters().list("MetricDataQueries").get(0).fields("MetricStat");
    assertThat(stat.text("Stat")).contains("Maximum");
    assertThat(stat.number("Period")).contains(60L);
    assertThat(stat.fields("Metric").list("Dimensions")).hasSize(1);
    assertThat(call.parameters().time("StartTime")).contains(NOW.minus(Duration.ofHours(3)));
  }

  @Test
  void readsALateValueWithItsAge() {
    var dimensions = found(metric("ReplicationGroupId", "orders-eu"));
    var times = Value.items(List.of(new Value.Time(NOW.minusSeconds(180))));
    var values = Value.items(List.of(new Value.Num(new BigDecimal("0.75"))));

    var lag = (Lag.Read) LagCalls.lag(answer(times, values), dimensions);

    assertThat(lag.value()).isEqualTo(Duration.ofMillis(750));
    assertThat(lag.age(NOW)).isEqualTo(Duration.ofMinutes(3));
    assertThat(lag.dimensions()).isEqualTo("ReplicationGroupId=orders-eu");
  }

  @Test
  void takesNoValueAndNoAnswerForUnknown() {
    var none = Value.items(List.of());

    assertThat(LagCalls.lag(answer(none, none), List.of())).isInstanceOf(Lag.Unknown.class);
    assertThat(LagCalls.lag(new Fact.Unknown<>(Trouble.NOT_PERMITTED, "denied", NOW), List.of()))
        .isEqualTo(new Lag.Unknown("denied"));
  }
}
