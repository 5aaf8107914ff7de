package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Fact;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.StandbyShape;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which way home it is, where what is told is behind or is about something else. */
class HomeSightTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Region HOME = new Region("us-east-1");
  private static final Region DR = new Region("eu-west-1");
  private static final Member SECONDARY =
      new Member("orders-eu", "eu-west-1", GlobalDatastore.SECONDARY, "associated");

  private static Member primary(String id) {
    return new Member(id, "us-east-1", GlobalDatastore.PRIMARY, "associated");
  }

  private static GlobalDatastore datastore(Member... members) {
    return new GlobalDatastore(
        "ldgnf-one",
        "available",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(members));
  }

  private static ReplicationGroup group(String id, Region region) {
    return ReplicationGroup.of(
        region, Value.fields("ReplicationGroupId", id, "Status", "available"));
  }

  private static ReplicationGroup following(String datastore) {
    return ReplicationGroup.of(
        DR,
        Value.fields("ReplicationGroupId", "orders-eu", "Status", "available")
            .with(
                "GlobalReplicationGroupInfo",
                Value.fields(
                    "GlobalReplicationGroupId",
                    datastore,
                    "GlobalReplicationGroupMemberRole",
                    "SECONDARY")));
  }

  private static HomeSight.Found found(
      Optional<String> as, GlobalDatastore homeView, Fact<ReplicationGroup> away) {
    var there = away.value();
    var request =
        new FailbackRequest(
            "orders",
            HOME,
            Optional.empty(),
            new RoleTerms(LossLimit.NONE, Optional.empty(), Optional.empty(), WriteProbe.AUTO),
            Optional.empty(),
            new Away(there.map(ReplicationGroup::region), there.map(ReplicationGroup::id)),
            new Anew(as, StandbyShape.NONE, false));
    return new HomeSight(
            request,
            new Fact.Known<>(group("orders", HOME), NOW),
            new Fact.Known<>(List.of(homeView), NOW),
            new Fact.Known<>(List.of(), NOW),
            away)
        .found();
  }

  private static Fact<ReplicationGroup> known(ReplicationGroup group) {
    return new Fact.Known<>(group, NOW);
  }

  @Test
  void whatSaysItselfThatItStandsAloneHasLeftThoughHomeStillListsIt() {
    var view = datastore(primary("orders"), SECONDARY);

    assertThat(found(Optional.empty(), view, known(group("orders-eu", DR))).it())
        .contains(FailbackCase.DETACHED);
    assertThat(found(Optional.empty(), view, known(following("ldgnf-two"))).it())
        .contains(FailbackCase.DETACHED);
    assertThat(found(Optional.empty(), view, known(following("ldgnf-one"))).it())
        .contains(FailbackCase.PROMOTED);
  }

  @Test
  void aPrimaryThatNothingFollowsIsUnclearUnlessTheOtherSideIsNamed() {
    var alone = datastore(primary("orders"));

    var unclear = found(Optional.empty(), alone, new Fact.Absent<>(NOW));

    assertThat(unclear.it()).isEmpty();
    assertThat(unclear.seen()).contains("nothing follows it");
    assertThat(unclear.hint()).contains("--dr-region");
    assertThat(found(Optional.empty(), alone, known(group("orders-eu", DR))).it())
        .contains(FailbackCase.DETACHED);
  }

  @Test
  void anIdThatSomethingElseHasAtHomeIsNotTakenForTheOldSide() {
    var others = datastore(primary("orders2"));

    var unclear = found(Optional.of("orders2"), others, known(group("orders-eu", DR)));

    assertThat(unclear.it()).isEmpty();
    assertThat(unclear.seen()).contains("orders2 is a member of");
    assertThat(unclear.hint()).isEqualTo("choose another id with --as");
  }
}
