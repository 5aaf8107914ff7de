package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DataCount;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataReading.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What restored data proves, and what it does not. */
class DataVerdictTest {

  private static final Instant COUNTED = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant NOW = COUNTED.plus(Duration.ofMinutes(30));

  /** 100 without an end, 10 gone within ten minutes, 20 within an hour, 30 within a day. */
  private static final Optional<DataCount> EXPECTED =
      Optional.of(
          new DataCount(
              "a test",
              COUNTED,
              100,
              List.of(
                  left("PT0S", "PT10M", 10), left("PT10M", "PT1H", 20), left("PT1H", "PT24H", 30)),
              Optional.empty()));

  private static DataCount.Left left(String after, String upTo, long keys) {
    return new DataCount.Left(Duration.parse(after), Optional.of(Duration.parse(upTo)), keys);
  }

  private static Content holding(long keys, long expiring, long evicted) {
    return new Content(2, keys, expiring, evicted, 50, 20, Duration.ofHours(3));
  }

  private static String word(StepOutcome outcome) {
    return ((StepOutcome.Done) outcome).facts().text(ProofSteps.FACT).orElse("");
  }

  private static void differs(Content content, String words) {
    var outcome = (StepOutcome.Stopped) DataVerdict.of(content, EXPECTED, Optional.empty(), NOW);
    assertThat(outcome.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(outcome.reason()).contains(words);
    assertThat(outcome.facts().text(ProofSteps.FACT)).contains("differs");
  }

  @Test
  void asManyAsHadNotExpiredAreProven() {
    // Of those with ten minutes to an hour left, each may or may not be gone.
    for (long keys : new long[] {130, 140, 150, 160}) {
      assertThat(
              word(DataVerdict.of(holding(keys, keys - 100, 0), EXPECTED, Optional.empty(), NOW)))
          .as("%d keys", keys)
          .isEqualTo("proven");
    }
  }

  @Test
  void missingKeysAreAFailure() {
    differs(holding(129, 29, 0), "at least 130 had not expired");
    differs(holding(0, 0, 0), "0 keys");
  }

  @Test
  void aMissingKeyWithoutAnEndIsSeenAmongOthersThatAreThere() {
    differs(holding(159, 60, 0), "100 without an end");
  }

  @Test
  void anEvictedKeyIsAFailureWhateverIsThere() {
    differs(holding(160, 60, 1), "1 keys were evicted");
  }

  @Test
  void aKeyThatLivesLongerThanAnyOfTheBackupIsAFailure() {
    var content = new Content(1, 150, 50, 0, 50, 20, Duration.ofHours(24));
    differs(content, "longer than any of the backup");
  }

  @Test
  void moreKeysThanTheBackupHoldsProveNothing() {
    assertThat(word(DataVerdict.of(holding(161, 60, 0), EXPECTED, Optional.empty(), NOW)))
        .isEqualTo("unknown");
    assertThat(word(DataVerdict.of(holding(161, 61, 0), EXPECTED, Optional.empty(), NOW)))
        .isEqualTo("unknown");
  }

  @Test
  void withoutACountNothingIsProven() {
    var outcome = DataVerdict.of(holding(160, 60, 0), Optional.empty(), Optional.of("ecdr x"), NOW);
    assertThat(word(outcome)).isEqualTo("unknown");
    assertThat(((StepOutcome.Done) outcome).facts().text("Why").orElse(""))
        .contains("nobody counted");
    assertThat(((StepOutcome.Done) outcome).facts().text("Hint").orElse(""))
        .startsWith("let it be counted: ecdr x; ");
  }

  @Test
  void whatCannotBeReadIsUnknownWithTheReason() {
    var outcome = DataVerdict.unread("it cannot be read from here: no route", "look elsewhere");
    assertThat(word(outcome)).isEqualTo("unknown");
    assertThat(((StepOutcome.Done) outcome).facts().text("Why").orElse("")).contains("no route");
  }
}
