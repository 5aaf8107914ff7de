package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Hooks;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Plans of role changes, with plain values. */
class RolePlansTest {

  private static final LossLimit MINUTES = LossLimit.of(Duration.ofMinutes(5));
  private static final Lag FRESH =
      new Lag.Read(Duration.ofMillis(400), Samples.NOW.minusSeconds(100), "x");

  private static GlobalDatastore datastore(String status, String home, String away) {
    return new GlobalDatastore(
        "ldgnf-orders",
        status,
        Optional.of("redis"),
        Optional.of("7.1"),
        Optional.of("cache.r6g.large"),
        false,
        List.of(
            new GlobalDatastore.Member("orders", "us-east-1", home, "associated"),
            new GlobalDatastore.Member("orders-eu", "eu-west-1", away, "associated")));
  }

  private static ReplicationGroup group(String id, Region region, int nodes) {
    var shard =
        Samples.shard("0001", "")
            .with("PrimaryEndpoint", Value.fields("Address", "p." + id).with("Port", 6380));
    return ReplicationGroup.of(
        region,
        Value.fields(
                "ReplicationGroupId", id, "Status", "available", "CacheNodeType", "cache.r6g.large")
            .with(
                "MemberClusters", Value.texts(List.of(id + "-001", id + "-002").subList(0, nodes)))
            .with("NodeGroups", Value.items(List.of(shard))));
  }

  private static GlobalInventory inventory(GlobalDatastore datastore, Lag lag) {
    return new GlobalInventory(
        Samples.ACCOUNT,
        Samples.AWAY,
        datastore,
        datastore.in(Samples.AWAY).orElseThrow(),
        Samples.known(group("orders-eu", Samples.AWAY, 2)),
        Samples.known(datastore),
        Samples.known(group("orders", Samples.HOME, 2)),
        lag,
        Samples.NOW);
  }

  private static GlobalInventory healthy() {
    return inventory(datastore("available", "PRIMARY", "SECONDARY"), FRESH);
  }

  private static GlobalInventory dark(Lag lag) {
    var seen = inventory(datastore("modifying", "PRIMARY", "SECONDARY"), lag);
    return new GlobalInventory(
        seen.account(),
        seen.to(),
        seen.datastore(),
        seen.target(),
        seen.group(),
        Samples.dark(),
        Samples.dark(),
        lag,
        seen.at());
  }

  private static Plan switchover(GlobalInventory seen, LossLimit loss, Optional<Region> expect) {
    var request =
        new SwitchoverRequest(
            "orders", Samples.HOME, Samples.AWAY, loss, expect, Optional.empty(), WriteProbe.AUTO);
    return new SwitchoverPlanner(Samples.CALLS, "test").plan(request, seen, Samples.OPERATION);
  }

  private static Plan failover(
      GlobalInventory seen, LossLimit loss, boolean orDetach, boolean unattended, boolean even) {
    var request =
        new FailoverRequest(
            "orders",
            Samples.HOME,
            Samples.AWAY,
            loss,
            Optional.empty(),
            unattended,
            even,
            orDetach,
            Optional.of(Duration.ofMinutes(2)),
            Optional.empty(),
            WriteProbe.AUTO);
    return new FailoverPlanner(Samples.CALLS, "test").plan(request, seen, Samples.OPERATION);
  }

  private static Step.Ladder ladder(Plan plan) {
    return (Step.Ladder) plan.lanes().get(0).steps().get(0);
  }

  private static List<String> blockers(Plan plan) {
    return plan.blockers().stream().map(Check::id).toList();
  }

