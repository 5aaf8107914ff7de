package io.ecdr.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.config.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the next one is due, over changes of clocks and pauses. */
class DueTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static Schedule nightly(String expression) {
    return new Schedule.Cron(expression, MADRID);
  }

  private static List<String> next(Schedule schedule, String from, int count) {
    List<String> all = new ArrayList<>();
    var at = Instant.parse(from);
    for (int i = 0; i < count; i++) {
      at = Due.next(schedule, Optional.of(at)).orElseThrow();
      all.add(at.toString());
    }
    return all;
  }

  @Test
  void aTimeThatTheClockLeavesOutComesOnceAndLater() {
    assertThat(next(nightly("30 2 * * *"), "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheClockShowsTwiceComesOnce() {
    assertThat(next(nightly("30 2 * * *"), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void everyHourGoesOnThroughBoth() {
    assertThat(next(nightly("0 * * * *"), "2026-10-24T22:30:00Z", 4))
        .containsExactly(
            "2026-10-24T23:00:00Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T02:00:00Z");
    assertThat(next(nightly("0 * * * *"), "2026-03-28T23:30:00Z", 3))
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
  }

  @Test
  void afterAPauseOneIsDueAndNotOneForEachThatWasMissed() {
    var every = new Schedule.Every(Duration.ofHours(6));
    var now = Instant.parse("2026-11-23T00:00:00Z");

    assertThat(Due.now(every, Optional.of(now.minus(Duration.ofDays(7))), now)).isTrue();
    assertThat(Due.now(every, Optional.of(now), now)).isFalse();
    assertThat(Due.now(every, Optional.empty(), now)).isTrue();
  }

  @Test
  void tellsHowManyADayHasAndHowFarTheyAreApart() {
    var from = Instant.parse("2026-11-23T00:00:00Z");

    assertThat(Due.mostInADay(new Schedule.Every(Duration.ofMinutes(80)), from)).isEqualTo(18);
    assertThat(Due.mostInADay(new Schedule.Every(Duration.ofMinutes(79)), from)).isEqualTo(19);
    assertThat(Due.mostInADay(nightly("0 9-17 * * *"), from)).isEqualTo(9);
    assertThat(Due.longest(nightly("0 9-17 * * 1-5"), from)).isEqualTo(Duration.ofHours(64));
    assertThat(Due.longest(nightly("30 2 * * *"), from)).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void whatIsNoExpressionSaysHowToWriteOne() {
    for (var wrong : List.of("", "* * * *", "61 * * * *", "0 0 31 2 *", "x")) {
      assertThatThrownBy(() -> CronTimes.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no cron expression");
    }
  }
}
