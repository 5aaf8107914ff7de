package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.port.KeyReads;
import io.ecdr.rdb.RdbReader;
import io.ecdr.usecase.CompareReport.One;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of real servers beside engines that are made up. */
class KeyDifferenceTest {

  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");

  /** What the clock shows once an engine was asked. */
  private Instant asked = LONG_AGO;

  private final List<One> told = new ArrayList<>();

  private CompareReport.Counts compared(Instant now, KeyReads.Found everywhere) throws Exception {
    return compared(now, now, everywhere);
  }

  /** With a clock that goes on while the engine is asked. */
  private CompareReport.Counts compared(Instant before, Instant after, KeyReads.Found everywhere)
      throws Exception {
    told.clear();
    asked = before;
    var session =
        new KeyReads.Session() {
          @Override
          public List<KeyReads.Found> look(List<KeyReads.Wanted> keys) {
            asked = after;
            return keys.stream().map(key -> everywhere).toList();
          }

          @Override
          public void close() {
            // Nothing was opened.
          }
        };
    InstantSource clock = () -> asked;
    var difference = new KeyDifference(session, clock, 3, told::add);
    try (InputStream in = getClass().getResourceAsStream("/rdb/redis-7.4.1.rdb")) {
      RdbReader.read(new ByteArrayInputStream(in.readAllBytes()), difference);
    }
    difference.flush();
    return difference.counted();
  }

  @Test
  void whatIsNotThereIsToldAndTheFirstOfThemNamed() throws Exception {
    var report = compared(LONG_AGO, new KeyReads.Found(false, Optional.empty()));

    assertThat(report.onlyOld()).isPositive().isEqualTo(report.keys());
    assertThat(report.sample()).hasSize(3);
    assertThat(told).hasSize((int) report.keys());
  }

  @Test
  void keysThatHaveRunOutAreLeftOut() throws Exception {
    var all = compared(LONG_AGO, new KeyReads.Found(false, Optional.empty()));
    var later = compared(FAR_AHEAD, new KeyReads.Found(false, Optional.empty()));

    assertThat(all.expired()).isZero();
    assertThat(later.expired()).isPositive();
    assertThat(later.keys()).isEqualTo(all.keys() - later.expired());
  }

  @Test
  void keysThatRunOutWhileTheyAreComparedAreLeftOutToo() throws Exception {
    var missing = new KeyReads.Found(false, Optional.empty());

    var meanwhile = compared(LONG_AGO, FAR_AHEAD, missing);

    assertThat(meanwhile.expired()).isPositive();
    assertThat(meanwhile.onlyOld()).isEqualTo(compared(FAR_AHEAD, missing).onlyOld());
  }

  @Test
  void whatIsThereAndWasNotFetchedIsNotSaidToBeTheSame() throws Exception {
    var report = compared(LONG_AGO, new KeyReads.Found(true, Optional.empty()));

    assertThat(report.large()).isEqualTo(report.keys());
    assertThat(report.nothing()).isFalse();
  }
}
