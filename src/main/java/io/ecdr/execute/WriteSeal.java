package io.ecdr.execute;

import io.ecdr.codec.ManifestSeal;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes the digest beside a manifest. Each write is made on the condition that what lies there is
 * what was seen, so that a call of an earlier process that arrives late changes nothing (source:
 * {@code S3:conditional-writes}).
 */
final class WriteSeal {

  private static final int MOST_TRIES = 5;

  private final Bucket bucket;
  private final String key;
  private final String line;

  /**
   * @param manifestKey where the manifest is, or will be
   * @param manifest its text
   */
  WriteSeal(Bucket bucket, String manifestKey, String manifest) {
    this.bucket = bucket;
    this.key = manifestKey.substring(0, manifestKey.lastIndexOf('/') + 1) + BackupNames.SEAL;
    this.line = ManifestSeal.line(manifest);
  }

  /** Before the manifest: what is still to do; empty when the digest was taken. */
  Optional<Turn> ahead() {
    return write("ahead", true);
  }

  /** After the manifest: what is still to do; empty when the digest was read back. */
  Optional<Turn> confirmed() {
    return write("beside", false);
  }

  /**
   * @param trusting whether an answer to the write is enough, since it will be read back later
   */
  private Optional<Turn> write(String when, boolean trusting) {
    var dialogue = bucket.dialogue();
    for (int i = 1; i <= MOST_TRIES; i++) {
      var name = "seal-" + when + "#" + i;
      var seen = dialogue.ask(name, bucket.get(key));
      if (seen.isEmpty()) {
        return Optional.of(new Turn.Ask("looking for the manifest's digest"));
      }
      if (!(seen.get() instanceof Completion.Answered) && !Bucket.notFound(seen.get())) {
        return Optional.of(Bucket.stop(bucket.get(key), seen.get()));
      }
      if (body(seen.get()).equals(line)) {
        return Optional.empty();
      }
      var put = bucket.call("PutObject", key, content(seen.get()));
      var answer = dialogue.ask("put-" + name, put);
      if (answer.isEmpty()) {
        return Optional.of(new Turn.Ask("writing the manifest's digest"));
      }
      if (trusting && answer.get() instanceof Completion.Answered) {
        return Optional.empty();
      }
      boolean again =
          answer.get() instanceof Completion.Answered
              || answer.get() instanceof Completion.Lost
              || Bucket.notFound(answer.get())
              || Looks.refused(answer.get(), RefusalKind.PRECONDITION);
      if (!again) {
        return Optional.of(Bucket.stop(put, answer.get()));
      }
      if (dialogue.heard("pause-" + name).isEmpty()
          && !(answer.get() instanceof Completion.Answered)) {
        return Optional.of(
            new Turn.Pause("pause-" + name, Duration.ofSeconds(1), "writing the digest again"));
      }
    }
    return Optional.of(
        new Turn.Stop(
            ExitCode.UNKNOWN_OUTCOME,
            "the manifest's digest was sent " + MOST_TRIES + " times and is not there",
            Resume.command(dialogue.operation())));
  }

  private static String body(Completion seen) {
    return seen instanceof Completion.Answered answered
        ? answered.body().text("Body").orElse("")
        : "";
  }

  private Value.Fields content(Completion seen) {
    var content =
        Value.fields("Body", line, "ContentType", "text/plain", "ServerSideEncryption", "AES256");
    return seen instanceof Completion.Answered answered
        ? content.with("IfMatch", answered.body().text("ETag"))
        : content.with("IfNoneMatch", "*");
  }
}
