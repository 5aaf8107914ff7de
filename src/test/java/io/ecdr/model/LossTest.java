package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.LossLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lag, the two figures of loss, and what a limit says about them. */
class LossTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");

  private static Lag.Read lag(long seconds, long age) {
    return new Lag.Read(Duration.ofSeconds(seconds), NOW.minusSeconds(age), "x");
  }

  private static Lag.Sample sample(long age, double seconds) {
    return new Lag.Sample(NOW.minusSeconds(age), seconds, "ReplicationGroupId=x");
  }

  @Test
  void tellsTwoFigures() {
    var loss = Loss.of(lag(3, 600), NOW);

    assertThat(loss.ifStopped()).contains(Duration.ofSeconds(63));
    assertThat(loss.ifWriting()).contains(Duration.ofSeconds(603));
  }

  @Test
  void neverTakesALagThatWasNotReadForZero() {
    var lag = Lag.of(List.of());

    assertThat(lag).isInstanceOf(Lag.Unknown.class);
    assertThat(Loss.of(lag, NOW).known()).isFalse();
    assertThat(LossLimit.of(Duration.ofDays(365)).judge(Loss.of(lag, NOW), NOW))
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(Lag.of(List.of(sample(0, Double.NaN), sample(1, -1))))
        .isInstanceOf(Lag.Unknown.class);
  }

  @Test
  void takesTheWorstOfTheNewestValuesAndLeavesReplacedNodesOut() {
    var lag =
        Lag.of(List.of(sample(3_000, 900), sample(130, 0.2), sample(100, 1.5), sample(90, 0)));

    assertThat(lag)
        .isEqualTo(
            new Lag.Read(Duration.ofMillis(1500), NOW.minusSeconds(90), "ReplicationGroupId=x"));
  }

  @Test
  void takesTheWorstOfSeriesThatDoNotEndAtTheSameTimeAsOfTheOldestOfThem() {
    var quick = new Lag.Sample(NOW.minusSeconds(60), 0.1, "CacheClusterId=x-0001-001");
    var cut = new Lag.Sample(NOW.minusSeconds(120), 30, "CacheClusterId=x-0002-001");
    var silent = new Lag.Sample(NOW.minusSeconds(300), 0.2, "CacheClusterId=x-0003-001");
    var replaced = new Lag.Sample(NOW.minusSeconds(361), 900, "CacheClusterId=x-0003-002");

    assertThat(Lag.of(List.of(quick, cut)))
        .isEqualTo(new Lag.Read(Duration.ofSeconds(30), NOW.minusSeconds(120), cut.dimensions()));
    var lag = Lag.of(List.of(replaced, quick, cut, silent));
    assertThat(((Lag.Read) lag).value()).isEqualTo(Duration.ofSeconds(30));
    assertThat(Loss.of(lag, NOW).ifWriting())
        .as("the shard that told nothing for five minutes may be cut off since then")
        .contains(Duration.ofSeconds(330));
  }

  @Test
  void aLagThatHasComeDownIsNotHeldUpByTheOlderValuesOfItsSeries() {
    assertThat(((Lag.Read) Lag.of(List.of(sample(120, 30), sample(60, 0.5)))).value())
        .isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void holdsALimitToTheSmallerFigureOnlyWhereWritesHaveStopped() {
    var loss = Loss.of(lag(1, 600), NOW);
    var most = Optional.of(Duration.ofSeconds(61));

    assertThat(new LossLimit(most, false, Optional.empty()).judge(loss, NOW))
        .isEqualTo(Verdict.ABOVE);
    assertThat(new LossLimit(most, false, Optional.of(NOW.minusSeconds(560))).judge(loss, NOW))
        .isEqualTo(Verdict.WITHIN);
    assertThat(new LossLimit(most, false, Optional.of(NOW.minusSeconds(5))).judge(loss, NOW))
        .as("the standby may have been cut off right after the last value")
        .isEqualTo(Verdict.ABOVE);
    assertThat(new LossLimit(most, false, Optional.of(NOW.plusSeconds(5))).judge(loss, NOW))
        .as("a stop that is still to come")
        .isEqualTo(Verdict.ABOVE);
  }

  @Test
  void agreesToNothingUnasked() {
    assertThat(LossLimit.NONE.judge(Loss.of(lag(0, 0), NOW), NOW)).isEqualTo(Verdict.NOT_GIVEN);
    assertThat(LossLimit.NONE.judge(Loss.UNKNOWN, NOW)).isEqualTo(Verdict.UNKNOWN);
    assertThatThrownBy(() -> LossLimit.of(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsTheRulesForAnyLagLimitAndTime() {
    var random = new Random(20261123);
    for (int i = 0; i < 20_000; i++) {
      var as = "case " + i + " of seed 20261123";
      boolean known = random.nextInt(8) != 0;
      var read = lag(random.nextInt(500), random.nextInt(2_000) - 100);
      Lag lag = known ? read : new Lag.Unknown("not told");
      var now = NOW.plusSeconds(random.nextInt(1_000));
      var most = Duration.ofSeconds(random.nextInt(3_000));
      Optional<Instant> stopped =
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(now.plusSeconds(random.nextInt(200) - 100));
      boolean unknownToo = random.nextBoolean();
      var limit = new LossLimit(Optional.of(most), unknownToo, stopped);
      var loss = Loss.of(lag, now);
      var verdict = limit.judge(loss, now);

      if (!known) {
        assertThat(verdict.allows()).as(as).isEqualTo(unknownToo);
        continue;
      }
      assertThat(loss.ifStopped().orElseThrow()).as(as).isGreaterThanOrEqualTo(Lag.PERIOD);
      assertThat(loss.ifWriting().orElseThrow()).as(as).isGreaterThanOrEqualTo(read.value());
      if (verdict.allows()) {
        assertThat(most).as(as).isGreaterThanOrEqualTo(loss.ifStopped().orElseThrow());
        if (!limit.stopped(now)) {
          assertThat(most).as(as).isGreaterThanOrEqualTo(loss.ifWriting().orElseThrow());
        }
        var wider = new LossLimit(Optional.of(most.plusSeconds(1)), unknownToo, stopped);
        assertThat(wider.judge(loss, now).allows()).as(as).isTrue();
      }
      var later = Loss.of(lag, now.plusSeconds(1 + random.nextInt(100)));
      assertThat(later.ifWriting().orElseThrow())
          .as(as)
          .isGreaterThanOrEqualTo(loss.ifWriting().orElseThrow());
      assertThat(later.ifStopped()).as(as).isEqualTo(loss.ifStopped());
    }
  }
}
