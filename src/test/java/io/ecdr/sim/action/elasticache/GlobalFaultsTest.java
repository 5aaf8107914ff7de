package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.AWAY;
import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.engine.memory.MemoryGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** What can be wrong with a global datastore, asked for while it runs. */
class GlobalFaultsTest {

  private static final String AS_MADE =
      "available: orders PRIMARY associated, orders-eu SECONDARY associated";
  private static final String MOVED =
      "available: orders SECONDARY associated, orders-eu PRIMARY associated";

  private final Cloud cloud = Cloud.open();
  private final GlobalPair pair = new GlobalPair(cloud);

  @BeforeEach
  void make() {
    pair.make();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private MemoryGroup home() {
    return cloud.keys(HOME, "orders");
  }

  private MemoryGroup away() {
    return cloud.keys(AWAY, "orders-eu");
  }

  private List<Metric> metrics() {
    return cloud.metrics(AWAY).listMetrics(r -> r.namespace("AWS/ElastiCache")).metrics();
  }

  /** What can be read of the lag, by moment. */
  private TreeMap<Instant, Double> lag(List<Metric> metrics) {
    var values = new TreeMap<Instant, Double>();
    for (var metric : metrics) {
      var result =
          cloud
              .metrics(AWAY)
              .getMetricData(
                  r ->
                      r.startTime(cloud.now().minus(Duration.ofHours(2)))
                          .endTime(cloud.now())
                          .metricDataQueries(
                              MetricDataQuery.builder()
                                  .id("lag")
                                  .metricStat(s -> s.metric(metric).period(60).stat("Maximum"))
                                  .build()))
              .metricDataResults()
              .get(0);
      for (int i = 0; i < result.values().size(); i++) {
        values.put(result.timestamps().get(i), result.values().get(i));
      }
    }
    return values;
  }

  @Test
  void writesArriveLateAndTheMetricTellsHowLate() {
    cloud.breakWith("lag", AWAY, "--by", "90s");
    for (int i = 0; i < 60; i++) {
      home().put("key-" + i, "v");
      cloud.pass(Duration.ofSeconds(10));
    }
    // Those of the last 90 s are under way, the very last of them for 10 s.
    assertThat(away().keys()).hasSize(52).contains("key-51").doesNotContain("key-52");
    assertThat(lag(metrics()).lastEntry().getValue()).isBetween(80.0, 90.0);
    cloud.mend();
    assertThat(away().keys()).hasSize(60);
  }

  @Test
  void whatIsUnderWayIsLostByAPromotion() {
    cloud.breakWith("lag", AWAY, "--by", "30s");
    home().put("arrives", "1");
    cloud.pass(Duration.ofSeconds(31));
    home().put("under way", "2");
    pair.darken(HOME);
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(away().keys()).containsExactly("arrives");
  }

  @Test
  void aMissingMetricIsNeitherListedNorRead() {
    cloud.pass(Duration.ofMinutes(10));
    var listed = metrics();
    cloud.breakWith("metric-missing", AWAY);
    assertThat(metrics()).isEmpty();
    assertThat(lag(listed)).isEmpty();
    cloud.mend();
    assertThat(lag(metrics())).hasSizeGreaterThan(5);
  }

  @Test
  void aGapLeavesTheOldValuesAndAddsNoneUntilItIsOver() {
    cloud.pass(Duration.ofMinutes(10));
    cloud.breakWith("metric-gap", AWAY);
    var began = cloud.now();
    cloud.pass(Duration.ofMinutes(30));
    assertThat(lag(metrics())).hasSizeGreaterThan(5);
    assertThat(lag(metrics()).lastKey()).isBefore(began);
    cloud.mend();
    cloud.pass(Duration.ofMinutes(10));
    assertThat(lag(metrics()).lastKey()).isAfter(began.plus(Duration.ofMinutes(30)));
  }

  @Test
  void aLateMetricIsReadSoMuchLater() {
    cloud.pass(Duration.ofMinutes(30));
    cloud.breakWith("metric-late", AWAY, "--by", "15m");
    var newest = lag(metrics()).lastKey();
    assertThat(newest)
        .isBefore(cloud.now().minus(Duration.ofMinutes(15)))
        .isAfter(cloud.now().minus(Duration.ofMinutes(20)));
  }

  @Test
  void anEarlyMetricIsReadAtOnceAndLateAgainAfterwards() {
    cloud.breakWith("metric-early", AWAY);
    cloud.pass(Duration.ofMinutes(10));
    var newest = lag(metrics()).lastKey();
    assertThat(newest).isAfterOrEqualTo(cloud.now().minusSeconds(60));
    cloud.mend();
    cloud.pass(Duration.ofSeconds(60));
    assertThat(lag(metrics()).lastKey()).isEqualTo(newest);
  }

  @ParameterizedTest
  @CsvSource({
    "node, CacheClusterId, orders-eu-001",
    "group, ReplicationGroupId, orders-eu",
    "datastore, GlobalReplicationGroupId, ldgnf-shop"
  })
  void newValuesComeUnderTheDimensionsAskedFor(String by, String name, String value) {
    cloud.breakWith("metric-dimensions", AWAY, by);
    cloud.pass(Duration.ofMinutes(10));
    assertThat(metrics())
        .anySatisfy(
            metric ->
                assertThat(metric.dimensions())
                    .anySatisfy(
                        d ->
                            assertThat(Map.entry(d.name(), d.value()))
                                .isEqualTo(Map.entry(name, value))));
  }

  @Test
  void rolesThatStayLookLikeAPromotionThatIsDone() {
    cloud.breakWith("roles-stay", GlobalPair.ID);
    pair.promote(AWAY, "orders-eu");
    assertThat(pair.told(AWAY)).startsWith("modifying");
    cloud.settle();
    assertThat(pair.told(AWAY)).isEqualTo(AS_MADE).isEqualTo(pair.told(HOME));
    home().put("still", "written");
    assertThat(away().keys()).containsExactly("still");
    cloud.mend();
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(pair.told(AWAY)).isEqualTo(MOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, orders, us-east-1, orders, orders-eu",
    "eu-west-1, orders-eu, eu-west-1, orders-eu, orders"
  })
  void withoutAPrimaryNobodyTakesWritesUntilOneIsPromoted(
      String region, String group, String writable, String its, String other) {
    cloud.breakWith("no-primary", GlobalPair.ID);
    pair.promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(pair.told(HOME))
        .isEqualTo("available: orders SECONDARY associated, orders-eu SECONDARY associated")
        .isEqualTo(pair.told(AWAY));
    assertThatThrownBy(() -> home().put("no", "1")).hasMessageStartingWith("READONLY");
    assertThatThrownBy(() -> away().put("no", "1")).hasMessageStartingWith("READONLY");
    cloud.mend();
    pair.promote(region, group);
    cloud.settle();
    assertThat(pair.told(HOME))
        .contains(its + " PRIMARY", other + " SECONDARY")
        .isEqualTo(pair.told(AWAY));
    cloud.keys(writable, its).put("yes", "2");
    assertThat(home().keys()).isEqualTo(away().keys()).containsExactly("yes");
  }

  @Test
  void aViewThatDiffersStaysAsItWasUntilCleared() {
    cloud.breakWith("views-differ", AWAY);
    pair.promote(AWAY, "orders-eu");
    cloud.pass(Duration.ofMinutes(30));
    assertThat(pair.told(HOME)).isEqualTo(MOVED);
    assertThat(pair.told(AWAY)).isEqualTo(AS_MADE);
    cloud.mend();
    cloud.settle();
    assertThat(pair.told(AWAY)).isEqualTo(MOVED);
  }
}
