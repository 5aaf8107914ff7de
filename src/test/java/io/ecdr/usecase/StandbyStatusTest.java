package io.ecdr.usecase;

import static io.ecdr.usecase.TwoRegions.DR;
import static io.ecdr.usecase.TwoRegions.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.Parity;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import io.ecdr.usecase.DatastoreStatus.Agreement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status tells of a cache with a standby, through the SDK and the wire. */
class StandbyStatusTest {
  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state, Options.defaults().withPromoteWhenPrimaryDark(DarkPrimary.ACCEPT));
    aws.cache("orders", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private StatusReport status(Region region, Optional<Region> other, String... caches) {
    var answer =
        new Status(aws.surveyor())
            .read(new StatusRequest(List.of(caches), region, other, Optional.empty(), "ecdr"));
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<StatusReport>) answer).report();
  }

  private static DatastoreStatus datastore(StatusReport report) {
    assertThat(report.datastores()).hasSize(1);
    return report.datastores().get(0);
  }

  private static Lag lag(StatusReport report, String member, Region region) {
    return datastore(report).member(member, region).orElseThrow().lag().orElseThrow();
  }

  @Test
  void aCacheWithoutAStandbyCostsNoCallMore() {
    var report = status(HOME, Optional.of(DR), "orders");
    status(HOME, Optional.of(DR));

    assertThat(report.datastores()).isEmpty();
    assertThat(report.caches().get(0).role()).isEmpty();
    assertThat(aws.sent("DescribeGlobalReplicationGroups")).isZero();
    assertThat(aws.sent("ListMetrics")).isZero();
  }

  @Test
  void bothRegionsViewsAndTheLagAreTold() {
    aws.roles.follow();

    var report = status(HOME, Optional.of(DR), "orders");

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(report.caches().get(0).role()).contains("PRIMARY");
    var it = datastore(report);
    assertThat(it.views()).extracting(v -> v.region()).containsExactly(HOME, DR);
    assertThat(it.agreement()).isEqualTo(Agreement.AGREE);
    assertThat(it.primaries()).extracting(Member::toString).containsExactly("orders in us-east-1");
    assertThat(it.members())
        .allSatisfy(
            m -> assertThat(m.group().value().orElseThrow().status()).isEqualTo("available"));
    assertThat(lag(report, "orders-eu", DR)).isInstanceOf(Lag.Read.class);
    assertThat(it.member("orders-eu", DR).orElseThrow().loss().ifStopped().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(it.member("orders", HOME).orElseThrow().lag()).isEmpty();
  }

  @Test
  void theOtherRegionIsLearnedFromTheFirstAnswer() {
    aws.roles.follow();

    var report = status(HOME, Optional.empty(), "orders");

    assertThat(datastore(report).agreement()).isEqualTo(Agreement.AGREE);
    assertThat(lag(report, "orders-eu", DR)).isInstanceOf(Lag.Read.class);
    assertThat(report.caches()).extracting(c -> c.id()).containsExactly("orders");
  }

  @Test
  void aStandbyMayBeNamedAndSaysItsRole() {
    aws.roles.follow();

    var report = status(DR, Optional.empty(), "ORDERS-eu");

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(report.caches())
        .extracting(c -> c.id() + " " + c.role().orElse("-"))
        .containsExactly("orders-eu SECONDARY");
    assertThat(report.caches().get(0).next()).isEmpty();
    assertThat(datastore(report).agreement()).isEqualTo(Agreement.AGREE);
  }

  @Test
  void wholeRegionsTellTheirDatastores() {
    aws.roles.follow();

    var report = status(HOME, Optional.of(DR));

    assertThat(report.caches())
        .extracting(c -> c.id() + " " + c.role().orElse("-"))
        .containsExactly("orders-eu SECONDARY", "orders PRIMARY");
    assertThat(datastore(report).agreement()).isEqualTo(Agreement.AGREE);
    assertThat(lag(report, "orders-eu", DR)).isInstanceOf(Lag.Read.class);
  }

  @Test
  void whenThePrimarysRegionIsDarkItsViewIsNotToldAndTheFailoverIsNext() {
    aws.roles.follow();
    aws.breakWith("region-dark", "us-east-1");

    var report = status(HOME, Optional.of(DR), "orders");

    assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
    var row = report.caches().get(0);
    assertThat(row.id() + " " + row.region()).isEqualTo("orders us-east-1");
    assertThat(row.group()).isEmpty();
    assertThat(row.role()).contains("PRIMARY");
    assertThat(row.next())
        .isEqualTo("ecdr failover orders --region us-east-1 --to eu-west-1 --dry-run");
    var it = datastore(report);
    assertThat(it.agreement()).isEqualTo(Agreement.UNKNOWN);
    assertThat(it.views().stream().filter(v -> v.region().equals(HOME)).toList())
        .singleElement()
        .satisfies(v -> assertThat(v.told().unknown()).isPresent());
    assertThat(lag(report, "orders-eu", DR)).isInstanceOf(Lag.Read.class);
    assertThat(status(DR, Optional.empty(), "orders-eu").caches().get(0).next())
        .isEqualTo(row.next());
  }

  @Test
  void whenTheStandbysRegionIsDarkItsLagIsUnknownAndNothingIsProposed() {
    aws.roles.follow();
    aws.breakWith("region-dark", "eu-west-1");

    for (var other : List.of(Optional.of(DR), Optional.<Region>empty())) {
      var report = status(HOME, other, "orders");

      assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(report.notes()).anyMatch(n -> n.contains("eu-west-1"));
      assertThat(datastore(report).agreement()).isEqualTo(Agreement.UNKNOWN);
      assertThat(lag(report, "orders-eu", DR)).isInstanceOf(Lag.Unknown.class);
      assertThat(datastore(report).member("orders-eu", DR).orElseThrow().loss().known()).isFalse();
      assertThat(report.caches().get(0).next()).doesNotContain("failover");
    }
  }

  @Test
  void twoViewsThatCallAnotherMemberThePrimaryMissTheObjective() {
    aws.roles.follow();
    aws.breakWith("region-dark", "us-east-1");
    aws.done(aws.roles.failover());
    aws.faults.clearAll();

    var report = status(HOME, Optional.of(DR), "orders");

    assertThat(report.code()).isEqualTo(ExitCode.OBJECTIVE_MISSED);
    var it = datastore(report);
    assertThat(it.agreement()).isEqualTo(Agreement.DISAGREE);
    assertThat(it.primaries())
        .extracting(m -> m + " " + it.callingPrimary(m))
        .containsExactly("orders in us-east-1 [us-east-1]", "orders-eu in eu-west-1 [eu-west-1]");

    aws.calls.pass(Duration.ofHours(1));
    var later = status(HOME, Optional.of(DR), "orders");
    assertThat(later.code()).isEqualTo(ExitCode.OK);
    assertThat(datastore(later).agreement()).isEqualTo(Agreement.AGREE);
  }

  @Test
  void aStandbyThatItsOwnRegionCallsAloneMayBeWrittenToBesideThePrimary() {
    aws.roles.follow();
    aws.breakWith("region-dark", "us-east-1");
    aws.client(DR)
        .disassociateGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(id())
                    .replicationGroupId("orders-eu")
                    .replicationGroupRegion("eu-west-1"));
    aws.calls.pass(Duration.ofHours(1));
    aws.faults.clearAll();

    var report = status(HOME, Optional.empty(), "orders");

    assertThat(datastore(report).agreement()).isEqualTo(Agreement.DISAGREE);
    assertThat(datastore(report).member("orders-eu", DR).orElseThrow().alone()).isTrue();
    assertThat(datastore(report).writable())
        .extracting(w -> w.id() + " " + w.why())
        .containsExactly(
            "orders as us-east-1 tells", "orders-eu stands alone, says its own Region");
    assertThat(report.code()).isEqualTo(ExitCode.OBJECTIVE_MISSED);
  }

  private String id() {
    return aws.client(DR)
        .describeGlobalReplicationGroups(r -> r.showMemberInfo(true))
        .globalReplicationGroups()
        .get(0)
        .globalReplicationGroupId();
  }

  @Test
  void aNamedCachesStandbyIsComparedAndMoreIsReadOnlyWhereThatIsAsked() {
    aws.roles.follow();
    var plain = datastore(status(HOME, Optional.of(DR), "orders")).compared();
    var before = aws.sent("DescribeCacheParameters");

    var answer =
        new Status(aws.surveyor())
            .read(
                new StatusRequest(
                    List.of("orders"),
                    HOME,
                    Optional.of(DR),
                    Optional.empty(),
                    "ecdr",
                    true,
                    Optional.empty(),
                    Optional.empty()));
    var more = datastore(((Answer.Given<StatusReport>) answer).report()).compared();

    assertThat(before).isZero();
    assertThat(aws.sent("DescribeCacheParameters")).isEqualTo(2);
    assertThat(plain).hasSize(1);
    assertThat(plain.get(0).standby().id()).isEqualTo("orders-eu");
    assertThat(plain.get(0).parity().unread()).contains("users");
    assertThat(more.get(0).parity().unread()).isEmpty();
    assertThat(more.get(0).parity().with(Parity.State.UNKNOWN)).isEmpty();
    assertThat(more.get(0).parity().with(Parity.State.SAME))
        .extracting(Parity.Row::what)
        .contains("node type", "engine version", "parameters", "users");
    assertThat(datastore(status(HOME, Optional.of(DR))).compared()).as("a whole fleet").isEmpty();
  }

  @Test
  void aDarkPrimaryLeavesItsSideOfTheComparisonUnknown() {
    aws.roles.follow();
    aws.breakWith("region-dark", "us-east-1");

    var compared = datastore(status(HOME, Optional.of(DR), "orders")).compared();

    assertThat(compared).hasSize(1);
    assertThat(compared.get(0).parity().with(Parity.State.SAME)).isEmpty();
    assertThat(compared.get(0).parity().with(Parity.State.UNKNOWN)).isNotEmpty();
  }

  @Test
  void aLagThatCannotBeReadIsUnknownWhileTheRolesAreTold() {
    aws.roles.follow();
    aws.breakWith("region-dark", "eu-west-1", "--service", "monitoring");

    var report = status(HOME, Optional.of(DR), "orders");

    assertThat(report.code()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(datastore(report).agreement()).isEqualTo(Agreement.AGREE);
    assertThat(((Lag.Unknown) lag(report, "orders-eu", DR)).why()).contains("cloudwatch");
  }
}
