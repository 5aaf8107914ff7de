package io.ecdr.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionWordsTest {

  private static String words(String kind, Value.Fields parameters) {
    return ConditionWords.of(new Condition(kind, new Region("eu-west-1"), parameters));
  }

  private static final Value.Fields MEMBER =
      Value.fields("GlobalReplicationGroupId", "ldgnf-o", "ReplicationGroupId", "orders-eu");

  @Test
  void aRoleChangeSaysWhoMustTellWhat() {
    assertThat(words("roles-moved", MEMBER))
        .isEqualTo(
            "group orders-eu in eu-west-1 is the one primary of Global Datastore ldgnf-o, and"
                + " available");
    assertThat(
            words("roles-moved", MEMBER.with("Available", true).with("AlsoSeenFrom", "us-east-1")))
        .endsWith("and available, the datastore as well; us-east-1 tells the same");
    assertThat(words("standalone", MEMBER))
        .isEqualTo(
            "group orders-eu in eu-west-1 belongs to Global Datastore ldgnf-o no more, and is"
                + " available");
    assertThat(words("standalone", Value.fields("ReplicationGroupId", "orders-eu")))
        .contains("belongs to no Global Datastore");
  }

  @Test
  void whatOnlyRunningTellsIsMarkedAsExpected() {
    var bound =
        MEMBER.with("GlobalReplicationGroupId", new Value.Bound("orders/datastore", "Id", "x-o"));
    assertThat(words("member-associated", bound)).contains("Global Datastore <expected: x-o>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snapshot-available",
        "export-complete",
        "group-available",
        "group-serving",
        "automatic-set",
        "user-access",
        "replicas-reached",
        "global-datastore-available",
        "member-associated",
        "roles-moved",
        "standalone"
      })
  void everyKindHasWordsOfItsOwn(String kind) {
    assertThat(words(kind, MEMBER)).doesNotContain(kind).contains(" ");
  }

  @Test
  void anUnknownKindIsShownAsItIs() {
    assertThat(words("moon-full", Value.fields("Phase", "full")))
        .isEqualTo("moon-full (Phase full)");
  }
}
