package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fault;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.RefusalKind;
import java.util.List;
import java.util.Optional;

/**
 * {@code write-restored {Bucket, Region, Owner, Key, Backup, Manifest, As, Data, Found}}: writes
 * into the record of a backup's proof what came of restoring it. Where {@code Data} is {@code
 * proven}, that it was restored; where it {@code differs}, what differed, and then it is not proven
 * any more; else nothing. {@code Found} are all facts of the step that compared.
 *
 * <p>Keys that a node threw out for want of memory speak against that node and not against the
 * backup: nothing is written of them.
 *
 * <p>A drill takes no lock of its source: the record is replaced only while it is the one that was
 * read. Facts: {@code Proof}, the backup's by now. Ends with 20 where nobody knows what came back,
 * with 40 where it is not what was backed up.
 */
final class WriteRestored implements Work {

  private static final int MOST_TRIES = 3;

  @Override
  public String kind() {
    return "write-restored";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    return switch (parameters.text("Data").orElse("")) {
      case "proven" -> write(parameters, dialogue, false);
      case "differs" ->
          parameters.fields("Found").number("Evicted").orElse(0L) > 0
              ? evicted(parameters)
              : write(parameters, dialogue, true);
      default ->
          new Turn.Stop(
              ExitCode.INCOMPLETE,
              "whether the data came back is not known: "
                  + why(parameters)
                  + "; nothing was written about backup "
                  + backup(parameters),
              parameters.fields("Found").text("Hint").orElse(""));
    };
  }

  private static String why(Value.Fields parameters) {
    return parameters.fields("Found").text("Why").orElse("it was not told");
  }

  private static String backup(Value.Fields parameters) {
    return parameters.text("Backup").orElse("");
  }

  private static Turn evicted(Value.Fields parameters) {
    return new Turn.Stop(
        ExitCode.VERIFICATION_FAILED,
        "the data is not what the backup holds: "
            + why(parameters)
            + "; that says nothing of backup "
            + backup(parameters)
            + ", so nothing was written about it",
        "drill again with a larger --node-type, and restore to no smaller one");
  }

  private static Turn write(Value.Fields parameters, Dialogue dialogue, boolean differs) {
    var bucket = Bucket.of(parameters, dialogue);
    var key = parameters.text("Key").orElse("");
    var get = bucket.get(key);
    var last = "it was written by others each time";
    for (int i = 1; i <= MOST_TRIES; i++) {
      var earlier = dialogue.ask("earlier#" + i, get);
      if (earlier.isEmpty()) {
        return new Turn.Ask("reading what was found out earlier");
      }
      if (!(earlier.get() instanceof Completion.Answered) && !Bucket.notFound(earlier.get())) {
        return unwritten(parameters, differs, Refusals.words(get, earlier.get()));
      }
      var before = before(earlier.get(), parameters.text("Manifest").orElse(""));
      var end = end(parameters, dialogue, differs, before);
      if (end.isPresent()) {
        return end.get();
      }
      var record = record(parameters, dialogue, differs, before);
      var put = put(bucket, key, record, tag(earlier.get()));
      var answer = dialogue.ask("record#" + i, put);
      if (answer.isEmpty()) {
        return new Turn.Ask("writing down what came of it");
      }
      if (answer.get() instanceof Completion.Answered) {
        return ended(parameters, differs);
      }
      last = Refusals.words(put, answer.get());
      boolean again =
          answer.get() instanceof Completion.Lost
              || Looks.refused(answer.get(), RefusalKind.PRECONDITION);
      if (!again) {
        break;
      }
    }
    return unwritten(parameters, differs, last);
  }

  /** Where the record says already what is to be said, or where it must not be said. */
  private static Optional<Turn> end(
      Value.Fields parameters, Dialogue dialogue, boolean differs, Optional<ProofRecord> before) {
    var failure = before.flatMap(ProofRecord::failure);
    if (differs) {
      return failure
          .filter(f -> f.operation().equals(dialogue.operation()))
          .map(f -> ended(parameters, true));
    }
    if (failure.filter(f -> f.means() != ProofRecord.Means.RESTORE).isPresent()) {
      return Optional.of(
          new Turn.Stop(
              ExitCode.INCOMPLETE,
              "a check found faults in this backup meanwhile, so it does not count as restored",
              "see: ecdr backup verify " + backup(parameters) + " --deep" + where(parameters)));
    }
    return before
        .filter(b -> b.proof() == Proof.RESTORED && b.operation().equals(dialogue.operation()))
        .map(b -> ended(parameters, false));
  }

  private static ProofRecord record(
      Value.Fields parameters, Dialogue dialogue, boolean differs, Optional<ProofRecord> before) {
    var old =
        before.orElseGet(
            () ->
                ProofRecord.begin(
                    backup(parameters),
                    parameters.text("Manifest").orElse(""),
                    dialogue.operation(),
                    dialogue.began(),
                    "",
                    "unknown"));
    if (!differs) {
      return old.restored(dialogue.operation(), dialogue.began());
    }
    var key = parameters.text("Key").orElse("");
    var folder = key.substring(0, key.lastIndexOf('/') + 1);
    var words = "restored as " + parameters.text("As").orElse("") + ": " + why(parameters);
    return old.differed(dialogue.operation(), dialogue.began(), List.of(Fault.of(folder, words)));
  }

  private static Call put(Bucket bucket, String key, ProofRecord record, Optional<String> tag) {
    var body =
        Value.fields(
            "Body", Json.pretty(ProofCodec.of(record)),
            "ContentType", "application/json",
            "ServerSideEncryption", "AES256");
    return bucket.call(
        "PutObject",
        key,
        tag.map(t -> body.with("IfMatch", t)).orElse(body.with("IfNoneMatch", "*")));
  }

  private static Turn unwritten(Value.Fields parameters, boolean differs, String trouble) {
    return differs
        ? differs(parameters, "that is perhaps not written down: " + trouble)
        : new Turn.Stop(
            ExitCode.INCOMPLETE,
            "the data came back, and that is perhaps not written down: " + trouble,
            "see its proof: ecdr backup show "
                + backup(parameters)
                + where(parameters)
                + "; a later drill writes it again");
  }

  private static Turn ended(Value.Fields parameters, boolean differs) {
    return differs
        ? differs(parameters, backup(parameters) + " is not proven any more")
        : new Turn.Done(Value.fields("Proof", Proof.RESTORED.word()));
  }

  private static Turn differs(Value.Fields parameters, String then) {
    return new Turn.Stop(
        ExitCode.VERIFICATION_FAILED,
        "the data is not what the backup holds: " + why(parameters) + "; " + then,
        "restore another one: ecdr backup list"
            + where(parameters)
            + "; only a drill whose data is right proves this one"
            + " again");
  }

  private static String where(Value.Fields parameters) {
    var region = new Region(parameters.text("Region").orElseThrow());
    var bucket = parameters.text("Bucket").orElseThrow();
    return KeptAt.ofKey(region, bucket, parameters.text("Key").orElse(""))
        .orElse(KeptAt.of(region, bucket, BackupRequest.DEFAULT_PREFIX))
        .options();
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
