package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.KeptAt;
import java.util.List;
import java.util.Optional;

/** Whether objects are as they were when it was decided what goes. */
final class Unchanged {

  private Unchanged() {}

  /**
   * What speaks against it in several buckets.
   *
   * @param guards {@code {Bucket, Region, Owner, Profile?, Objects}} each
   */
  static Optional<Turn.Stop> all(Dialogue dialogue, List<Value.Fields> guards) {
    for (var guard : guards) {
      var stop = against(Bucket.of(guard, dialogue), guard.list("Objects"));
      if (stop.isPresent()) {
        return stop;
      }
    }
    return Optional.empty();
  }

  /**
   * What speaks against it; empty when nothing does, or while it is being asked.
   *
   * @param wanted {@code {Key, ETag}} each; an empty tag when it was not there
   */
  static Optional<Turn.Stop> against(Bucket bucket, List<Value.Fields> wanted) {
    for (var object : wanted) {
      var key = object.text("Key").orElse("");
      var head = bucket.head(key);
      var answer = bucket.dialogue().ask("same/" + bucket.name() + "/" + key, head);
      if (answer.isPresent()) {
        var trouble = against(bucket, object, answer.get());
        if (trouble.isPresent()) {
          return trouble;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Turn.Stop> against(
      Bucket bucket, Value.Fields object, Completion completion) {
    var key = object.text("Key").orElse("");
    var wanted = object.text("ETag").orElse("");
    if (Bucket.notFound(completion)) {
      return wanted.isEmpty() ? Optional.empty() : Optional.of(changed(bucket, key, "gone"));
    }
    if (!(completion instanceof Completion.Answered answered)) {
      return Optional.of(Bucket.stop(bucket.head(key), completion));
    }
    return tag(answered).equals(wanted)
        ? Optional.empty()
        : Optional.of(changed(bucket, key, wanted.isEmpty() ? "there now" : "another one now"));
  }

  static String tag(Completion.Answered answered) {
    return answered.body().text("ETag").orElse("").replace("\"", "");
  }

  static Turn.Stop changed(Bucket bucket, String key, String how) {
    return new Turn.Stop(
        ExitCode.FAILED,
        "s3://"
            + bucket.name()
            + "/"
            + key
            + " is "
            + how
            + ", unlike when it was decided what goes; nothing more of this backup was deleted",
        KeptAt.ofKey(bucket.region(), bucket.name(), key)
            .map(kept -> "look again: " + kept.list() + ", then plan again")
            .orElse("plan again from how it is now"));
  }
}
