package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken for a Global Datastore's state, and for somebody else's doing. */
class GlobalLooksTest {
  private static final Region AWAY = new Region("eu-west-1");

  private final Map<String, Completion> answers = new LinkedHashMap<>();

  private Look look(Observer observer, Value.Fields parameters) {
    var dialogue =
        new Dialogue(
            answers, Plans::endpoint, Plans.OPERATION, Instant.parse("2026-11-23T01:15:00Z"), 8);
    return observer.look(new Condition(observer.kind(), AWAY, parameters), dialogue);
  }

  private void datastore(String id, String home) {
    answers.put(
        "datastore",
        SmallWorld.answered(
            "GlobalReplicationGroups",
            List.of(
                Value.fields("GlobalReplicationGroupId", id, "Status", "available")
                    .with(
                        "Members",
                        Value.items(
                            List.of(
                                member("orders", "us-east-1", home),
                                member("orders-eu", "eu-west-1", "SECONDARY")))))));
    answers.put("events/orders-eu", SmallWorld.answered("Events", List.of()));
  }

  private static Value member(String id, String region, String role) {
    return Value.fields(
        "ReplicationGroupId", id,
        "ReplicationGroupRegion", region,
        "Role", role,
        "Status", "associated");
  }

  private static Value.Fields moving(String oldRegion) {
    return Value.fields(
        "GlobalReplicationGroupId", "ldgnf-orders",
        "ReplicationGroupId", "orders-eu",
        "OldRegion", oldRegion);
  }

  /** A failover that was planned while nobody was the primary goes on to its detach. */
  @Test
  void anOldPrimaryThatIsToldAgainIsNotAnotherPrimary() {
    datastore("ldgnf-orders", "PRIMARY");

    assertThat(look(new RolesMoved(), moving(""))).isNotInstanceOf(Look.Failed.class);
    assertThat(look(new RolesMoved(), moving("us-east-1"))).isNotInstanceOf(Look.Failed.class);
    assertThat(look(new RolesMoved(), moving("ap-south-1"))).isInstanceOf(Look.Failed.class);
  }

  @Test
  void aDatastoreWithCapitalsInItsSuffixIsOurs() {
    datastore("ldgnf-Orders", "PRIMARY");
    answers.put(
        "group",
        SmallWorld.answered(
            "ReplicationGroups",
            List.of(
                Value.fields("ReplicationGroupId", "orders", "Status", "available")
                    .with(
                        "GlobalReplicationGroupInfo",
                        Value.fields("GlobalReplicationGroupId", "ldgnf-Orders")))));

    for (var suffix : List.of("Orders", "orders")) {
      var look =
          look(
              new GlobalDatastoreAvailable(),
              Value.fields("ReplicationGroupId", "orders", "Suffix", suffix));
      assertThat(look).as(suffix).isInstanceOf(Look.So.class);
    }
    var other =
        look(
            new GlobalDatastoreAvailable(),
            Value.fields("ReplicationGroupId", "orders", "Suffix", "others"));
    assertThat(other).isInstanceOf(Look.Failed.class);
  }
}
