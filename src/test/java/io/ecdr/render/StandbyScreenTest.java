package io.ecdr.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Reachability;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.DatastoreStatus.Standing;
import io.ecdr.usecase.DatastoreStatus.View;
import io.ecdr.usecase.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How status shows a standby, as it is read. */
class StandbyScreenTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");
  private static final Lag READ =
      new Lag.Read(Duration.ofMillis(400), NOW.minusSeconds(80), "ReplicationGroupId=orders-eu");

  private static Member member(String id, Region region, String role) {
    return new Member(id, region.id(), role, "associated");
  }

  private static Fact<GlobalDatastore> told(String orders, String standby) {
    return new Fact.Known<>(
        new GlobalDatastore(
            "ldgnf-orders",
            "available",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(member("orders", HOME, orders), member("orders-eu", AWAY, standby))),
        NOW);
  }

  private static StatusScreen screen(
      Fact<GlobalDatastore> home, Fact<GlobalDatastore> away, Lag lag, ExitCode code) {
    var datastore =
        new DatastoreStatus(
            "ldgnf-orders",
            List.of(new View(HOME, home), new View(AWAY, away)),
            List.of(
                new Standing(
                    member("orders", HOME, "PRIMARY"),
                    new Fact.Absent<>(NOW),
                    Optional.empty(),
                    Loss.UNKNOWN),
                new Standing(
                    member("orders-eu", AWAY, "SECONDARY"),
                    new Fact.Unknown<>(Trouble.NOT_PERMITTED, "denied", NOW),
                    Optional.of(lag),
                    Loss.of(lag, NOW))));
    var cache =
        new StatusReport.CacheStatus(
            "orders",
            HOME,
            Optional.empty(),
            Optional.of(datastore),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.of("not asked; name --dr-bucket"),
            Optional.empty(),
            "");
    return new StatusScreen(
        new StatusReport(
            List.of(),
            NOW,
            Optional.of(Samples.ACCOUNT),
            Reachability.NONE,
            List.of(cache),
            List.of(datastore),
            List.of(),
            List.of(),
            code));
  }

  private static String text(StatusScreen screen, int columns) {
    var out = new StringBuilder();
    screen.print(new Page(out, false, columns));
    return out.toString();
  }

  /** Two Regions may hold the same id; only the one that was detached is left out of the hint. */
  @Test
  void theOldSideIsNamedAlsoWhereTheDetachedCacheHasItsId() {
    var datastore =
        new DatastoreStatus(
            "ldgnf-orders",
            List.of(new View(HOME, told("PRIMARY", "SECONDARY"))),
            List.of(
                new Standing(
                    member("orders", HOME, "PRIMARY"),
                    new Fact.Absent<>(NOW),
                    Optional.empty(),
                    Loss.UNKNOWN)),
            List.of(
                new DatastoreStatus.Apart(
                    "orders",
                    AWAY.id(),
                    "20261123-0100-k3f9",
                    new Fact.Known<>(
                        ReplicationGroup.of(
                            AWAY,
                            Value.fields("ReplicationGroupId", "orders", "Status", "available")),
                        NOW))),
            Optional.empty(),
            List.of(),
            List.of(),
            Set.of());
    var out = new StringBuilder();
    new DatastoreLines(datastore, NOW).alarm(new Page(out, false, 200));

    assertThat(out.toString())
        .contains("TWO WRITABLE PRIMARIES", "orders in us-east-1", "orders in eu-west-1")
        .contains("ecdr fence orders --region us-east-1");
    var apart = DatastoreData.of(datastore, NOW).list("apart");
    assertThat(apart).hasSize(1);
    assertThat(apart.get(0).text("region")).contains("eu-west-1");
    assertThat(apart.get(0).flag("standsAlone")).contains(true);
  }

  @Test
  void eachRegionTellsTheRolesAndTheLagHasItsAge() {
    var both = told("PRIMARY", "SECONDARY");
    assertThat(text(screen(both, both, READ, ExitCode.OK), 100))
        .isEqualTo(
            """
            account 111122223333, 2026-11-23 01:15:00Z

            CACHE   REGION     STATUS    ROLE     ENGINE  SHAPE  NEWEST PROVEN  PROOF  AGE
            orders  us-east-1  not told  primary  -       -      not told       -      -
            Backups of orders: not asked; name --dr-bucket.

            Global Datastore ldgnf-orders: available
              MEMBER     REGION     GROUP     AS us-east-1 TELLS  AS eu-west-1 TELLS
              orders     us-east-1  no group  primary             primary
              orders-eu  eu-west-1  not told  secondary           secondary
              Lag of orders-eu in eu-west-1: 400ms in a sample that is 1m 20s old
              (ReplicationGroupId=orders-eu).
                Writes that a promotion now would lose:
                  if the primary stopped with the metric: 1m (lag + its 60s)
                  if it still writes: 1m 20s (lag + the sample's age)
              Last role change: unknown; ecdr wrote none down here.
            """);
  }

  @Test
  void narrowTerminalsGetOneBelowTheOther() {
    var both = told("PRIMARY", "SECONDARY");
    var text = text(screen(both, both, READ, ExitCode.OK), 60);
    assertThat(text.lines()).allMatch(line -> line.length() <= 60);
    assertThat(text)
        .contains(
            """
            orders in us-east-1
              not told, primary
              newest proven backup: not told
            """,
            """
              orders-eu in eu-west-1, group not told
                us-east-1 tells: secondary
                eu-west-1 tells: secondary
            """);
  }

  @Test
  void twoPrimariesAreTheFirstLineAndInTheData() {
    var screen =
        screen(
            told("PRIMARY", "SECONDARY"),
            told("SECONDARY", "PRIMARY"),
            READ,
            ExitCode.OBJECTIVE_MISSED);
    assertThat(text(screen, 200))
        .startsWith(
            "TWO PRIMARIES in ldgnf-orders: orders in us-east-1 (as us-east-1 tells), orders-eu in"
                + " eu-west-1 (as eu-west-1 tells). Both may be taking writes.\n")
        .contains("The Regions disagree.");
    var data = screen.data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.flag("agree")).contains(false);
    assertThat(data.text("agreement")).contains("disagree");
    assertThat(data.list("primaries")).hasSize(2);
    assertThat(data.list("views")).hasSize(2);
  }

  @Test
  void whatIsNotToldNeverCountsAsAgreementNorAsZero() {
    var silent = new Fact.Unknown<GlobalDatastore>(Trouble.UNREACHABLE, "silence", NOW);
    var unread = new Lag.Unknown("the metric has no value");
    var screen = screen(told("PRIMARY", "SECONDARY"), silent, unread, ExitCode.UNREACHABLE);
    assertThat(text(screen, 100))
        .contains(
            "Not every Region told its view; whether they agree is unknown.",
            "eu-west-1 did not tell its view: silence",
            "Lag of orders-eu in eu-west-1: unknown (the metric has no value).",
            "What a promotion would lose is unknown too; that is not nothing.");
    var data = screen.data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.flag("agree")).contains(false);
    assertThat(data.text("agreement")).contains("unknown");
    var view = data.list("views").get(1);
    assertThat(view.flag("known")).contains(false);
    assertThat(view.text("why")).contains("silence");
    var standby = data.list("members").get(1);
    assertThat(standby.fields("lag").text("unknown")).contains("the metric has no value");
    assertThat(standby.fields("lag").get("seconds")).isEmpty();
    assertThat(standby.fields("loss").flag("known")).contains(false);
  }
}
