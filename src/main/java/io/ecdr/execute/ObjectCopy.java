package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.Optional;

/**
 * Copies one object. It is only ever done when the copy was looked at and nothing speaks against
 * its being the same. Copying again what was copied changes nothing, so a lost answer is harmless.
 */
final class ObjectCopy {

  /** How far it is. */
  sealed interface Progress {
    /** Questions are open. */
    record Open() implements Progress {}

    /** The copy is there. */
    record There(StoredObject object) implements Progress {}

    /** It cannot be copied. */
    record Stopped(Turn.Stop why) implements Progress {}
  }

  private static final int MOST_TRIES = 5;

  private final Settings settings;
  private final Dialogue dialogue;
  private final Bucket source;
  private final String sourceKey;
  private final Bucket target;
  private final String targetKey;
  private Optional<String> tag = Optional.empty();

  ObjectCopy(
      Settings settings,
      Dialogue dialogue,
      Bucket source,
      String sourceKey,
      Bucket target,
      String targetKey) {
    this.settings = settings;
    this.dialogue = dialogue;
    this.source = source;
    this.sourceKey = sourceKey;
    this.target = target;
    this.targetKey = targetKey;
  }

  /** The next turn, or the end. */
  Progress next() {
    var headSource = source.head(sourceKey);
    var headTarget = target.head(targetKey);
    var from = dialogue.ask("source/" + targetKey, headSource);
    var to = dialogue.ask("target/" + targetKey, headTarget);
    if (from.isEmpty() || to.isEmpty()) {
      return new Progress.Open();
    }
    if (!(from.get() instanceof Completion.Answered found)) {
      return stopped(headSource, from.get());
    }
    var wanted = StoredObject.of(found.body());
    tag = found.body().text("ETag");
    if (!Bucket.notFound(to.get())) {
      return compare(wanted, headTarget, to.get(), "something else is there already");
    }
    return wanted.bytes() > settings.multipartAbove()
        ? new PartsCopy(this, settings, dialogue, wanted).next()
        : whole(wanted);
  }

  private Progress whole(StoredObject wanted) {
    for (int i = 1; i <= MOST_TRIES; i++) {
      var copy =
          target.call(
              "CopyObject",
              targetKey,
              Value.fields(
                      "CopySource", copySource(),
                      "ServerSideEncryption", "AES256",
                      "ChecksumAlgorithm", "CRC64NVME")
                  .with("CopySourceIfMatch", tag)
                  .with("ExpectedSourceBucketOwner", source.owner()));
      var answer = dialogue.ask("copy/" + targetKey + "#" + i, copy);
      if (answer.isEmpty()) {
        return new Progress.Open();
      }
      if (answer.get() instanceof Completion.Answered) {
        return readBack(wanted, "after/" + targetKey);
      }
      if (!(answer.get() instanceof Completion.Lost)) {
        return stopped(copy, answer.get());
      }
      var look = dialogue.ask("look/" + targetKey + "#" + i, target.head(targetKey));
      if (look.isEmpty()) {
        return new Progress.Open();
      }
      if (!Bucket.notFound(look.get())) {
        return compare(wanted, target.head(targetKey), look.get(), "the copy differs");
      }
    }
    return givenUp("CopyObject");
  }

  /** The last word is what lies in the bucket. */
  Progress readBack(StoredObject wanted, String key) {
    var head = target.head(targetKey);
    var answer = dialogue.ask(key, head);
    return answer.isEmpty()
        ? new Progress.Open()
        : compare(wanted, head, answer.get(), "the copy differs");
  }

  private Progress compare(
      StoredObject wanted, Call head, Completion completion, String otherwise) {
    if (!(completion instanceof Completion.Answered answered)) {
      return stopped(head, completion);
    }
    var found = StoredObject.of(answered.body());
    var encrypted = answered.body().text("ServerSideEncryption").orElse("AES256");
    if (!encrypted.equals("AES256")) {
      return new Progress.Stopped(
          new Turn.Stop(
              ExitCode.VERIFICATION_FAILED,
              targetKey + " is encrypted with " + encrypted + ": ElastiCache cannot read it",
              "see what makes bucket " + target.name() + " encrypt so; nothing was overwritten"));
    }
    if (found.mayEqual(wanted)) {
      return new Progress.There(found);
    }
    return new Progress.Stopped(
        new Turn.Stop(
            ExitCode.VERIFICATION_FAILED,
            otherwise + ": " + targetKey + " has " + found + ", its source has " + wanted,
            "look at both objects; nothing was overwritten"));
  }

  static Progress stopped(Call call, Completion completion) {
    return new Progress.Stopped(Bucket.stop(call, completion));
  }

  Progress givenUp(String action) {
    return new Progress.Stopped(
        new Turn.Stop(
            ExitCode.UNKNOWN_OUTCOME,
            "the answer to " + action + " of " + targetKey + " was lost " + MOST_TRIES + " times",
            Resume.command(dialogue.operation())));
  }

  /** Where the copy comes from, as the calls take it. */
  String copySource() {
    return source.name() + "/" + sourceKey;
  }

  /** The source's tag as it was seen: a copy is made of that only. */
  Optional<String> sourceTag() {
    return tag;
  }

  Optional<String> sourceOwner() {
    return source.owner();
  }

  Bucket target() {
    return target;
  }

  String targetKey() {
    return targetKey;
  }
}
