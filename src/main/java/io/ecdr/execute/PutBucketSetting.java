package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.BucketSetting;
import io.ecdr.plan.Completion;
import java.time.Duration;

/**
 * {@code put-bucket-setting {Bucket, Region, Owner, Setting, Put, Seen?}}: sets one setting of a
 * bucket and reads it back. Nothing is sent when it is so already. With what was seen it is set
 * only while it is still that: such calls replace all that was there, and S3 takes no condition
 * with them. A failure leaves the setting as it was.
 */
final class PutBucketSetting implements Work {

  private static final int MOST_TRIES = 8;

  @Override
  public String kind() {
    return "put-bucket-setting";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var word = parameters.text("Setting").orElse("");
    var setting = BucketSetting.ofWord(word);
    if (setting.isEmpty()) {
      return new Turn.Stop(
          ExitCode.USAGE, "this version of ecdr knows no setting '" + word + "' of buckets", "");
    }
    try {
      return set(setting.get(), parameters, Bucket.of(parameters, dialogue));
    } catch (Malformed e) {
      return new Turn.Stop(ExitCode.FAILED, "the " + word + " is no JSON: " + e.getMessage(), "");
    }
  }

  private static Turn set(BucketSetting setting, Value.Fields parameters, Bucket bucket) {
    var dialogue = bucket.dialogue();
    var get = bucket.onBucket(setting.get(), Value.Fields.NONE);
    var put = bucket.onBucket(setting.put(), parameters.fields("Put"));
    var wanted = content(setting, parameters.fields("Put"));
    for (int i = 1; i <= MOST_TRIES; i++) {
      var told = dialogue.ask("look#" + i, get);
      if (told.isEmpty()) {
        return new Turn.Ask("reading the " + setting.word());
      }
      boolean early = fresh(told.get());
      if (!(told.get() instanceof Completion.Answered) && !Bucket.notFound(told.get())) {
        return Bucket.stop(get, told.get());
      }
      var found =
          told.get() instanceof Completion.Answered answered
              ? content(setting, answered.body())
              : Value.Fields.NONE;
      if (found.equals(wanted)) {
        return new Turn.Done(Value.fields("Setting", setting.word()));
      }
      if (parameters.get("Seen").isPresent()
          && !found.equals(content(setting, parameters.fields("Seen")))) {
        return new Turn.Stop(
            ExitCode.FAILED,
            "the "
                + setting.word()
                + " of bucket "
                + bucket.name()
                + " is not what was seen when this was planned",
            "nothing of it was changed; plan again");
      }
      var sent = early ? told : dialogue.ask("put#" + i, put);
      if (sent.isEmpty()) {
        return new Turn.Ask("setting the " + setting.word());
      }
      if (!early && !harmless(sent.get())) {
        return Bucket.stop(put, sent.get());
      }
      if ((early || i > 1) && dialogue.heard("pause#" + i).isEmpty()) {
        return new Turn.Pause("pause#" + i, Duration.ofSeconds(2), "it does not show yet");
      }
    }
    return new Turn.Stop(
        ExitCode.UNKNOWN_OUTCOME,
        "the "
            + setting.word()
            + " of bucket "
            + bucket.name()
            + " was set "
            + MOST_TRIES
            + " times and does not show",
        Resume.command(dialogue.operation()));
  }

  private static Value content(BucketSetting setting, Value.Fields told) {
    return setting.content(told, Json::readForeign);
  }

  /** What a new bucket may say for a while. */
  private static boolean fresh(Completion completion) {
    return completion instanceof Completion.Refused refused
        && refused.code().equals("NoSuchBucket");
  }

  /** Setting it twice is setting it once, so the next look tells. */
  private static boolean harmless(Completion completion) {
    return completion instanceof Completion.Answered
        || completion instanceof Completion.Lost
        || fresh(completion)
        || busy(completion);
  }

  /** Another call that changes the bucket is under way (source: S3 API, error codes). */
  static boolean busy(Completion completion) {
    return completion instanceof Completion.Refused refused
        && refused.code().equals("OperationAborted");
  }
}
