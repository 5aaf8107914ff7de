package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A group that failed while it was made, and whose it is. */
class GroupAvailableTest {

  private final Map<String, Completion> answers = new LinkedHashMap<>();

  private Look.Failed look() {
    var dialogue =
        new Dialogue(
            answers, Plans::endpoint, Plans.OPERATION, Instant.parse("2026-11-23T01:15:00Z"), 8);
    var look = new GroupAvailable().look(Plans.create("back").done(), dialogue);
    assertThat(look).isInstanceOf(Look.Failed.class);
    return (Look.Failed) look;
  }

  private void failed() {
    answers.put(
        "group",
        SmallWorld.answered(
            "ReplicationGroups",
            List.of(
                Value.fields(
                    "ReplicationGroupId", "back", "Status", "create-failed", "ARN", "arn:back"))));
    answers.put("events/back", SmallWorld.answered("Events", List.of()));
  }

  @Test
  void oneOfOursIsNamedWithTheCommandThatRemovesIt() {
    failed();
    answers.put(
        "tags",
        SmallWorld.answered(
            "TagList", List.of(Value.fields("Key", "ecdr:operation", "Value", Plans.OPERATION))));
    assertThat(look().hint())
        .startsWith("left behind: replication group back; remove it with: aws");
  }

  @Test
  void oneWhoseTagsCannotBeReadIsNotCalledOurs() {
    failed();
    answers.put(
        "tags", SmallWorld.refused("InvalidReplicationGroupState", RefusalKind.INVALID_STATE));
    assertThat(look().hint())
        .doesNotContain("left behind")
        .contains("not known who made", "only if it is tagged ecdr:operation=" + Plans.OPERATION);
  }
}
