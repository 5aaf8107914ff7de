package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code group-available {ReplicationGroupId, Operation}}: the replication group is {@code
 * available} and carries the operation's tag. One without it was made by somebody else: the name is
 * taken, and the group is left alone.
 *
 * <p>Facts: its description, endpoints included. {@code create-failed} is final; the service's
 * events of the last day tell why (source: {@code API:ReplicationGroup}, {@code
 * API:DescribeEvents}).
 */
final class GroupAvailable implements Observer {

  /** The tag by which an operation knows what it made. */
  static final String TAG = "ecdr:operation";

  private static final int MEMBERS_ASKED = 4;
  private static final int MESSAGES_SHOWN = 5;

  @Override
  public String kind() {
    return "group-available";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    var describe = Groups.describe(dialogue, condition.region(), id);
    var answer = dialogue.ask("group", describe);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    var absent = new Look.Absent("replication group " + id + " is not there");
    if (Groups.notFound(answer.get())) {
      return absent;
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(describe, answer.get());
    }
    var group = Groups.in(answered, id);
    return group.isEmpty() ? absent : owned(condition, dialogue, id, group.get());
  }

  private static Look owned(Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    var status = Groups.status(group);
    var seen = "replication group " + id + " is " + status;
    var arn = group.text("ARN");
    if (arn.isEmpty()) {
      return new Look.NotYet(seen + ", and does not tell its name yet");
    }
    var list =
        dialogue.call(
            Service.ELASTICACHE,
            "ListTagsForResource",
            condition.region(),
            Value.fields("ResourceName", arn.get()));
    var tags = dialogue.ask("tags", list);
    if (tags.isEmpty()) {
      return new Look.Asking();
    }
    if (!(tags.get() instanceof Completion.Answered told)) {
      // Tags may be refused while the group is not available (source: TF#41416).
      return status.equals("available") || !(tags.get() instanceof Completion.Refused)
          ? Looks.unreadable(list, tags.get())
          : unowned(condition, dialogue, id, group, seen);
    }
    var wanted = wanted(condition, dialogue);
    var found =
        told.body().list("TagList").stream()
            .filter(t -> t.text("Key").orElse("").equals(TAG))
            .flatMap(t -> t.text("Value").stream())
            .findFirst();
    if (!found.equals(Optional.of(wanted))) {
      return new Look.Failed(
          ExitCode.FAILED,
          "the name is taken: replication group "
              + id
              + " in "
              + condition.region()
              + " was made by "
              + found.map(o -> "operation " + o).orElse("somebody else"),
          "it was left alone; choose another name with --as");
    }
    return judge(condition, dialogue, id, group, seen);
  }

  private static Look unowned(
      Condition condition, Dialogue dialogue, String id, Value.Fields group, String seen) {
    return Groups.status(group).endsWith("failed")
        ? failed(condition, dialogue, id, group, seen, false)
        : new Look.NotYet(seen);
  }

  private static Look judge(
      Condition condition, Dialogue dialogue, String id, Value.Fields group, String seen) {
    var status = Groups.status(group);
    if (status.equals("available")) {
      return new Look.So(group);
    }
    return status.endsWith("failed")
        ? failed(condition, dialogue, id, group, seen, true)
        : new Look.NotYet(seen);
  }

  /**
   * @param ours false when the tags could not be read, so that somebody else may have made it
   */
  private static Look failed(
      Condition condition,
      Dialogue dialogue,
      String id,
      Value.Fields group,
      String seen,
      boolean ours) {
    List<String> messages = new ArrayList<>();
    collect(condition, dialogue, "replication-group", id, messages);
    group.texts("MemberClusters").stream()
        .limit(MEMBERS_ASKED)
        .forEach(member -> collect(condition, dialogue, "cache-cluster", member, messages));
    if (!dialogue.open().isEmpty()) {
      return new Look.Asking();
    }
    var why =
        messages.isEmpty()
            ? "the service's events give no reason"
            : String.join("; ", messages.stream().distinct().limit(MESSAGES_SHOWN).toList());
    var remove =
        "aws elasticache delete-replication-group --replication-group-id "
            + id
            + " --region "
            + condition.region();
    return new Look.Failed(
        ExitCode.FAILED,
        seen + ": " + why,
        ours
            ? "left behind: replication group " + id + "; remove it with: " + remove
            : "its tags cannot be read, so it is not known who made replication group "
                + id
                + "; only if it is tagged "
                + TAG
                + "="
                + wanted(condition, dialogue)
                + ", remove it with: "
                + remove);
  }

  private static String wanted(Condition condition, Dialogue dialogue) {
    return condition.parameters().text("Operation").orElse(dialogue.operation());
  }

  /** What events cannot be read tell nothing; the failure itself is known already. */
  private static void collect(
      Condition condition, Dialogue dialogue, String type, String id, List<String> into) {
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeEvents",
            condition.region(),
            Value.fields("SourceType", type, "SourceIdentifier", id).with("Duration", 1440));
    dialogue
        .ask("events/" + id, call)
        .filter(Completion.Answered.class::isInstance)
        .map(Completion.Answered.class::cast)
        .ifPresent(
            answered ->
                answered.body().list("Events").stream()
                    .flatMap(e -> e.text("Message").stream())
                    .forEach(into::add));
  }
}
