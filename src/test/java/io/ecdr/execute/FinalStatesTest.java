package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that nothing comes out of by itself: they are not waited for. */
class FinalStatesTest {

  private final Map<String, Completion> answers = new LinkedHashMap<>();

  private Look look(Observer observer, Condition condition) {
    var now = Instant.parse("2026-11-23T01:15:00Z");
    return observer.look(
        condition, new Dialogue(answers, Plans::endpoint, Plans.OPERATION, now, 8));
  }

  @Test
  void anExportOfASnapshotThatFailedDoesNotEnd() {
    answers.put(
        "snapshot",
        SmallWorld.answered("Snapshots", List.of(Value.fields("SnapshotStatus", "failed"))));
    answers.put("objects/1", SmallWorld.answered("Contents", List.of()));
    assertThat(look(new ExportComplete(), Plans.export("orders", 1).done()))
        .isInstanceOfSatisfying(
            Look.Failed.class, failed -> assertThat(failed.reason()).contains("is failed"));
  }

  @Test
  void aSnapshotOfAnotherNumberOfShardsThanPlannedIsNotWaitedFor() {
    answers.put(
        "snapshot",
        SmallWorld.answered(
            "Snapshots",
            List.of(Value.fields("SnapshotStatus", "available").with("NumNodeGroups", 4))));
    answers.put("objects/1", SmallWorld.answered("Contents", List.of()));
    assertThat(look(new ExportComplete(), Plans.export("orders", 3).done()))
        .isInstanceOfSatisfying(
            Look.Failed.class,
            failed -> assertThat(failed.reason()).contains("has 4 shards", "the plan counts on 3"));
    answers.put(
        "snapshot",
        SmallWorld.answered(
            "Snapshots",
            List.of(Value.fields("SnapshotStatus", "available").with("NumNodeGroups", 3))));
    assertThat(look(new ExportComplete(), Plans.export("orders", 3).done()))
        .isInstanceOf(Look.Absent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore-failed", "incompatible-network"})
  void aGroupWithANodeThatFailedDoesNotServe(String status) {
    answers.put(
        "group",
        SmallWorld.answered(
            "ReplicationGroups",
            List.of(
                Value.fields("ReplicationGroupId", "back", "Status", "available")
                    .with("MemberClusters", Value.texts(List.of("back-001", "back-002"))))));
    for (var node : List.of("back-001", "back-002")) {
      answers.put(
          "node/" + node,
          SmallWorld.answered(
              "CacheClusters",
              List.of(
                  Value.fields("CacheClusterStatus", node.endsWith("2") ? status : "available"))));
    }
    assertThat(look(new GroupServing(), Plans.confirm("back").done()))
        .isInstanceOfSatisfying(
            Look.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("node back-002 is " + status));
  }
}