  private static Check check(Plan plan, String id) {
    return plan.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void switchesOverAtTheTargetsEndpointAndNamesTheNewPrimary() {
    var plan = switchover(healthy(), MINUTES, Optional.of(Samples.HOME));

    assertThat(blockers(plan)).isEmpty();
    assertThat(ladder(plan).rungs()).hasSize(1);
    var call = ladder(plan).rungs().get(0).call();
    assertThat(call.action()).isEqualTo("FailoverGlobalReplicationGroup");
    assertThat(call.endpoint()).contains("eu-west-1");
    assertThat(call.parameters().text("PrimaryRegion")).contains("eu-west-1");
    assertThat(call.parameters().text("PrimaryReplicationGroupId")).contains("orders-eu");
    assertThat(ladder(plan).rungs().get(0).done().parameters().text("AlsoSeenFrom"))
        .contains("us-east-1");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
  }

  @Test
  void tellsHooksTheOldEndpointsAsTheyAreAndTheNewOnesOnlyWhenTheyWereRead() {
    var program = new Hooks.Program(List.of("/opt/publish"), true);
    var hooks = new Hooks(List.of(program), List.of(program), Optional.empty(), List.of(), false);
    var terms = new RoleTerms(MINUTES, Optional.empty(), Optional.empty(), WriteProbe.AUTO, hooks);
    var request =
        new SwitchoverRequest(
            "orders", Samples.HOME, Samples.AWAY, terms, Optional.empty(), Optional.empty());

    var plan =
        new SwitchoverPlanner(Samples.CALLS, "test").plan(request, healthy(), Samples.OPERATION);

    var all = steps(plan);
    var before = ((Step.Hook) all.get(0)).facts();
    var after = ((Step.Hook) all.get(all.size() - 1)).facts();
    assertThat(before.text("ECDR_OLD_PRIMARY_ENDPOINT")).contains("p.orders:6380");
    assertThat(before.text("ECDR_OLD_READER_ENDPOINT")).contains("unknown");
    assertThat(before.members()).doesNotContainKey("ECDR_NEW_PRIMARY_ENDPOINT");
    assertThat(after.get("ECDR_NEW_PRIMARY_ENDPOINT"))
        .contains(new Value.Bound("orders-eu/switchover", "Endpoints.Primary", "unknown"));
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
  }

  @Test
  void stopsASwitchoverAtAnyDoubt() {
    var busy = inventory(datastore("modifying", "PRIMARY", "SECONDARY"), FRESH);
    assertThat(blockers(switchover(busy, MINUTES, Optional.empty())))
        .containsExactly("global-datastore");

    var nobody = inventory(datastore("available", "SECONDARY", "SECONDARY"), FRESH);
    assertThat(blockers(switchover(nobody, MINUTES, Optional.empty()))).contains("target");

    assertThat(blockers(switchover(dark(FRESH), MINUTES, Optional.empty())))
        .contains("global-datastore", "views", "parity");

    assertThat(blockers(switchover(healthy(), MINUTES, Optional.of(Samples.AWAY))))
        .containsExactly("expected-primary");
  }

  @Test
  void stopsASwitchoverWhenTheRegionsTellDifferentRoles() {
    var seen = healthy();
    var differs =
        new GlobalInventory(
            seen.account(),
            seen.to(),
            seen.datastore(),
            seen.target(),
            seen.group(),
            Samples.known(datastore("available", "SECONDARY", "PRIMARY")),
            seen.otherGroup(),
            seen.lag(),
            seen.at());

    assertThat(blockers(switchover(differs, MINUTES, Optional.empty()))).containsExactly("views");
  }

  @Test
  void hasNothingToDoWhenTheTargetIsThePrimaryAlready() {
    var seen = inventory(datastore("available", "SECONDARY", "PRIMARY"), new Lag.Unknown("none"));

    var plan = switchover(seen, LossLimit.NONE, Optional.of(Samples.HOME));

    assertThat(plan.checked()).as("%s", plan.blockers()).isEqualTo(ExitCode.OK);
    assertThat(check(plan, "target").observed()).contains("already");
  }

  @Test
  void exits15WhenNothingButTheLossForbidsIt() {
    var small = LossLimit.of(Duration.ofSeconds(10));

    var plan = failover(dark(FRESH), small, false, true, false);

    assertThat(blockers(plan)).containsExactly(Check.LOSS);
    assertThat(plan.checked()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    assertThat(check(plan, Check.LOSS).observed()).contains("1 min").contains("1 min 40 s");
    assertThat(switchover(dark(FRESH), small, Optional.empty()).checked())
        .isEqualTo(ExitCode.REFUSED_BY_CHECKS);
  }

  @Test
  void neverTakesAnUnknownLossForNone() {
    var lag = new Lag.Unknown("the metric has no value");

    var refused = failover(dark(lag), MINUTES, true, true, false);
    var agreed =
        failover(
            dark(lag), new LossLimit(Optional.empty(), true, Optional.empty()), true, true, false);

    assertThat(blockers(refused)).containsExactly(Check.LOSS);
    assertThat(check(refused, Check.LOSS).hint()).contains("--accept-unknown-loss");
    assertThat(blockers(agreed)).isEmpty();
    assertThat(refused.prediction().recoveryPointAge()).isEmpty();
  }

  @Test
  void failsOverWithTheSurvivorAlone() {
    var plan = failover(dark(FRESH), MINUTES, true, true, false);

    assertThat(blockers(plan)).isEmpty();
    assertThat(ladder(plan).rungs())
        .extracting(r -> r.call().action())
        .containsExactly("FailoverGlobalReplicationGroup", "DisassociateGlobalReplicationGroup");
    assertThat(ladder(plan).rungs()).allMatch(r -> r.call().region().equals(Samples.AWAY));
    assertThat(ladder(plan).rungs())
        .allMatch(r -> r.done().parameters().text("AlsoSeenFrom").isEmpty());
    assertThat(ladder(plan).rungs().get(0).patience()).isEqualTo(Duration.ofMinutes(2));
    assertThat(plan.regions()).containsExactly(Samples.AWAY);
    assertThat(plan.checks())
        .filteredOn(c -> c.verdict() == Check.Verdict.SKIPPED)
        .extracting(Check::id)
        .contains("views", "parity", "users");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
  }

  @Test
  void onlyNamesTheDetachWhenItWasNotAgreedTo() {
    var plan = failover(dark(FRESH), MINUTES, false, true, false);

    assertThat(ladder(plan).rungs()).hasSize(1);
    assertThat(ladder(plan).wayOut()).contains("ecdr detach orders-eu --region eu-west-1");
    assertThat(check(plan, "way-out").observed()).contains("disagree");
  }

  @Test
  void saysThatAfterADetachTwoMayTakeWrites() {
    var plan = failover(dark(FRESH), MINUTES, false, true, false);

    assertThat(check(plan, "consequences").observed()).contains("so there may be two");
    assertThat(check(plan, "consequences").hint()).contains("fence the old side");
  }

  @Test
  void refusesAScriptWhenThePrimaryLooksHealthyAndWarnsAHuman() {
    assertThat(blockers(failover(healthy(), MINUTES, true, true, false)))
        .containsExactly("primary-lost");
    assertThat(blockers(failover(healthy(), MINUTES, true, true, true))).isEmpty();
    var human = failover(healthy(), MINUTES, true, false, false);
    assertThat(blockers(human)).isEmpty();
    assertThat(check(human, "primary-lost").verdict()).isEqualTo(Check.Verdict.WARN);
  }

  /** Only silence looks like a loss: who is refused was answered. */
  @Test
  void aRefusalOfThePrimarysRegionIsNoSignThatItIsLost() {
    for (var trouble : Trouble.values()) {
      var seen = view(dark(FRESH), trouble);
      boolean passes = trouble == Trouble.UNREACHABLE || trouble == Trouble.ODD;
      var blocked = passes ? List.<String>of() : List.of("primary-lost");

      assertThat(blockers(failover(seen, MINUTES, true, true, false)))
          .as("%s", trouble)
          .isEqualTo(blocked);
      assertThat(blockers(failover(seen, MINUTES, true, true, true))).as("%s", trouble).isEmpty();
      assertThat(check(failover(seen, MINUTES, true, false, false), "primary-lost").verdict())
          .as("%s", trouble)
          .isEqualTo(trouble == Trouble.UNREACHABLE ? Check.Verdict.PASS : Check.Verdict.WARN);
    }
  }

  @Test
  void whereNobodyIsThePrimaryItIsSaidThatNoRegionCouldBeAsked() {
    var nobody = inventory(datastore("modifying", "SECONDARY", "SECONDARY"), FRESH);

    var plan = failover(view(nobody, Trouble.UNREACHABLE), MINUTES, true, true, false);

    assertThat(blockers(plan)).isEmpty();
    assertThat(check(plan, "primary-lost").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(plan, "primary-lost").observed()).contains("no Region could be asked");
  }

  private static GlobalInventory view(GlobalInventory seen, Trouble trouble) {
    return new GlobalInventory(
        seen.account(),
        seen.to(),
        seen.datastore(),
        seen.target(),
        seen.group(),
        new Fact.Unknown<>(trouble, "it said " + trouble, Samples.NOW),
        seen.otherGroup(),
        FRESH,
        seen.at());
  }

  /** What is not told is not nothing: a day set over seven would take six days of snapshots. */
  @Test
  void setsNoBackupsOverSettingsThatWereNotTold() {
    var untold = inventory(datastore("available", "PRIMARY", "SECONDARY"), FRESH);
    var seen =
        new GlobalInventory(
            untold.account(),
            untold.to(),
            untold.datastore(),
            untold.target(),
            untold.group(),
            untold.otherView(),
            Samples.known(keeping("orders", Samples.HOME, 1)),
            FRESH,
            untold.at());

    var plan = switchover(seen, MINUTES, Optional.empty());

    assertThat(InPlan.steps(plan)).doesNotContain("orders-eu/automatic");
    assertThat(check(plan, "service-backups").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(plan, "service-backups").observed()).contains("does not tell");
  }

  @Test
  void warnsOfANewPrimaryWithoutBackupsWhereTheOldOneWasNotAsked() {
    var seen = dark(FRESH);
    var none =
        new GlobalInventory(
            seen.account(),
            seen.to(),
            seen.datastore(),
            seen.target(),
            Samples.known(keeping("orders-eu", Samples.AWAY, 0)),
            seen.otherView(),
            seen.otherGroup(),
            FRESH,
            seen.at());

    var check = check(failover(none, MINUTES, true, true, false), "service-backups");

    assertThat(check.verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check.hint())
        .contains("--snapshot-retention 1")
        .endsWith("ecdr backup automatic orders-eu --region eu-west-1 --days 1");
  }

  private static ReplicationGroup keeping(String id, Region region, int days) {
    return ReplicationGroup.of(
        region,
        Value.fields("ReplicationGroupId", id, "Status", "available")
            .with("SnapshotRetentionLimit", days));
  }

  @Test
  void letsNothingElseStopAFailover() {
    var seen = dark(FRESH);
    Fact<ReplicationGroup> unread = Samples.dark();
    var worst =
        new GlobalInventory(
            seen.account(),
            seen.to(),
            seen.datastore(),
            seen.target(),
            unread,
            seen.otherView(),
            seen.otherGroup(),
            FRESH,
            seen.at());

    assertThat(blockers(failover(worst, MINUTES, true, true, false))).isEmpty();
  }

  /** Of the four that may block, the lock is asked later and the datastore's absence is no plan. */
  @Test
  void onlyWhatMayBlockAFailoverBlocksOne() {
    var may = List.of("target", Check.LOSS, "primary-lost", Check.EXPECTED_PRIMARY);
    var odd = new Lag.Unknown("the metric has no value");
    Fact<ReplicationGroup> unread = Samples.dark();
    Fact<ReplicationGroup> gone = Samples.absent();
    var busy = Samples.known(ReplicationGroup.of(Samples.AWAY, Value.fields("Status", "odd")));
    var blocked = new TreeSet<String>();
    for (var roles : List.of("PRIMARY/SECONDARY", "SECONDARY/SECONDARY", "odd/odd")) {
      for (var status : List.of("available", "modifying", "deleting", "odd")) {
        for (var group : List.of(unread, gone, busy)) {
          for (var lag : List.of(FRESH, odd)) {
            var at = roles.indexOf('/');
            var datastore = datastore(status, roles.substring(0, at), roles.substring(at + 1));
            for (var view : List.of(Samples.<GlobalDatastore>dark(), Samples.known(datastore))) {
              var seen =
                  new GlobalInventory(
                      Samples.ACCOUNT,
                      Samples.AWAY,
                      datastore,
                      datastore.in(Samples.AWAY).orElseThrow(),
                      group,
                      view,
                      Samples.dark(),
                      lag,
                      Samples.NOW);
              blocked.addAll(blockers(failover(seen, LossLimit.NONE, true, true, false)));
            }
          }
        }
      }
    }
    assertThat(blocked).isNotEmpty().isSubsetOf(may);
  }

  @Test
  void detachesOnlySecondaries() {
    var request =
        new DetachRequest(
            "orders-eu",
            Samples.AWAY,
            MINUTES,
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    var planner = new DetachPlanner(Samples.CALLS, "test");

    var plan = planner.plan(request, dark(FRESH), Samples.OPERATION);
    var primary =
        planner.plan(
            request,
            inventory(datastore("available", "SECONDARY", "PRIMARY"), FRESH),
            Samples.OPERATION);

    assertThat(blockers(plan)).isEmpty();
    var call = ladder(plan).rungs().get(0).call();
    assertThat(call.parameters().text("ReplicationGroupRegion")).contains("eu-west-1");
    assertThat(blockers(primary)).containsExactly("target");
  }

  private static Plan failover(GlobalInventory seen, WriteProbe probe) {
    var request =
        new FailoverRequest(
            "orders",
            Samples.HOME,
            Samples.AWAY,
            MINUTES,
            Optional.empty(),
            true,
            false,
            true,
            Optional.empty(),
            Optional.of(Duration.ofSeconds(5)),
            probe);
    return new FailoverPlanner(Samples.CALLS, "test").plan(request, seen, Samples.OPERATION);
  }

  private static WriteProbe probe(WriteProbe.Mode mode) {
    return new WriteProbe(mode, Optional.empty(), Optional.empty());
  }

  private static List<Step> steps(Plan plan) {
    return plan.lanes().get(0).steps();
  }

  @Test
  void endsWithAProbeThatTakesEitherWayOutAndNoLongerThanTheOperatorSays() {
    var steps = steps(failover(dark(FRESH), WriteProbe.AUTO));

    var last = (Step.Probe) steps.get(steps.size() - 1);
    assertThat(last.group()).isEqualTo("orders-eu");
    assertThat(last.region()).isEqualTo(Samples.AWAY);
    assertThat(last.roles()).extracting(c -> c.kind()).containsExactly("roles-moved", "standalone");
    assertThat(last.roles().get(0).parameters().text("AlsoSeenFrom")).isEmpty();
    assertThat(last.limits().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(last.times().patience()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theWayOutNamesNoRegionThatIsNotTold() {
    var nobody = inventory(datastore("modifying", "SECONDARY", "SECONDARY"), FRESH);
    assertThat(ladder(failover(nobody, MINUTES, true, true, true)).wayOut())
        .endsWith("ecdr status --region eu-west-1");
    assertThat(ladder(failover(dark(FRESH), MINUTES, true, true, true)).wayOut())
        .endsWith("ecdr status --region us-east-1 --dr-region eu-west-1");
  }

  @Test
  void leavesTheProbeOutWhenAskedToOrWhenNothingChanges() {
    var already = inventory(datastore("available", "SECONDARY", "PRIMARY"), FRESH);

    var off = failover(dark(FRESH), probe(WriteProbe.Mode.OFF));
    assertThat(steps(off)).noneMatch(Step.Probe.class::isInstance);
    assertThat(check(off, "write-probe").verdict()).isEqualTo(Check.Verdict.SKIPPED);
    assertThat(steps(failover(already, WriteProbe.AUTO))).noneMatch(Step.Probe.class::isInstance);
    assertThat(steps(failover(already, probe(WriteProbe.Mode.REQUIRED))))
        .anyMatch(Step.Probe.class::isInstance);
  }
}
