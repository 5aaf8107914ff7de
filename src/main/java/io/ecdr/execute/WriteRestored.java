package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import java.util.Optional;

/**
 * {@code write-restored {Bucket, Region, Owner, Key, Backup, Manifest, Data}}: writes into the
 * record of a backup's proof that it was restored, where {@code Data} is {@code proven}, else
 * nothing. A drill takes no lock of its source: the record is replaced only while it is the one
 * that was read. Facts: {@code Proof}, the backup's by now; empty when nothing was written.
 */
final class WriteRestored implements Work {

  @Override
  public String kind() {
    return "write-restored";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    if (!parameters.text("Data").orElse("").equals("proven")) {
      return new Turn.Done(Value.fields("Proof", ""));
    }
    var bucket = Bucket.of(parameters, dialogue);
    var key = parameters.text("Key").orElse("");
    var get = bucket.get(key);
    var earlier = dialogue.ask("earlier", get);
    if (earlier.isEmpty()) {
      return new Turn.Ask("reading what was found out earlier");
    }
    if (!(earlier.get() instanceof Completion.Answered) && !Bucket.notFound(earlier.get())) {
      return Bucket.stop(get, earlier.get());
    }
    var before = before(earlier.get(), parameters.text("Manifest").orElse(""));
    if (before.flatMap(ProofRecord::failure).isPresent()) {
      return new Turn.Stop(
          ExitCode.INCOMPLETE,
          "a check found faults in this backup meanwhile, so it does not count as restored",
          "see: ecdr backup verify " + parameters.text("Backup").orElse("") + " --deep");
    }
    if (before.map(ProofRecord::proof).equals(Optional.of(Proof.RESTORED))) {
      return done();
    }
    return write(parameters, bucket, key, before, tag(earlier.get()));
  }

  private static Turn write(
      Value.Fields parameters,
      Bucket bucket,
      String key,
      Optional<ProofRecord> before,
      Optional<String> tag) {
    var dialogue = bucket.dialogue();
    var record =
        before
            .orElseGet(
                () ->
                    ProofRecord.begin(
                        parameters.text("Backup").orElse(""),
                        parameters.text("Manifest").orElse(""),
                        dialogue.operation(),
                        dialogue.began(),
                        "",
                        "unknown"))
            .restored(dialogue.operation(), dialogue.began());
    var body =
        Value.fields(
            "Body", Json.pretty(ProofCodec.of(record)),
            "ContentType", "application/json",
            "ServerSideEncryption", "AES256");
    var put =
        bucket.call(
            "PutObject",
            key,
            tag.map(t -> body.with("IfMatch", t)).orElse(body.with("IfNoneMatch", "*")));
    var answer = dialogue.ask("record", put);
    if (answer.isEmpty()) {
      return new Turn.Ask("writing down that it was restored");
    }
    if (answer.get() instanceof Completion.Answered) {
      return done();
    }
    return new Turn.Stop(
        ExitCode.INCOMPLETE,
        "the data came back, and that is perhaps not written down: "
            + Refusals.words(put, answer.get()),
        "see its proof: ecdr backup list; a later drill writes it again");
  }

  private static Turn done() {
    return new Turn.Done(Value.fields("Proof", Proof.RESTORED.word()));
  }

  /** What speaks of another manifest, and what makes no sense, says nothing. */
  private static Optional<ProofRecord> before(Completion earlier, String manifest) {
    try {
      return earlier instanceof Completion.Answered answered
          ? answered
              .body()
              .text("Body")
              .map(ProofCodec::read)
              .filter(record -> record.manifest().equals(manifest))
          : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private static Optional<String> tag(Completion earlier) {
    return earlier instanceof Completion.Answered answered
        ? answered.body().text("ETag")
        : Optional.empty();
  }
}
