package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the lag's last values point. */
class LagTrendTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");

  /** One value a minute, the newest last; a word stands for a value that makes no sense. */
  private static List<Lag.Sample> values(String words) {
    var all = words.split(" ");
    List<Lag.Sample> samples = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      samples.add(
          new Lag.Sample(
              NOW.minusSeconds(60L * (all.length - i)),
              all[i].equals("odd") ? Double.NaN : Double.parseDouble(all[i]),
              "x"));
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "0.2 0.3 0.4 5 9, RISING",
    "60 120 180 240 300 360, RISING",
    "9 8 7 0.5 0.3, FALLING",
    "0.1 0.9 0.2 0.8 0.1 0.9, STEADY",
    "100 110 90 105 100 95, STEADY",
    "0.2 0.3 9, UNKNOWN",
    "0.2 odd 0.3 odd 9, UNKNOWN",
    "0.2, UNKNOWN",
    "900 0 0 0 0 0 0 0, STEADY",
  })
  void isToldByTheLastValues(String values, LagTrend trend) {
    assertThat(((Lag.Read) Lag.of(values(values))).trend()).isEqualTo(trend);
  }

  @Test
  void leavesOutWhatIsLongAgo() {
    var samples = new ArrayList<>(values("7 8"));
    samples.add(new Lag.Sample(NOW.minusSeconds(7200), 500, "x"));
    samples.add(new Lag.Sample(NOW.minusSeconds(7260), 500, "x"));

    assertThat(LagTrend.of(samples)).isEqualTo(LagTrend.UNKNOWN);
  }

  @Test
  void takesTheWorstOfTheNodesOfOneMoment() {
    var samples = new ArrayList<>(values("1 1 1 1 1"));
    values("1 1 1 30 40").forEach(s -> samples.add(new Lag.Sample(s.at(), s.seconds(), "y")));

    assertThat(LagTrend.of(samples)).isEqualTo(LagTrend.RISING);
  }
}
