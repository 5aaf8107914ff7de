package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A Global Datastore as the service tells it. */
class GlobalDatastoreTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");

  private static Value.Fields member(String id, String region, String role, String status) {
    return Value.fields(
        "ReplicationGroupId", id, "ReplicationGroupRegion", region, "Role", role, "Status", status);
  }

  private static GlobalDatastore datastore(Value.Fields... members) {
    return GlobalDatastore.of(
        Value.fields("GlobalReplicationGroupId", "ldgnf-orders", "Status", "Available")
            .with("Members", Value.items(List.of(members))));
  }

  @Test
  void keepsMembersOfOneIdInTwoRegionsApart() {
    var both =
        datastore(
            member("orders", "us-east-1", "PRIMARY", "associated"),
            member("orders", "eu-west-1", "SECONDARY", "associated"));

    assertThat(both.member("orders", HOME).orElseThrow().primary()).isTrue();
    assertThat(both.member("orders", AWAY).orElseThrow().secondary()).isTrue();
    assertThat(both.member("other", AWAY)).isEmpty();
    assertThat(both.available()).isTrue();
  }

  @Test
  void comparesRolesIgnoringCase() {
    var lower = datastore(member("a", "us-east-1", "primary", "Associated"));
    var upper = datastore(member("a", "us-east-1", "PRIMARY", "associated"));

    assertThat(lower.primary()).isPresent();
    assertThat(lower.agrees(upper)).isTrue();
    assertThat(lower.members().get(0).associated()).isTrue();
  }

  @Test
  void takesNothingItDoesNotKnowForDone() {
    var odd = datastore(member("a", "us-east-1", "LEADER", "syncing"), member("b", "xx", "", ""));

    assertThat(odd.primary()).isEmpty();
    assertThat(odd.members()).noneMatch(GlobalDatastore.Member::associated);
    assertThat(GlobalDatastore.of(Value.fields("Status", "healing")).available()).isFalse();
  }

  @Test
  void hasNoPrimaryWhenThereAreTwo() {
    var two =
        datastore(
            member("a", "us-east-1", "PRIMARY", "associated"),
            member("b", "eu-west-1", "PRIMARY", "associated"));

    assertThat(two.primary()).isEmpty();
  }
}
