package io.ecdr.plan.assess;

import static io.ecdr.plan.assess.Seen.bare;
import static io.ecdr.plan.assess.Seen.healthy;
import static io.ecdr.plan.assess.Seen.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Lag;
import io.ecdr.plan.PastRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** RPO and RTO: from the size, from what was measured, or not known. */
class OutlookTest {

  private static PastRun run(String verb, String id, Optional<String> datastore, int minutes) {
    var took = new PastRun.Took(Duration.ofMinutes(minutes), Duration.ofMinutes(1));
    return new PastRun(
        verb,
        new CacheId(new AccountId("111122223333"), Seen.HOME, CacheKind.REPLICATION_GROUP, id),
        datastore,
        Seen.NOW.minus(Duration.ofDays(minutes)),
        verb.equals("backup create")
            ? Map.of("snapshot", took, "export", took, "copy", took, "check", took)
            : Map.of("promote", took));
  }

  private static Rating rating(Seen seen, Strategy strategy) {
    return seen.assessed().protection().rating(strategy);
  }

  private static Duration time(Optional<Figure> figure) {
    return figure.orElseThrow().time().orElseThrow();
  }

  @Test
  void sizesComeFromTheNewestRecoveryPoint() {
    assertThat(healthy().assessed().bytes()).hasValue(1L << 30);
    assertThat(bare().assessed().bytes()).hasValue(8L << 30);
    var none = bare().saves(known(new Saves(Optional.empty(), Optional.empty())));
    assertThat(none.assessed().bytes()).isEmpty();
    assertThat(rating(none, Strategy.SNAPSHOT).rpo().orElseThrow().time()).isEmpty();
    assertThat(rating(none, Strategy.BACKUP_RESTORE).rto().orElseThrow())
        .isEqualTo(new Figure(Optional.empty(), "its size is not known"));
  }

  @Test
  void rulesOfThumbGrowWithTheData() {
    // A day, two minutes, and half a minute for each of eight GiB.
    assertThat(time(rating(bare(), Strategy.SNAPSHOT).rpo()))
        .isEqualTo(Duration.ofHours(24).plusMinutes(6));
    assertThat(time(rating(bare(), Strategy.SNAPSHOT).rto())).isEqualTo(Duration.ofMinutes(23));
    // Every 80 min, then 6 min, 5 min and 90 s.
    assertThat(time(rating(bare(), Strategy.BACKUP_RESTORE).rpo()))
        .isEqualTo(Duration.ofMinutes(80 + 6 + 5).plusSeconds(90));
  }

  @Test
  void theLargestShardDecidesHowLongARestoreTakes() {
    var save =
        new Saves.Save("s", Seen.NOW, OptionalLong.of(40L << 30), OptionalLong.of(10L << 30));
    var seen = bare().saves(known(new Saves(Optional.of(save), Optional.empty())));
    assertThat(time(rating(seen, Strategy.SNAPSHOT).rto())).isEqualTo(Duration.ofMinutes(25));
  }

  @Test
  void whatThisMachineMeasuredGoesBeforeRulesOfThumb() {
    var other = run("backup create", "carts", Optional.empty(), 50);
    var seen =
        bare()
            .past(other)
            .past(run("backup create", "orders", Optional.empty(), 2))
            .past(run("backup create", "orders", Optional.empty(), 4))
            .past(run("backup create", "orders", Optional.empty(), 6));
    var rpo = rating(seen, Strategy.BACKUP_RESTORE).rpo();
    assertThat(time(rpo)).isEqualTo(Duration.ofMinutes(80 + 12));
    assertThat(rpo.orElseThrow().basis()).contains("median of 3 runs of this machine");
    assertThat(rating(bare().past(other), Strategy.BACKUP_RESTORE).rpo().orElseThrow().basis())
        .doesNotContain("median");
    var moved = healthy().past(run("switchover", "orders-eu", Optional.of("ldgnf-orders"), 3));
    assertThat(time(rating(moved, Strategy.WARM_STANDBY).rto())).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aStandbysLossIsItsLagAndTheMetricsMinuteAndNeverZeroWhereItIsNotTold() {
    assertThat(time(rating(healthy(), Strategy.WARM_STANDBY).now()))
        .isEqualTo(Duration.ofSeconds(61));
    var dark = rating(healthy().lag(new Lag.Unknown("no metric")), Strategy.WARM_STANDBY);
    assertThat(dark.rpo()).contains(new Figure(Optional.empty(), "no metric"));
    assertThat(rating(bare(), Strategy.WARM_STANDBY).rpo().orElseThrow().time()).isEmpty();
  }

  @Test
  void nowIsTheAgeOfWhatIsThere() {
    assertThat(time(rating(healthy(), Strategy.SNAPSHOT).now())).isEqualTo(Duration.ofHours(8));
    assertThat(time(rating(healthy(), Strategy.BACKUP_RESTORE).now()))
        .isEqualTo(Duration.ofHours(6));
    assertThat(rating(bare(), Strategy.SNAPSHOT).now()).isEmpty();
    assertThat(rating(healthy().saves(Seen.untold()), Strategy.SNAPSHOT).now())
        .contains(new Figure(Optional.empty(), "its snapshots are not told"));
  }
}
