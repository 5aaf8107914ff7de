package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;

/**
 * {@code write-record {Bucket, Region, Owner, Key, Record, Manifest?}}: writes a small record over
 * what is there, and reads it back. With a manifest's key, only while there is that manifest.
 */
final class WriteRecord implements Work {

  private static final int MOST_TRIES = 3;

  @Override
  public String kind() {
    return "write-record";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var manifest = parameters.text("Manifest");
    if (manifest.isPresent()) {
      var head = bucket.head(manifest.get());
      var answer = dialogue.ask("manifest", head);
      if (answer.isEmpty()) {
        return new Turn.Ask("looking for the manifest");
      }
      if (Bucket.notFound(answer.get())) {
        return new Turn.Stop(ExitCode.FAILED, "there is no backup any more: " + manifest.get(), "");
      }
      if (!(answer.get() instanceof Completion.Answered)) {
        return Bucket.stop(head, answer.get());
      }
    }
    return write(bucket, parameters.text("Key").orElse(""), parameters.fields("Record"));
  }

  /** Writing the same record twice changes nothing, so what is read back decides. */
  private static Turn write(Bucket bucket, String key, Value.Fields record) {
    for (int i = 1; i <= MOST_TRIES; i++) {
      var put =
          bucket.call(
              "PutObject",
              key,
              Value.fields(
                  "Body", Json.pretty(record),
                  "ContentType", "application/json",
                  "ServerSideEncryption", "AES256"));
      var answer = bucket.dialogue().ask("put#" + i, put);
      if (answer.isEmpty()) {
        return new Turn.Ask("writing it down");
      }
      if (answer.get() instanceof Completion.Refused) {
        return Bucket.stop(put, answer.get());
      }
      var after = bucket.dialogue().ask("after#" + i, bucket.get(key));
      if (after.isEmpty()) {
        return new Turn.Ask("reading it back");
      }
      if (after.get() instanceof Completion.Answered told
          && same(told.body().text("Body").orElse(""), record)) {
        return new Turn.Done(Value.fields("Key", key));
      }
    }
    return new Turn.Stop(
        ExitCode.UNKNOWN_OUTCOME,
        key + " was sent " + MOST_TRIES + " times and does not say so",
        Resume.command(bucket.dialogue().operation()));
  }

  private static boolean same(String text, Value.Fields record) {
    try {
      return Json.readForeign(text).equals(record);
    } catch (Malformed e) {
      return false;
    }
  }
}
