package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.plan.LostWrites;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.engine.memory.MemoryGroup;
import io.ecdr.sim.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is shown before is never below what is really lost: with real replication between groups in
 * memory, links that break and heal, primaries that die or go on, and a metric that has one value a
 * minute, under the beginning of its minute, one to three minutes late, with gaps.
 */
class LossShownTest {

  private static final long SEED = 20261123;
  private static final int CASES = 3_000;
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Instant BEGIN = Instant.parse("2026-11-23T01:15:07Z");

  /** A value of the metric, and when it can be read. */
  private record Point(Lag.Sample sample, Instant readable) {}

  /** One disaster, up to the moment at which somebody looks. */
  private static final class Case implements AutoCloseable {
    private final Random random;
    private final VirtualTime time = new VirtualTime(BEGIN);
    private final MemoryEngine engine = new MemoryEngine(time);
    private final MemoryGroup primary = group("orders");
    private final MemoryGroup standby = group("orders-eu");
    private final List<Instant> writes = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final boolean gaps;
    private Optional<Instant> died = Optional.empty();

    Case(long seed) {
      random = new Random(seed);
      gaps = random.nextInt(3) == 0;
      standby.replication().follow(primary.replication());
      standby.replication().delay(Duration.ofMillis(random.nextInt(20_000)));
    }

    private MemoryGroup group(String name) {
      var spec =
          new GroupSpec(
              name,
              "us-east-1",
              false,
              List.of(new ShardSpec("0001", "", List.of(name + "-001"))),
              engine.versions().get(0),
              0,
              List.of());
      engine.start(spec);
      return engine.group("us-east-1", name).orElseThrow();
    }

    /** Ends some minutes after the link broke, and where the primary died, any time after that. */
    void happens() {
      var breaks = BEGIN.plusSeconds(120 + random.nextInt(300));
      var dies = breaks.plusSeconds(random.nextInt(400) - 60);
      var end = dies.plusSeconds(random.nextInt(500));
      boolean deadly = random.nextInt(4) != 0;
      int offset = random.nextInt(60);
      var next = BEGIN.plusSeconds(offset);
      for (int i = 0; time.now().isBefore(end); i++) {
        if (died.isEmpty() && deadly && !time.now().isBefore(dies)) {
          died = Optional.of(time.now());
        }
        if (died.isEmpty()) {
          primary.put("key-" + i, "");
          writes.add(time.now());
        }
        if (!time.now().isBefore(breaks)) {
          standby.replication().cut();
        }
        if (!time.now().isBefore(next)) {
          next = next.plusSeconds(60);
          measure();
        }
        time.advance(TICK);
      }
    }

    private void measure() {
      if (died.isPresent() || gaps && random.nextBoolean()) {
        return;
      }
      var lag = standby.replication().lag().join().orElseThrow();
      var minute = time.now().truncatedTo(ChronoUnit.MINUTES);
      points.add(
          new Point(
              new Lag.Sample(minute, lag.toMillis() / 1000.0, "x"),
              time.now().plusSeconds(60 + random.nextInt(121))));
    }

    Lag shown() {
      return Lag.of(
          points.stream()
              .filter(p -> !p.readable().isAfter(time.now()))
              .map(Point::sample)
              .toList());
    }

    /** From the first write that did not cross up to the last moment at which one was taken. */
    Duration lost() {
      int crossed = standby.keys().size();
      var last = died.orElse(time.now());
      return crossed == writes.size() ? Duration.ZERO : Duration.between(writes.get(crossed), last);
    }

    /** What is told of a promotion that was sent at this moment, once all values are there. */
    LostWrites.AtMost after() {
      var target =
          new CacheId(
              new AccountId("111122223333"),
              new Region("eu-west-1"),
              CacheKind.REPLICATION_GROUP,
              "orders-eu");
      var change = new LostWrites.Change(target, "ldgnf-orders", "us-east-1", false, time.now());
      var all = points.stream().map(Point::sample).toList();
      return (LostWrites.AtMost) LostWrites.of(change, all, "");
    }

    @Override
    public void close() {
      engine.close();
      time.close();
    }
  }

  @Test
  void isNeverBelowWhatIsReallyLost() {
    int lossy = 0;
    int stopped = 0;
    int beyondTheMinute = 0;
    for (int i = 0; i < CASES; i++) {
      var as = "case " + i + " of seed " + SEED;
      try (var one = new Case(SEED + i)) {
        one.happens();
        var loss = Loss.of(one.shown(), one.time.now());
        if (!loss.known()) {
          assertThat(LossLimit.of(Duration.ofDays(1)).judge(loss, one.time.now()).allows())
              .as(as)
              .isFalse();
          continue;
        }
        var lost = one.lost();
        lossy += lost.isZero() ? 0 : 1;
        assertThat(loss.ifWriting().orElseThrow()).as(as).isGreaterThanOrEqualTo(lost);
        var limit = new LossLimit(Optional.empty(), false, one.died);
        assertThat(limit.shown(loss, one.time.now()).orElseThrow())
            .as(as + ", stopped " + one.died)
            .isGreaterThanOrEqualTo(lost);
        assertThat(one.after().most())
            .as(as + ", afterwards")
            .isGreaterThanOrEqualTo(lost)
            .isLessThanOrEqualTo(loss.ifWriting().orElseThrow().plus(Lag.PERIOD));
        if (one.died.isPresent()) {
          stopped++;
          beyondTheMinute += lost.compareTo(loss.ifStopped().orElseThrow()) > 0 ? 1 : 0;
        }
        assertThat(limitOf(lost.minusMillis(1), one.died).judge(loss, one.time.now()).allows())
            .as(as + ": a smaller bound lets nothing through")
            .isFalse();
      }
    }
    assertThat(lossy).as("disasters that lose something").isGreaterThan(CASES / 2);
    assertThat(stopped).isGreaterThan(CASES / 4);
    assertThat(beyondTheMinute).as("where the last value is older than a minute").isPositive();
  }

  private static LossLimit limitOf(Duration most, Optional<Instant> stopped) {
    return new LossLimit(Optional.of(most.isNegative() ? Duration.ZERO : most), false, stopped);
  }
}
