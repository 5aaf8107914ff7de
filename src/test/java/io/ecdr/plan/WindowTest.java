package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

  /** A Monday is 2026-11-23. */
  @ParameterizedTest
  @CsvSource({
    "05:00-06:00, 2026-11-23T04:44:59Z, false",
    "05:00-06:00, 2026-11-23T04:45:00Z, true",
    "05:00-06:00, 2026-11-23T05:59:59Z, true",
    "05:00-06:00, 2026-11-23T06:00:00Z, false",
    "23:30-00:30, 2026-11-23T00:10:00Z, true",
    "23:30-00:30, 2026-11-23T23:20:00Z, true",
    "23:30-00:30, 2026-11-23T12:00:00Z, false",
    "00:05-01:05, 2026-11-23T23:55:00Z, true",
    "mon:05:00-mon:06:00, 2026-11-23T05:30:00Z, true",
    "mon:05:00-mon:06:00, 2026-11-24T05:30:00Z, false",
    "SUN:23:00-mon:01:00, 2026-11-23T00:59:00Z, true",
    "mon:00:05-mon:01:05, 2026-11-22T23:55:00Z, true",
    "tue:00:05-tue:01:05, 2026-11-22T23:55:00Z, false"
  })
  void isNearFromAQuarterOfAnHourBeforeToItsEnd(String text, Instant now, boolean near) {
    assertThat(Window.of(text).orElseThrow().near(now, Duration.ofMinutes(15))).isEqualTo(near);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5:00-6:00", "25:00-26:00", "mon:05:00-06:00", "abc:05:00-abc:06:00", "x-y"})
  void isNoneOfWhatMakesNoSense(String text) {
    assertThat(Window.of(text)).isEmpty();
  }
}
