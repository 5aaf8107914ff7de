package io.ecdr.plan.retention;

import static io.ecdr.plan.retention.Lineages.NOON;
import static io.ecdr.plan.retention.Lineages.accepted;
import static io.ecdr.plan.retention.Lineages.daily;
import static io.ecdr.plan.retention.Lineages.item;
import static io.ecdr.plan.retention.Lineages.of;
import static io.ecdr.plan.retention.Lineages.readBy;
import static io.ecdr.plan.retention.Lineages.stored;
import static io.ecdr.plan.retention.Lineages.whole;
import static io.ecdr.plan.retention.Lineages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.plan.retention.LineageFacts.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes and what stays, rule by rule. */
class RetentionTest {

  private static final KeepRules ONE = KeepRules.newest(1);
  private static final KeepRules TWO = KeepRules.newest(2);

  private static KeepRules rules(int hourly, int daily, int weekly, int monthly, int yearly) {
    return new KeepRules(0, hourly, daily, weekly, monthly, yearly, Optional.empty(), 1, 50);
  }

  private static KeepRules within(Duration length) {
    return new KeepRules(0, 0, 0, 0, 0, 0, Optional.of(length), 1, 50);
  }

  private static Instant days(int before) {
    return NOON.minus(Duration.ofDays(before));
  }

