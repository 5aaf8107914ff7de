package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An observer of something that an operation makes under a name that it chose: it is {@code
 * available} and carries the operation's tag. One without it was made by somebody else: the name is
 * taken, and it is left alone.
 *
 * <p>Facts: its description. A state that ends in {@code failed} is final; the service's events of
 * the last day tell why (source: {@code API:DescribeEvents}).
 */
abstract class MadeAvailable implements Observer {

  /** The tag by which an operation knows what it made. */
  static final String TAG = "ecdr:operation";

  private static final int MESSAGES_SHOWN = 5;

  /** Of what to ask for events. */
  record Source(String type, String id) {}

  /** Its name, as the condition gives it. */
  abstract String id(Condition condition);

  /** What it is, with its name. */
  abstract String what(String id);

  abstract Call describe(Dialogue dialogue, Region region, String id);

  /** Its description, or empty when there is no such thing. */
  abstract Optional<Value.Fields> in(Completion.Answered answered, String id);

  /** Those that may tell why it failed. */
  abstract List<Source> sources(String id, Value.Fields made);

  /** The words of the {@code aws elasticache} command that takes it away. */
  abstract String removal(String id);

  /** What it comes to when it is available and the operation's own. */
  Look available(String seen, Value.Fields made) {
    return new Look.So(made);
  }

  @Override
  public final Look look(Condition condition, Dialogue dialogue) {
    var id = id(condition);
    return Looks.at(
        dialogue,
        "group",
        describe(dialogue, condition.region(), id),
        answered -> in(answered, id),
        new Look.Absent(what(id) + " is not there"),
        made -> owned(condition, dialogue, id, made));
  }

  private Look owned(Condition condition, Dialogue dialogue, String id, Value.Fields made) {
    var status = Groups.status(made);
    var seen = what(id) + " is " + status;
    var arn = made.text("ARN");
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
          : unowned(condition, dialogue, id, made, seen);
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
          "the name is taken: "
              + what(id)
              + " in "
              + condition.region()
              + " was made by "
              + found.map(o -> "operation " + o).orElse("somebody else"),
          "it was left alone; choose another name with --as");
    }
    if (status.equals("available")) {
      return available(seen, made);
    }
    return status.endsWith("failed")
        ? failed(condition, dialogue, id, made, seen, true)
        : new Look.NotYet(seen);
  }

  private Look unowned(
      Condition condition, Dialogue dialogue, String id, Value.Fields made, String seen) {
    return Groups.status(made).endsWith("failed")
        ? failed(condition, dialogue, id, made, seen, false)
        : new Look.NotYet(seen);
  }

  /**
   * @param ours false when the tags could not be read, so that somebody else may have made it
   */
  private Look failed(
      Condition condition,
      Dialogue dialogue,
      String id,
      Value.Fields made,
      String seen,
      boolean ours) {
    List<String> messages = new ArrayList<>();
    sources(id, made).forEach(source -> collect(condition, dialogue, source, messages));
    if (!dialogue.open().isEmpty()) {
      return new Look.Asking();
    }
    var why =
        messages.isEmpty()
            ? "the service's events give no reason"
            : String.join("; ", messages.stream().distinct().limit(MESSAGES_SHOWN).toList());
    var remove = "aws elasticache " + removal(id) + " --region " + condition.region();
    return new Look.Failed(
        ExitCode.FAILED,
        seen + ": " + why,
        ours
            ? "left behind: " + what(id) + "; remove it with: " + remove
            : "its tags cannot be read, so it is not known who made "
                + what(id)
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
      Condition condition, Dialogue dialogue, Source source, List<String> into) {
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeEvents",
            condition.region(),
            Value.fields("SourceType", source.type(), "SourceIdentifier", source.id())
                .with("Duration", 1440));
    dialogue
        .ask("events/" + source.id(), call)
        .filter(Completion.Answered.class::isInstance)
        .map(Completion.Answered.class::cast)
        .ifPresent(
            answered ->
                answered.body().list("Events").stream()
                    .flatMap(e -> e.text("Message").stream())
                    .forEach(into::add));
  }
}
