package io.ecdr.plan.assess;

import static io.ecdr.plan.assess.Seen.bare;
import static io.ecdr.plan.assess.Seen.healthy;
import static io.ecdr.plan.assess.Seen.untold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ecdr.model.Region;
import io.ecdr.plan.DatastoreFit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which strategies a cache can be protected by, rule by rule. */
class StrategiesTest {

  private static Rating rating(Seen seen, Strategy strategy) {
    return seen.assessed().protection().rating(strategy);
  }

  /** The verdict with its reasons. */
  private static String told(Rating rating) {
    return rating.verdict().word()
        + rating.reasons().stream().map(r -> " " + r.code()).collect(Collectors.joining());
  }

  @Test
  void whatIsInUseIsSaidWhateverTheRulesSay() {
    var old = healthy().engine("redis", "4.0.10").type("cache.t3.micro");
    for (var strategy : Strategy.values()) {
      assertThat(told(rating(healthy(), strategy))).isEqualTo("in-use");
      assertThat(told(rating(old, strategy))).isEqualTo("in-use");
      assertThat(told(rating(bare(), strategy))).isEqualTo("possible");
    }
  }

  static Stream<Arguments> snapshots() {
    return Stream.of(
        arguments(
            bare().sort(CacheSort.MEMCACHED).engine("memcached", "1.6.22"),
            "impossible memcached-nodes"),
        arguments(bare().type("cache.t1.micro"), "impossible t1-micro"),
        arguments(bare().sort(CacheSort.NODE).type("cache.t1.micro"), "impossible t1-micro"),
        arguments(bare().type("cache.t1.micro").group("ClusterEnabled", true), "possible"),
        arguments(
            bare().sort(CacheSort.SERVERLESS_MEMCACHED).engine("memcached", "1.6"), "possible"),
        arguments(bare().engine("garnet", "1"), "unknown engine-unknown"),
        arguments(bare().engine("", ""), "unknown engine-not-told"),
        arguments(bare().type(""), "unknown node-type-not-told"));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void snapshotsInTheRegion(Seen seen, String told) {
    assertThat(told(rating(seen, Strategy.SNAPSHOT))).isEqualTo(told);
  }

  static Stream<Arguments> backups() {
    return Stream.of(
        arguments(
            bare().sort(CacheSort.MEMCACHED).engine("memcached", "1.6.22"),
            "impossible memcached-nodes"),
        arguments(bare().type("cache.t1.micro"), "impossible t1-micro"),
        arguments(bare().type("cache.r6gd.xlarge"), "impossible data-tiering-no-export"),
        arguments(bare().group("DataTiering", "enabled"), "impossible data-tiering-no-export"),
        arguments(
            bare().sort(CacheSort.SERVERLESS_MEMCACHED).engine("memcached", "1.6"),
            "impossible serverless-memcached-no-export"),
        arguments(bare().sort(CacheSort.SERVERLESS), "possible"),
        arguments(bare().sort(CacheSort.NODE), "possible"),
        arguments(bare().member("SECONDARY"), "unknown standby-snapshot-unsure"),
        arguments(bare().copiesNotAsked(), "possible copies-not-looked-at"),
        arguments(bare().copies(untold()), "unknown copies-not-told"),
        arguments(bare().type(""), "unknown node-type-not-told"));
  }

  @ParameterizedTest
  @MethodSource("backups")
  void backupsInAnotherRegion(Seen seen, String told) {
    assertThat(told(rating(seen, Strategy.BACKUP_RESTORE))).isEqualTo(told);
  }

  static Stream<Arguments> standbys() {
    return Stream.of(
        arguments(
            bare().sort(CacheSort.MEMCACHED).engine("memcached", "1.6.22"),
            "impossible memcached-nodes"),
        arguments(bare().sort(CacheSort.SERVERLESS), "impossible serverless-no-datastore"),
        arguments(
            bare().sort(CacheSort.SERVERLESS_MEMCACHED).engine("memcached", "1.6"),
            "impossible serverless-no-datastore"),
        arguments(bare().sort(CacheSort.NODE), "impossible no-replication-group"),
        arguments(bare().engine("redis", "5.0.5"), "impossible engine-too-old"),
        arguments(bare().engine("redis", "5.0.6"), "possible"),
        arguments(bare().engine("redis", "7.1.0"), "possible"),
        arguments(bare().engine("redis", ""), "unknown version-not-told"),
        arguments(bare().type("cache.r7g.medium"), "impossible node-type"),
        arguments(bare().type("cache.r4.xlarge"), "impossible node-type"),
        arguments(bare().type("cache.t4g.medium"), "impossible node-type"),
        arguments(bare().type("cache.r6gd.xlarge"), "possible"),
        arguments(
            bare().group("NodeGroups", Seen.shard("us-west-2-lax-1a")), "impossible local-zone"),
        arguments(
            bare().node("PreferredOutpostArn", "arn:aws:outposts:::outpost/op-1"),
            "unknown outpost"),
        arguments(
            bare().group("NodeGroups", Seen.shard("")).node("PreferredAvailabilityZone", ""),
            "unknown zone-not-told"),
        arguments(bare().network("ipv6"), "impossible ipv6"),
        arguments(bare().network("dual_stack"), "unknown network-dual-stack"),
        arguments(bare().network(null), "unknown network-not-told"),
        arguments(
            bare().engine("valkey", "9.0.0").group("ClusterEnabled", true),
            "unknown durability-not-told"),
        arguments(bare().engine("valkey", "9.0.0"), "possible"),
        arguments(bare().engine("valkey", "8.2.1").group("ClusterEnabled", true), "possible"),
        arguments(bare().member("PRIMARY").datastore(untold()), "unknown datastore-not-told"),
        arguments(
            bare().nodeUntold().group("NodeGroups", Seen.shard()).engine("redis", "7.1.0"),
            "unknown version-not-told zone-not-told"));
  }

  @ParameterizedTest
  @MethodSource("standbys")
  void standbysInAnotherRegion(Seen seen, String told) {
    assertThat(told(rating(seen, Strategy.WARM_STANDBY))).isEqualTo(told);
  }

  @Test
  void whatForbidsItIsToldWithoutWhatIsMerelyNotKnown() {
    var seen = bare().type("cache.t3.micro").network(null);
    assertThat(told(rating(seen, Strategy.WARM_STANDBY))).isEqualTo("impossible node-type");
    assertThat(rating(seen, Strategy.WARM_STANDBY).rpo()).isEmpty();
  }

  @Test
  void everyReasonThatForbidsSaysWhatToChange() {
    var all =
        Stream.of(snapshots(), backups(), standbys())
            .flatMap(rows -> rows)
            .map(row -> ((Seen) row.get()[0]).assessed().protection())
            .flatMap(p -> p.ratings().stream())
            .flatMap(r -> r.reasons().stream())
            .filter(r -> r.verdict() == Verdict.IMPOSSIBLE)
            .toList();
    assertThat(all).hasSizeGreaterThan(20).allMatch(r -> !r.change().isBlank());
  }

  @ParameterizedTest
  @CsvSource({"us-east-1, true", "eu-central-2, true", "ap-southeast-6, false"})
  void regionsAreThoseOfTheGuide(String region, boolean listed) {
    assertThat(DatastoreFit.listed(new Region(region))).isEqualTo(listed);
  }
}
