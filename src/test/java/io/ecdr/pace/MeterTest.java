package io.ecdr.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many calls leave, second by second. */
class MeterTest {

  private static final Instant START = Instant.parse("2026-11-23T01:15:00Z");

  private final Meter meter = new Meter(new Rate(20, 30), START);

  private static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e9));
  }

  private int takesAll(Instant now) {
    int taken = 0;
    while (meter.take(now)) {
      taken++;
    }
    return taken;
  }

  @Test
  void aBurstLeavesAtOnceAndTheRestAtItsRate() {
    assertThat(takesAll(START)).isEqualTo(30);
    assertThat(meter.until(START)).isEqualTo(Duration.ofMillis(50));
    assertThat(takesAll(at(1))).isEqualTo(20);
    assertThat(takesAll(at(1000))).isEqualTo(30);
  }

  @Test
  void afterAThrottledCallFewerLeaveAndThereIsNoBurst() {
    meter.throttled(START, START);

    assertThat(meter.rate(START)).isEqualTo(14);
    assertThat(takesAll(START)).isZero();
    assertThat(takesAll(at(1))).isBetween(13, 15);
  }

  @Test
  void callsThatWereOnTheirWayWhenItWasCutDoNotCutItAgain() {
    meter.throttled(at(0), at(0.2));
    meter.throttled(at(0.1), at(0.3));
    assertThat(meter.rate(at(0.3))).isCloseTo(14, within(0.1));

    meter.throttled(at(0.25), at(0.4));
    assertThat(meter.rate(at(0.4))).isCloseTo(9.8, within(0.1));
  }

  @Test
  void itGrowsSlowlyAndNeverAboveWhereItBegan() {
    meter.throttled(at(0), at(0));

    assertThat(meter.rate(at(10))).isCloseTo(16.8, within(0.01));
    assertThat(meter.rate(at(100))).isEqualTo(20);
    assertThat(takesAll(at(200))).isEqualTo(30);
  }

  @Test
  void howeverOftenItIsThrottledSomethingLeaves() {
    for (int i = 0; i < 100; i++) {
      meter.throttled(at(i), at(i));
    }
    assertThat(meter.rate(at(99))).isEqualTo(Rate.LEAST);
    assertThat(meter.until(at(99))).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatLeavesAgainstItIsMadeUpForButNotForLong() {
    takesAll(START);
    for (int i = 0; i < 1000; i++) {
      meter.force(START);
    }
    assertThat(takesAll(at(1.5))).isZero();
    assertThat(takesAll(at(1.6))).isPositive();
  }

  @Test
  void aClockThatIsSetBackTakesNothingAway() {
    takesAll(at(10));
    assertThat(meter.take(at(5))).isFalse();
    assertThat(meter.until(at(5))).isEqualTo(Duration.ofMillis(50));
    assertThat(takesAll(at(11))).isEqualTo(20);
  }

  /** What is sent keeps close to what a service takes, whatever that is. */
  @Test
  void itFindsTheRateThatTheServiceTakes() {
    double[] allowance = {10};
    double last = 0;
    int served = 0;
    int refused = 0;
    for (double now = 0; now < 600; now += 0.01) {
      allowance[0] = Math.min(10, allowance[0] + (now - last) * 10);
      last = now;
      while (meter.take(at(now))) {
        if (allowance[0] >= 1) {
          allowance[0]--;
          served++;
        } else {
          refused++;
          meter.throttled(at(now), at(now));
        }
      }
    }
    assertThat(served).as("of 6,010 at most").isBetween(5_700, 6_010);
    assertThat(refused).isBetween(1, 120);
  }
}
