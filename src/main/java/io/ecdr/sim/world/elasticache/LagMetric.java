package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.fault.GlobalFault;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GlobalDatastoreReplicationLag}: seconds, once a minute and when a standby is there, one
 * value per secondary, of its worst shard (UG23:Redis-Global-Datastores-Console,
 * UG:CacheMetrics.Redis). It can be read one to three minutes later (unsure). There is none while
 * one of the two Regions is dark (unsure).
 */
final class LagMetric {

  private static final Duration EVERY = Duration.ofSeconds(60);
  private static final int LEAST_LATE = 60;
  private static final int MORE_LATE = 121;

  private final Surroundings in;
  private final Transitions transitions;
  private final GlobalViews views;
  private final Supplier<List<GlobalGroup>> all;
  private boolean ticking;

  LagMetric(
      Surroundings in,
      Transitions transitions,
      GlobalViews views,
      Supplier<List<GlobalGroup>> all) {
    this.in = in;
    this.transitions = transitions;
    this.views = views;
    this.all = all;
  }

  /** Publishes from now on, as long as there is a datastore. */
  void begin() {
    if (!ticking) {
      ticking = true;
      later();
    }
  }

  private void later() {
    in.time().after(EVERY, () -> in.locked().execute(this::tick));
  }

  private void tick() {
    ticking = !all.get().isEmpty();
    if (!ticking) {
      return;
    }
    for (var datastore : all.get()) {
      boolean lit = views.reachable(datastore.primary().region());
      for (var member : datastore.members()) {
        if (lit && !member.primary() && member.associated() && views.reachable(member.region())) {
          measure(datastore, member);
        }
      }
    }
    later();
  }

  /** Publishes what a standby is behind now; nothing for one that is in a gap. */
  void measure(GlobalGroup datastore, GlobalGroup.Member member) {
    var running = member.group().running();
    if (running.isEmpty() || is(GlobalFault.Trouble.METRIC_GAP, member.region())) {
      return;
    }
    Instant at = in.time().now();
    transitions.afterEngine(
        member.region(),
        Work.LAG,
        running.get().replication().lag(),
        (lag, error) -> {
          if (error == null && lag.isPresent()) {
            int usual = LEAST_LATE + in.random().nextInt(MORE_LATE);
            int late = is(GlobalFault.Trouble.METRIC_EARLY, member.region()) ? 0 : usual;
            double seconds = lag.get().toMillis() / 1000.0;
            in.metrics()
                .add(
                    series(datastore, member),
                    new Metrics.Point(at, at.plusSeconds(late), seconds));
          }
        });
  }

  private boolean is(GlobalFault.Trouble trouble, String region) {
    return in.faults()
        .find(GlobalFault.InRegion.class, fault -> fault.is(trouble, region))
        .isPresent();
  }

  private Options.LagDimensions dimensions(String region) {
    return in.faults()
        .find(GlobalFault.MetricDimensions.class, fault -> fault.touches(region))
        .map(fault -> Options.LagDimensions.valueOf(fault.by().toUpperCase(Locale.ROOT)))
        .orElse(in.options().lagDimensions());
  }

  private Metrics.Series series(GlobalGroup datastore, GlobalGroup.Member member) {
    Map<String, String> dimensions =
        switch (dimensions(member.region())) {
          case NODE ->
              Map.of(
                  "CacheClusterId",
                  member.group().shards().get(0).primary().id(),
                  "CacheNodeId",
                  "0001");
          case GROUP -> Map.of("ReplicationGroupId", member.group().id());
          case DATASTORE -> Map.of("GlobalReplicationGroupId", datastore.id());
        };
    return new Metrics.Series(
        member.group().estate().account(),
        member.region(),
        "AWS/ElastiCache",
        "GlobalDatastoreReplicationLag",
        dimensions);
  }
}
