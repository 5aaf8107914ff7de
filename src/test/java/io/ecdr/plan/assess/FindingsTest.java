package io.ecdr.plan.assess;

import static io.ecdr.plan.assess.Seen.bare;
import static io.ecdr.plan.assess.Seen.healthy;
import static io.ecdr.plan.assess.Seen.known;
import static io.ecdr.plan.assess.Seen.untold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ecdr.cli.TypedHints;
import io.ecdr.model.Lag;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found, rule by rule: one thing is changed, and that alone is found. */
class FindingsTest {

  @TempDir private Path state;

  @Test
  void nothingIsFoundWhereNothingCouldBeBetter() {
    assertThat(healthy().assessed().findings()).isEmpty();
  }

  private static List<String> found(Seen seen) {
    return seen.assessed().findings().stream()
        .map(f -> f.severity().word() + " " + f.code())
        .toList();
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        arguments(bare(), List.of("critical unprotected")),
        arguments(bare().copiesNotAsked(), List.of("high unprotected")),
        arguments(bare().copies(untold()), List.of("high protection-not-told")),
        arguments(
            bare().sort(CacheSort.MEMCACHED).engine("memcached", "1.6.22"),
            List.of("high unprotectable")),
        arguments(healthy().alone().copies(known(Seen.empty())), List.of("high one-region")),
        arguments(healthy().alone().copiesNotAsked(), List.of("medium other-region-not-looked-at")),
        arguments(
            healthy().saves(known(Seen.saves(Duration.ofHours(1), Duration.ofHours(27)))),
            List.of("high automatic-late")),
        arguments(
            healthy().saves(known(new Saves(Optional.empty(), Optional.empty()))),
            List.of("low no-automatic-yet")),
        arguments(healthy().standby("associating"), List.of("high standby-not-associated")),
        arguments(
            healthy().lag(new Lag.Unknown("no metric")), List.of("medium standby-lag-not-told")),
        arguments(healthy().automatic(0), List.of("medium automatic-off")),
        arguments(healthy().automatic(0).member("SECONDARY"), List.of("low automatic-off")),
        arguments(
            healthy().node("PreferredMaintenanceWindow", "sun:03:30-sun:04:30"),
            List.of("low windows-overlap")),
        arguments(healthy().reserved(known(24)), List.of("medium reserved-memory")),
        arguments(
            healthy().group("NodeGroups", Seen.shard("us-east-1a")), List.of("medium no-replica")),
        arguments(
            healthy().group("AutomaticFailover", "disabled"),
            List.of("medium automatic-failover-off")),
        arguments(healthy().group("MultiAZ", "disabled"), List.of("low multi-az-off")),
        arguments(healthy().group("TransitEncryptionEnabled", false), List.of("low tls-off")),
        arguments(healthy().group("UserGroupIds", Value.texts(List.of())), List.of("low auth-off")),
        arguments(healthy().group("AtRestEncryptionEnabled", false), List.of("low at-rest-off")),
        arguments(healthy().group("AuthTokenEnabled", true), List.of("low auth-token-not-kept")),
        arguments(healthy().group("Status", "snapshotting"), List.of("low not-available")),
        arguments(healthy().group("Status", "create-failed"), List.of("high not-available")),
        arguments(
            healthy().copies(known(Seen.copies(true))), List.of("medium same-account-not-locked")),
        arguments(healthy().saves(untold()), List.of("medium not-told")),
        arguments(healthy().reserved(untold()), List.of("medium not-told")),
        arguments(healthy().nodeUntold(), List.of("medium not-told")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void oneThingIsChangedAndThatIsFound(Seen seen, List<String> found) {
    assertThat(found(seen)).containsExactlyElementsOf(found);
  }

  @Test
  void everyHintThatIsACommandCanBeTyped() {
    var hints =
        rows()
            .flatMap(row -> ((Seen) row.get()[0]).assessed().findings().stream())
            .map(Finding::hint)
            .toList();
    assertThat(hints).hasSizeGreaterThan(25).allMatch(hint -> !hint.isBlank());
    hints.forEach(hint -> TypedHints.typable(state, hint));
    var changes =
        StrategiesTest.backups()
            .flatMap(row -> ((Seen) row.get()[0]).assessed().protection().ratings().stream())
            .flatMap(r -> r.reasons().stream())
            .map(Reason::change)
            .toList();
    changes.forEach(change -> TypedHints.typable(state, change));
  }

  @Test
  void aLockedBackupOrOneOfAnotherAccountIsNotTakenAwayWithTheCache() {
    var open = Seen.copies(true);
    var save = open.newest().orElseThrow().save();
    var hold = new ObjectHold(Optional.of(Seen.NOW.plusSeconds(86_400)), "COMPLIANCE");
    var locked =
        new Copies(
            open.kept(),
            Optional.of(true),
            3,
            Optional.of(
                new Copies.Copied(
                    save, Optional.of(new Copies.Looked(Proof.CHECKED, Optional.of(hold))))));
    var assessed = healthy().copies(known(locked)).assessed();

    assertThat(assessed.findings()).isEmpty();
    assertThat(assessed.protection().reaches())
        .extracting(r -> r.account().orElse("?") + " " + r.lock().word())
        .containsExactly("same not-possible", "same locked", "same not-possible");
    assertThat(healthy().assessed().protection().reaches().get(1).account()).contains("other");
  }

  private static String hint(Seen seen) {
    return seen.assessed().findings().get(0).hint();
  }

  @Test
  void whatAGlobalDatastoreSetsForAllItsMembersIsNotChangedOnOne() {
    var failover = healthy().group("AutomaticFailover", "disabled");
    assertThat(hint(failover))
        .startsWith("aws elasticache modify-global-replication-group")
        .contains(" ldgnf-orders --region us-east-1 ");
    assertThat(hint(healthy().alone().group("AutomaticFailover", "disabled")))
        .startsWith("aws elasticache modify-replication-group");
    var tls = healthy().group("TransitEncryptionEnabled", false);
    assertThat(hint(tls)).startsWith("all members of a Global Datastore");
    assertThat(hint(tls.alone())).contains("--transit-encryption-mode preferred");
    assertThat(found(healthy().group("MultiAZ", "disabled").member("SECONDARY"))).isEmpty();
  }

  @Test
  void theWindowThatIsProposedDoesNotMeetMaintenance() {
    assertThat(Windows.apart("sun:03:30-sun:04:30")).isEqualTo("05:00-06:00");
    assertThat(Windows.apart("mon:22:30-tue:00:10")).isEqualTo("01:00-02:00");
    assertThat(Windows.apart("sun:05:00-sun:06:00")).isEqualTo("06:00-07:00");
  }

  @Test
  void theCacheInTheGreatestDangerComesFirst() {
    var all =
        Stream.of(healthy().automatic(0), healthy(), bare(), bare().copiesNotAsked())
            .map(Seen::assessed)
            .sorted(Assessment.BY_DANGER)
            .map(a -> a.worst().map(Severity::word).orElse("-"))
            .toList();
    assertThat(all).containsExactly("critical", "high", "medium", "-");
  }
}
