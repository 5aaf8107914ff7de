package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.util.List;
import java.util.Optional;

/**
 * {@code delete-objects {Bucket, Region, Owner, Profile?, First?, Guards: [{Bucket, Region, Owner,
 * Profile?, Objects}], Objects, Last?}}: deletes exactly those objects while they are what was
 * seen, and looks that they are gone.
 *
 * <p>With a {@code First} one, a manifest, the guards are asked before it goes and the others go
 * after it: what lies there without it is no backup any more, and nothing is left to guard. Without
 * one they are asked before anything goes.
 */
final class DeleteObjects implements Work {

  private static final int MOST_ROUNDS = 8;

  @Override
  public String kind() {
    return "delete-objects";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var guards = parameters.list("Guards");
    var first = parameters.fields("First");
    boolean leads = first.text("Key").isPresent();
    if (leads) {
      var turn = remove(bucket, first, guards);
      if (turn.isPresent() || !dialogue.open().isEmpty()) {
        return turn.orElse(new Turn.Ask("deleting the manifest"));
      }
    }
    for (var group : List.of("Objects", "Last")) {
      var none = leads ? List.<Value.Fields>of() : guards;
      var turn = removeAll(bucket, parameters.list(group), none);
      if (turn.isPresent()) {
        return turn.get();
      }
    }
    return new Turn.Done(Value.Fields.NONE);
  }

  private static Optional<Turn> removeAll(
      Bucket bucket, List<Value.Fields> objects, List<Value.Fields> guards) {
    for (var object : objects) {
      var turn = remove(bucket, object, guards);
      if (turn.isPresent()) {
        return turn;
      }
    }
    return bucket.dialogue().open().isEmpty()
        ? Optional.empty()
        : Optional.of(new Turn.Ask("deleting " + objects.size() + " objects"));
  }

  /** Why it cannot go; empty when it is gone, or while it is asked about. */
  private static Optional<Turn> remove(
      Bucket bucket, Value.Fields object, List<Value.Fields> guards) {
    var key = object.text("Key").orElse("");
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      var head = bucket.head(key);
      var seen = bucket.dialogue().ask("head/" + key + "#" + round, head);
      if (seen.isEmpty() || Bucket.notFound(seen.get())) {
        return Optional.empty();
      }
      if (!(seen.get() instanceof Completion.Answered answered)) {
        return Optional.of(Bucket.stop(head, seen.get()));
      }
      if (!Unchanged.tag(answered).equals(object.text("ETag").orElse(""))) {
        return Optional.of(Unchanged.changed(bucket, key, "another one now"));
      }
      var guarded = Unchanged.all(bucket.dialogue(), guards);
      if (guarded.isPresent()) {
        return Optional.of(guarded.get());
      }
      if (!bucket.dialogue().open().isEmpty()) {
        return Optional.empty();
      }
      var delete = bucket.call("DeleteObject", key, onlyIf(object));
      var answer = bucket.dialogue().ask("delete/" + key + "#" + round, delete);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      // Gone, or another one by now: the next look tells.
      boolean look =
          Bucket.notFound(answer.get()) || Looks.refused(answer.get(), RefusalKind.PRECONDITION);
      if (answer.get() instanceof Completion.Refused && !look) {
        return Optional.of(Bucket.stop(delete, answer.get()));
      }
    }
    return Optional.of(
        new Turn.Stop(
            ExitCode.UNKNOWN_OUTCOME,
            key + " in bucket " + bucket.name() + " is still there after " + MOST_ROUNDS + " tries",
            Resume.command(bucket.dialogue().operation())));
  }

  /** Source: {@code S3:conditional-deletes}, for general purpose buckets too. */
  private static Value.Fields onlyIf(Value.Fields object) {
    return Value.fields("IfMatch", "\"" + object.text("ETag").orElse("") + "\"");
  }
}