  @Test
  void refusesRulesThatKeepNothing() {
    assertThatThrownBy(() -> KeepRules.newest(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rule keeps anything");
  }

  @Test
  void keepsTheNewestSoMany() {
    assertThat(daily(5).goes(TWO)).containsExactly("d2", "d3", "d4");
    assertThat(daily(5).why(TWO, "d1")).containsExactly("keep-last");
    assertThat(daily(5).why(TWO, "d3")).containsExactly("unwanted");
  }

  @Test
  void keepsTheNewestOfEachDay() {
    var lineage = daily(4).with(whole("early", days(0).minusSeconds(3600)));

    assertThat(lineage.goes(rules(0, 3, 0, 0, 0))).containsExactly("early", "d3");
  }

  @Test
  void countsOnlyTheDaysThatHaveABackup() {
    var lineage = daily(1).with(whole("old", days(90))).with(whole("older", days(200)));

    assertThat(lineage.goes(rules(0, 2, 0, 0, 0))).containsExactly("older");
  }

  @Test
  void keepsTheNewestOfEachHour() {
    var lineage =
        daily(1)
            .with(whole("h1", NOON.minusSeconds(3600)))
            .with(whole("h1-early", NOON.minusSeconds(3700)));

    // 12:00, 11:00 and 10:58:20 are three hours.
    assertThat(lineage.goes(rules(2, 0, 0, 0, 0))).containsExactly("h1-early");
  }

  @Test
  void beginsWeeksOnMonday() {
    // NOON is a Monday, so yesterday is of last week.
    assertThat(daily(9).goes(rules(0, 0, 2, 0, 0)))
        .containsExactly("d2", "d3", "d4", "d5", "d6", "d7", "d8");
  }

  @Test
  void keepsTheNewestOfEachMonthAndYear() {
    var lineage =
        daily(1)
            .with(whole("october", Instant.parse("2026-10-31T23:59:59Z")))
            .with(whole("october-early", Instant.parse("2026-10-01T00:00:00Z")))
            .with(whole("year-before", Instant.parse("2025-12-31T23:59:59Z")));

    assertThat(lineage.goes(rules(0, 0, 0, 2, 0))).containsExactly("october-early", "year-before");
    assertThat(lineage.goes(rules(0, 0, 0, 0, 2))).containsExactly("october", "october-early");
  }

  @Test
  void keepsOneBeyondTheWindow() {
    var lineage = daily(6);

    assertThat(lineage.goes(within(Duration.ofDays(2)))).containsExactly("d4", "d5");
    assertThat(lineage.why(within(Duration.ofDays(2)), "d3")).containsExactly("keep-within");
  }

  @Test
  void countsFromTheNewestBackupAndNotFromToday() {
    var lineage = new Lineages().with(whole("a", days(400))).with(whole("b", days(401)));

    assertThat(lineage.goes(within(Duration.ofDays(3)))).isEmpty();
  }

  @Test
  void neverGoesUnderTheFloor() {
    assertThat(daily(5).goes(ONE.atLeast(3))).containsExactly("d3", "d4");
    assertThat(daily(2).goes(ONE.atLeast(3))).isEmpty();
  }

  @Test
  void doesNotCountWhatIsNotProven() {
    var lineage = daily(5);
    lineage.with(with(lineage.backup("d0"), Proof.COPIED));

    assertThat(lineage.goes(TWO)).containsExactly("d3", "d4");
    assertThat(lineage.why(TWO, "d0")).contains("keep-last", "unproven");
  }

  @Test
  void keepsTheNewestOfTheHighestProof() {
    var lineage = daily(4);
    lineage.with(with(lineage.backup("d2"), Proof.RESTORED));

    assertThat(lineage.goes(ONE)).containsExactly("d1", "d3");
    assertThat(lineage.why(ONE, "d2")).containsExactly("best-proof");
  }

  @Test
  void takesNothingWhereNothingIsProven() {
    var lineage = new Lineages();
    for (int i = 0; i < 4; i++) {
      lineage.with(with(whole("d" + i, days(i)), Proof.COPIED));
    }

    assertThat(lineage.goes(ONE)).isEmpty();
    assertThat(lineage.why(ONE, "d3")).containsExactly("none-proven");
  }

  @Test
  void leavesWhatIsNotSurelyOurs() {
    var lineage = daily(3);
    lineage.with(
        of(
            lineage.backup("d2"),
            List.of(item("d2", Item.Place.SNAPSHOT, false), item("d2", Item.Place.COPY, true))));

    var decision = lineage.decide(ONE).decisions().get(2);
    assertThat(decision.going()).extracting(p -> p.item().place()).containsExactly(Item.Place.COPY);
    assertThat(decision.parts().get(0).reason().words())
        .isEqualTo("snapshot is not surely ours: it has no operation tag");
  }

  @Test
  void leavesWhatIsMarkedAndCountsItNot() {
    var lineage = daily(5);
    lineage.with(with(lineage.backup("d1"), Mark.KEEP));

    assertThat(lineage.goes(TWO)).containsExactly("d3", "d4");
    assertThat(lineage.why(TWO, "d1")).containsExactly("marked");
    lineage.with(with(lineage.backup("d1"), Mark.RELEASED));
    assertThat(lineage.goes(TWO)).containsExactly("d2", "d3", "d4");
  }

  @Test
  void takesWhatIsRetiredUnlessAFloorHoldsIt() {
    var lineage = daily(3);
    lineage.with(with(lineage.backup("d1"), Mark.RETIRED));
    assertThat(lineage.goes(KeepRules.newest(9))).containsExactly("d1");

    lineage.with(with(lineage.backup("d0"), Mark.RETIRED));
    assertThat(lineage.why(KeepRules.newest(9), "d0")).containsExactly("newest-proven");
  }

  @Test
  void leavesWhatARestoreReads() {
    var lineage = daily(3);
    lineage.with(readBy(lineage.backup("d2"), "restore 20261123-1159-abcd"));

    assertThat(lineage.goes(ONE)).containsExactly("d1");
    assertThat(lineage.why(ONE, "d2")).containsExactly("leased");
  }

  @Test
  void takesNothingWhileTheNewestBackupsFail() {
    assertThat(daily(3).failed(NOON.plusSeconds(30)).goes(ONE)).isEmpty();
    assertThat(daily(3).failed(NOON.plusSeconds(30)).decide(ONE).frozen())
        .extracting(Reason::rule)
        .containsExactly("failing");
    assertThat(daily(3).failed(days(2)).goes(ONE)).containsExactly("d1", "d2");
    assertThat(daily(3).failed(NOON).succeeded(NOON.plusSeconds(30)).goes(ONE))
        .containsExactly("d1", "d2");
  }

  @Test
  void takesNothingWhileABackupThatShrankIsNotAccepted() {
    var lineage = daily(4);
    lineage.with(with(lineage.backup("d0"), 499));
    assertThat(lineage.goes(ONE)).isEmpty();
    assertThat(lineage.why(ONE, "d3")).containsExactly("frozen");
    assertThat(lineage.decide(ONE).frozen().get(0).words())
        .isEqualTo(
            "d0 is suspect: 499 bytes after 1000 in d1, 50 % less, and 50 % is the bound;"
                + " look, then accept it");

    lineage.with(accepted(lineage.backup("d0")));
    assertThat(lineage.goes(ONE)).containsExactly("d1", "d2", "d3");
  }

  @Test
  void letsHalfTheSizePass() {
    var lineage = daily(2);
    lineage.with(with(lineage.backup("d0"), 500));

    assertThat(lineage.goes(ONE)).containsExactly("d1");
  }

  @Test
  void doesNotTakeASecondSmallBackupForAProofOfTheFirst() {
    var lineage = daily(4);
    lineage.with(with(lineage.backup("d1"), 10));
    lineage.with(with(lineage.backup("d0"), 10));

    assertThat(lineage.decide(ONE).frozen()).hasSize(2);
    // A suspect is no newest proven backup: that is the one before.
    assertThat(lineage.why(ONE, "d2")).contains("newest-proven");
  }

  @Test
  void keepsWhatExplainsHowASizeCameAbout() {
    var lineage = daily(4);
    lineage.with(with(lineage.backup("d3"), Proof.RESTORED));
    lineage.with(with(lineage.backup("d2"), 700));
    lineage.with(with(lineage.backup("d1"), 500));
    lineage.with(with(lineage.backup("d0"), 400));

    // d3 stays for its proof; 400 after its 1000 would freeze the lineage next time.
    assertThat(lineage.goes(ONE)).containsExactly("d2");
    assertThat(lineage.why(ONE, "d1")).containsExactly("explains");
  }

  @Test
  void keepsASourceUntilItsCopyIsProven() {
    var lineage = daily(3);
    lineage.with(with(lineage.backup("d2"), Proof.COPIED));

    assertThat(lineage.goes(ONE)).containsExactly("d1");
    assertThat(lineage.why(ONE, "d2")).containsExactly("copy-unproven");
    lineage.with(with(lineage.backup("d2"), Mark.RETIRED));
    assertThat(lineage.goes(ONE)).containsExactly("d1", "d2");
  }

  @Test
  void leavesWhatIsDatedInTheFutureAndLetsItMakeNothingLookOld() {
    var lineage = daily(4).with(whole("future", NOON.plus(Duration.ofDays(3650))));

    assertThat(lineage.goes(within(Duration.ofDays(30)))).isEmpty();
    assertThat(lineage.goes(TWO)).containsExactly("d2", "d3");
    assertThat(lineage.why(TWO, "future")).containsExactly("future");
  }

  @Test
  void knowsADateOfTheFutureByTheStoresClockWhenOursIsAheadToo() {
    var lineage = daily(3);
    lineage.with(stored(whole("ahead", NOON.minusSeconds(60)), days(2)));

    assertThat(lineage.why(ONE, "ahead")).containsExactly("future");
    assertThat(lineage.why(ONE, "d0")).contains("newest-proven");
  }

  @Test
  void keepsWhatWasWrittenLastThoughItsDateIsOld() {
    var lineage = daily(3).with(stored(whole("behind", days(4000)), NOON.plusSeconds(10)));

    assertThat(lineage.goes(ONE)).containsExactly("d1", "d2");
    assertThat(lineage.why(ONE, "behind")).containsExactly("last-written");
  }

  @Test
  void keepsTheFloorOfADeletedCacheUntilItIsRetired() {
    assertThat(daily(3).gone(Cache.GONE).goes(ONE)).containsExactly("d1", "d2");
    assertThat(daily(3).gone(Cache.GONE).retired().goes(ONE)).containsExactly("d0", "d1", "d2");
    assertThat(daily(3).gone(Cache.THERE).retired().goes(ONE)).containsExactly("d1", "d2");
    assertThat(daily(3).gone(Cache.UNKNOWN).retired().goes(ONE)).containsExactly("d1", "d2");
  }

  @Test
  void addsUpWhatGoes() {
    var retained = daily(3).decide(ONE);

    assertThat(retained.items()).isEqualTo(6);
    assertThat(retained.bytes()).isEqualTo(4000);
    assertThat(retained.count(Decision.Verdict.KEEP)).isEqualTo(1);
    assertThat(retained.count(Decision.Verdict.DELETE)).isEqualTo(2);
  }

  @Test
  void snapshotsOfWhichNothingCanBeExportedHaveTheSameFloors() {
    var lineage = new Lineages();
    for (int i = 0; i < 4; i++) {
      lineage.with(onlyTaken("s" + i, i, 1000));
    }
    assertThat(lineage.goes(KeepRules.newest(2))).containsExactly("s2", "s3");
    assertThat(lineage.why(KeepRules.newest(2), "s0")).contains("newest-proven", "keep-last");

    lineage.with(onlyTaken("s0", 0, 10));
    assertThat(lineage.goes(KeepRules.newest(2))).isEmpty();
    assertThat(lineage.why(KeepRules.newest(2), "s0")).contains("suspect");
  }

  private static Held onlyTaken(String id, int days, long bytes) {
    return new Held(
            id,
            Lineages.NOON.minus(Duration.ofDays(days)),
            Optional.empty(),
            Proof.TAKEN,
            Optional.of(bytes),
            Mark.NONE,
            false,
            List.of(),
            List.of(Lineages.item(id, Item.Place.SNAPSHOT, true)))
        .utmost(true);
  }
}
