package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.AWAY;
import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.LagDimensions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class LagMetricTest {

  private Cloud cloud = Cloud.open();

  @AfterEach
  void close() {
    cloud.close();
  }

  private void pair() {
    cloud.disabled("orders", 1);
    cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix("shop").primaryReplicationGroupId("orders"));
    cloud.settle();
    cloud
        .away()
        .createReplicationGroup(
            r ->
                r.replicationGroupId("orders-eu")
                    .replicationGroupDescription("standby")
                    .globalReplicationGroupId("ldgnf-shop"));
    cloud.settle();
  }

  private List<Metric> metrics(String region) {
    return cloud
        .metrics(region)
        .listMetrics(
            r -> r.namespace("AWS/ElastiCache").metricName("GlobalDatastoreReplicationLag"))
        .metrics();
  }

  private MetricDataResult worst(Metric metric) {
    var now = cloud.now();
    return cloud
        .metrics(AWAY)
        .getMetricData(
            r ->
                r.startTime(now.minus(Duration.ofHours(1)))
                    .endTime(now)
                    .metricDataQueries(
                        MetricDataQuery.builder()
                            .id("lag")
                            .metricStat(s -> s.metric(metric).period(60).stat("Maximum"))
                            .build()))
        .metricDataResults()
        .get(0);
  }

  @Test
  void comesOnceAMinuteOneToThreeMinutesLateInTheSecondaryRegionOnly() {
    pair();
    assertThat(metrics(AWAY)).isEmpty();
    cloud.pass(Duration.ofMinutes(30));
    assertThat(metrics(HOME)).isEmpty();
    var metric = metrics(AWAY).get(0);
    assertThat(metric.dimensions())
        .containsExactly(
            dimension("CacheClusterId", "orders-eu-001"), dimension("CacheNodeId", "0001"));
    var lag = worst(metric);
    assertThat(lag.values()).hasSizeBetween(25, 29).containsOnly(0.0);
    assertThat(lag.timestamps().get(0))
        .isBeforeOrEqualTo(cloud.now().minus(Duration.ofMinutes(1)))
        .isAfter(cloud.now().minus(Duration.ofMinutes(4)));
    assertThat(lag.timestamps().get(1)).isEqualTo(lag.timestamps().get(0).minusSeconds(60));
  }

  /** Otherwise a rehearsal in real time would wait for minutes more than for AWS's own delay. */
  @Test
  void canBeReadThreeMinutesAfterAStandbyIsThereAndAfterRolesHaveMoved() {
    pair();
    cloud.pass(Duration.ofMinutes(3));
    assertThat(worst(metrics(AWAY).get(0)).values()).isNotEmpty();
    cloud
        .away()
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId("ldgnf-shop")
                    .primaryRegion(AWAY)
                    .primaryReplicationGroupId("orders-eu"));
    cloud.settle();
    assertThat(metrics(HOME)).isEmpty();
    cloud.pass(Duration.ofMinutes(3));
    assertThat(metrics(HOME).get(0).dimensions())
        .contains(dimension("CacheClusterId", "orders-001"));
  }

  @Test
  void growsWhileTheRegionsAreParted() {
    pair();
    cloud.pass(Duration.ofMinutes(1));
    cloud.keys(AWAY, "orders-eu").replication().cut();
    cloud.keys(HOME, "orders").put("a", "1");
    cloud.pass(Duration.ofMinutes(10));
    assertThat(worst(metrics(AWAY).get(0)).values().get(0)).isBetween(300.0, 600.0);
  }

  @Test
  void isMissingWhileThePrimaryRegionIsDark() {
    pair();
    cloud.pass(Duration.ofMinutes(10));
    cloud.service().dataPlane().darken(HOME);
    var dark = cloud.now();
    cloud.pass(Duration.ofMinutes(20));
    assertThat(worst(metrics(AWAY).get(0)).timestamps()).isNotEmpty().allMatch(dark::isAfter);
    cloud.service().dataPlane().lighten(HOME);
  }

  @Test
  void hasOtherDimensionsWhenToldSo() {
    cloud.close();
    cloud = Cloud.open(Options.defaults().withLagDimensions(LagDimensions.DATASTORE));
    pair();
    cloud.pass(Duration.ofMinutes(5));
    assertThat(metrics(AWAY).get(0).dimensions())
        .containsExactly(dimension("GlobalReplicationGroupId", "ldgnf-shop"));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
