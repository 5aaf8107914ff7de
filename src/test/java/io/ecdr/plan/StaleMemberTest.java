package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Hooks;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is left behind by a detach, with plain values. */
class StaleMemberTest {

  private static final LossLimit ANY = new LossLimit(Optional.empty(), true, Optional.empty());

  private static GlobalInventory seen(String... more) {
    List<GlobalDatastore.Member> members = new ArrayList<>();
    members.add(new GlobalDatastore.Member("orders", "us-east-1", "PRIMARY", "associated"));
    members.add(new GlobalDatastore.Member("orders-eu", "eu-west-1", "SECONDARY", "associated"));
    for (var region : more) {
      members.add(new GlobalDatastore.Member("orders-eu", region, "SECONDARY", "associated"));
    }
    var datastore =
        new GlobalDatastore(
            "ldgnf-orders",
            "available",
            Optional.of("redis"),
            Optional.of("7.1"),
            Optional.of("cache.r6g.large"),
            false,
            members);
    return new GlobalInventory(
        Samples.ACCOUNT,
        Samples.AWAY,
        datastore,
        datastore.in(Samples.AWAY).orElseThrow(),
        Samples.dark(),
        Samples.dark(),
        Samples.dark(),
        new Lag.Unknown("not told"),
        Samples.NOW);
  }

  private static Plan failover(boolean orDetach, String... more) {
    return new FailoverPlanner(Samples.CALLS, "test")
        .plan(
            new FailoverRequest(
                "orders",
                Samples.HOME,
                Samples.AWAY,
                ANY,
                Optional.empty(),
                true,
                true,
                orDetach,
                Optional.of(Duration.ofMinutes(2)),
                Optional.empty(),
                WriteProbe.AUTO),
            seen(more),
            Samples.OPERATION);
  }

  private static Plan detach(String... more) {
    return new DetachPlanner(Samples.CALLS, "test")
        .plan(
            new DetachRequest(
                "orders-eu",
                Samples.AWAY,
                ANY,
                Optional.empty(),
                Optional.empty(),
                WriteProbe.AUTO),
            seen(more),
            Samples.OPERATION);
  }

  private static Report report(Plan plan, String rung) {
    var ladder = (Step.Ladder) plan.lanes().get(0).steps().get(0);
    var done = new StepOutcome.Done(Value.fields("Rung", "orders-eu/" + rung), false);
    return new Report(
        plan.id(),
        plan.verb(),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(
            new Report.LaneReport(
                plan.lanes().get(0).cache(),
                ExitCode.OK,
                List.of(new Report.StepReport(ladder, Optional.of(done), Duration.ZERO)))));
  }

  @Test
  void ofSeveralMembersOfOneIdThoseInOtherRegionsAreLeftBehind() {
    var stale = StaleMember.planned(detach("us-west-2", "ap-south-1"));

    assertThat(stale).extracting(StaleMember::region).containsExactly("us-west-2", "ap-south-1");
    assertThat(stale.get(0).rebuild())
        .containsExactly(
            "ecdr standby remove orders-eu --region us-west-2 --in us-west-2 --keep-datastore"
                + " --accept-unknown views",
            "ecdr standby create orders-eu --region eu-west-1 --to us-west-2 --as orders-eu"
                + " --dry-run");
  }

  @Test
  void aFailoverTellsItBeforeWhereItMayDetachAndAfterwardsOnlyWhereItDid() {
    assertThat(StaleMember.planned(failover(false, "us-west-2"))).isEmpty();
    var plan = failover(true, "us-west-2");

    assertThat(StaleMember.planned(plan)).hasSize(1);
    assertThat(plan.checks()).extracting(Check::id).contains("other-members");
    assertThat(StaleMember.left(report(plan, "promote"))).isEmpty();
    assertThat(StaleMember.left(report(plan, "detach"))).hasSize(1);
  }

  @Test
  void itIsTakenOutWhileNobodyTellsOfTheOldPrimary() {
    var dark = seen("us-west-2");
    var west = new Region("us-west-2");
    var group =
        ReplicationGroup.of(
            west, Value.fields("ReplicationGroupId", "orders-eu", "Status", "available"));
    var there =
        new GlobalInventory(
            dark.account(),
            west,
            dark.datastore(),
            dark.datastore().in(west).orElseThrow(),
            Samples.known(group),
            dark.otherView(),
            dark.otherGroup(),
            dark.lag(),
            dark.at());
    var request =
        new StandbyRemoveRequest(
            "orders-eu", west, west, false, true, Optional.empty(), Hooks.NONE);

    var plan =
        new StandbyRemovePlanner(Samples.CALLS, "test")
            .plan(request, new StandbyLeaving(there, Samples.known(List.of())), Samples.OPERATION);

    assertThat(plan.blockers()).extracting(Check::id).containsExactly("views");
    assertThat(plan.lanes().get(0).steps())
        .extracting(step -> ((Step.Act) step).call().region())
        .containsExactly(west, west);
  }

  @Test
  void theOnlyStandbyLeavesNobodyBehind() {
    var plan = detach();

    assertThat(StaleMember.planned(plan)).isEmpty();
    assertThat(plan.checks()).extracting(Check::id).doesNotContain("other-members");
    assertThat(plan.checks()).extracting(Check::observed).noneMatch(o -> o.contains("stale"));
  }
}
