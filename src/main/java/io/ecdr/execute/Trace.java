package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something by a name that an operation chose, which may be its own.
 *
 * @param what it is, with its name
 * @param status its state, lower case; empty when nothing of that name is there
 * @param owner the operation whose tag it carries, {@code ""} for none; empty when that is not told
 */
record Trace(String what, Optional<String> status, Optional<String> owner) {

  /** Left to be seen to by a person; what abort tells at its end. */
  static final String LEFT = "Left";

  /** Reads its tags, but not while it is on its way: they may be refused then. */
  static Optional<Optional<String>> owner(
      Condition condition, Dialogue dialogue, Optional<String> arn) {
    if (arn.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    var list =
        dialogue.call(
            Service.ELASTICACHE,
            "ListTagsForResource",
            condition.region(),
            Value.fields("ResourceName", arn.get()));
    return dialogue
        .ask("tags", list)
        .map(
            answer ->
                answer instanceof Completion.Answered told
                    ? Optional.of(
                        told.body().list("TagList").stream()
                            .filter(t -> t.text("Key").orElse("").equals(MadeAvailable.TAG))
                            .flatMap(t -> t.text("Value").stream())
                            .findFirst()
                            .orElse(""))
                    : Optional.empty());
  }

  static boolean notFound(Completion completion) {
    return Looks.refused(completion, RefusalKind.NOT_FOUND);
  }

  private boolean settled() {
    return status.map(s -> s.equals("available") || s.endsWith("failed")).orElse(true);
  }

  /** Whether it may be deleted, or there is nothing that may. */
  Look deletable(Condition condition, Instant now) {
    if (status.isEmpty()) {
      return now.isBefore(notBefore(condition))
          ? new Look.NotYet(what + " is not there; a call that was sent may still make it")
          : new Look.So(Value.Fields.NONE);
    }
    if (!settled()) {
      return new Look.NotYet(seen());
    }
    return owner.isEmpty() ? unowned(condition) : new Look.So(Value.Fields.NONE);
  }

  /** Whether nothing is there any more that the operation made. */
  Look gone(Condition condition) {
    if (status.isEmpty()) {
      return new Look.So(Value.Fields.NONE);
    }
    if (status.get().equals("deleting")) {
      return new Look.NotYet(seen());
    }
    if (owner.isEmpty()) {
      return unowned(condition);
    }
    if (!owner.get().equals(condition.parameters().text("Operation").orElse("?"))) {
      return new Look.So(
          Value.Fields.NONE.with(
              LEFT,
              Value.texts(
                  List.of(
                      what
                          + " in "
                          + condition.region()
                          + " does not carry this operation's tag, so it was left alone"))));
    }
    return new Look.Absent(what + " is still there, " + status.get());
  }

  /** Whether it is there and the operation made it. */
  Look made(Condition condition) {
    if (status.isEmpty()) {
      return new Look.Absent(what + " is not there");
    }
    var operation = condition.parameters().text("Operation").orElse("?");
    if (owner.isEmpty()) {
      return unowned(condition);
    }
    return owner.get().equals(operation)
        ? new Look.So(Value.Fields.NONE)
        : new Look.Failed(
            ExitCode.FAILED,
            "the name is taken: " + what + " in " + condition.region() + " is not this operation's",
            "it was left alone; choose another name");
  }

  private Look unowned(Condition condition) {
    return new Look.Unreadable(
        ExitCode.FAILED,
        seen() + ", and its tags cannot be read, so it is not known who made it",
        "it was left alone in " + condition.region());
  }

  private String seen() {
    return what + " is " + status.orElse("not there");
  }

  private static Instant notBefore(Condition condition) {
    try {
      return condition.parameters().text("NotBefore").map(Instant::parse).orElse(Instant.MIN);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }
}
