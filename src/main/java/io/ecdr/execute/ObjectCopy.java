package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.Optional;

/**
 * Copies one object. It is only ever done when S3 told the copy's checksum and that is the
 * source's, or when the copy was looked at and nothing speaks against its being the same. Copying
 * again what was copied changes nothing, so a lost answer is harmless.
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
  private final Value.Fields from;
  private final Bucket target;
  private final String targetKey;
  private Optional<String> tag = Optional.empty();

  /**
   * @param from {@code {Key, Size?, ETag?, Checksum?, ManifestChecksum?}}: with a tag the source
   *     was looked at when this was planned, and only what still has that tag is copied
   */
  ObjectCopy(
      Settings settings,
      Dialogue dialogue,
      Bucket source,
      Value.Fields from,
      Bucket target,
      String targetKey) {
    this.settings = settings;
    this.dialogue = dialogue;
    this.source = source;
    this.from = from;
    this.target = target;
    this.targetKey = targetKey;
  }

  /**
   * The next turn, or the end.
   *
   * @param listed whether something lay at the target's key when this began
   */
  Progress next(boolean listed) {
    if (from.get("ETag").isPresent()) {
      tag = from.text("ETag");
      var wanted = new StoredObject(from.number("Size").orElse(0L), from.text("Checksum"));
      return listed ? compareFirst(wanted) : copy(wanted);
    }
    var head = source.head(sourceKey());
    var answer = dialogue.ask("source/" + targetKey, head);
    if (answer.isEmpty()) {
      return new Progress.Open();
    }
    if (!(answer.get() instanceof Completion.Answered found)) {
      return stopped(head, answer.get());
    }
    tag = found.body().text("ETag");
    var wanted = StoredObject.of(found.body());
    return listed ? compareFirst(wanted) : copy(wanted);
  }

  /**
   * What lies there may be an earlier run's; what cannot be told to be the same is copied again.
   */
  private Progress compareFirst(StoredObject wanted) {
    var head = target.head(targetKey);
    var answer = dialogue.ask("target/" + targetKey, head);
    if (answer.isEmpty()) {
      return new Progress.Open();
    }
    if (Bucket.notFound(answer.get())) {
      return copy(wanted);
    }
    return compare(wanted, head, answer.get(), "something else is there already")
        .orElseGet(() -> copy(wanted));
  }

  private Progress copy(StoredObject wanted) {
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
                      "ChecksumAlgorithm", algorithm(wanted))
                  .with("CopySourceIfMatch", tag)
                  .with("ExpectedSourceBucketOwner", source.owner()));
      var answer = dialogue.ask("copy/" + targetKey + "#" + i, copy);
      if (answer.isEmpty()) {
        return new Progress.Open();
      }
      if (answer.get() instanceof Completion.Answered answered) {
        return made(wanted, answered.body());
      }
      if (!(answer.get() instanceof Completion.Lost)) {
        return stopped(copy, answer.get());
      }
      var head = target.head(targetKey);
      var look = dialogue.ask("look/" + targetKey + "#" + i, head);
      if (look.isEmpty()) {
        return new Progress.Open();
      }
      if (!Bucket.notFound(look.get())) {
        var found = compare(wanted, head, look.get(), "the copy differs");
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return givenUp("CopyObject");
  }

  /**
   * S3 tells with its answer what the copy's checksum is. Where that cannot be held against the
   * source's, or it does not say how the copy is encrypted, the copy is looked at.
   */
  private Progress made(StoredObject wanted, Value.Fields answer) {
    var checksum = SeenObject.checksum(answer.fields("CopyObjectResult"));
    boolean encrypted = answer.text("ServerSideEncryption").orElse("").equals("AES256");
    return encrypted && SeenObject.Sum.of(checksum, wanted.checksum()) == SeenObject.Sum.EQUAL
        ? new Progress.There(new StoredObject(wanted.bytes(), checksum))
        : readBack(wanted, "after/" + targetKey);
  }

  /**
   * The last word is what lies in the bucket. It was made of what has the source's tag: without
   * checksums by the same algorithm its size is all that can speak against it.
   */
  Progress readBack(StoredObject wanted, String key) {
    var head = target.head(targetKey);
    var answer = dialogue.ask(key, head);
    if (answer.isEmpty()) {
      return new Progress.Open();
    }
    return compare(wanted, head, answer.get(), "the copy differs")
        .orElseGet(
            () -> new Progress.There(StoredObject.of(((Completion.Answered) answer.get()).body())));
  }

  /** Empty when nothing speaks against its being the same, and nothing for it either. */
  Optional<Progress> compare(
      StoredObject wanted, Call head, Completion completion, String otherwise) {
    if (!(completion instanceof Completion.Answered answered)) {
      return Optional.of(stopped(head, completion));
    }
    var found = StoredObject.of(answered.body());
    var encrypted = answered.body().text("ServerSideEncryption").orElse("AES256");
    if (!encrypted.equals("AES256")) {
      return Optional.of(
          new Progress.Stopped(
              new Turn.Stop(
                  ExitCode.VERIFICATION_FAILED,
                  targetKey + " is encrypted with " + encrypted + ": ElastiCache cannot read it",
                  "see what makes bucket "
                      + target.name()
                      + " encrypt so; nothing was overwritten")));
    }
    var sum = SeenObject.Sum.of(found.checksum(), wanted.checksum());
    if (found.bytes() != wanted.bytes() || sum == SeenObject.Sum.DIFFERS) {
      return Optional.of(
          new Progress.Stopped(
              new Turn.Stop(
                  ExitCode.VERIFICATION_FAILED,
                  otherwise + ": " + targetKey + " has " + found + ", its source has " + wanted,
                  "look at both objects; nothing was overwritten")));
    }
    return sum == SeenObject.Sum.EQUAL ? Optional.of(new Progress.There(found)) : Optional.empty();
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

  /**
   * By which algorithm S3 is to make the copy's checksum: that of the manifest, else the source's,
   * so that it can be held against it. Only those by CRC can be had of a whole object that comes in
   * parts (source: {@code S3:checking-object-integrity}).
   */
  String algorithm(StoredObject wanted) {
    return from.text("ManifestChecksum")
        .or(wanted::checksum)
        .map(c -> c.substring(0, Math.max(c.indexOf(':'), 0)))
        .filter(a -> a.startsWith("CRC"))
        .orElse("CRC64NVME");
  }

  /** Where the copy comes from, as the calls take it. */
  String copySource() {
    return source.name() + "/" + sourceKey();
  }

  private String sourceKey() {
    return from.text("Key").orElse("");
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
