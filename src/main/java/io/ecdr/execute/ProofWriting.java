package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.Fault;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a record of proof over the one that is there, and a copy of it where {@code Mirror
 * {Bucket, Region, Key}} says, and ends the step as the record says. The lineage's lock keeps
 * others from writing it meanwhile.
 */
final class ProofWriting {

  private final Bucket bucket;
  private final Value.Fields parameters;
  private final ProofEnds ends;

  ProofWriting(Bucket bucket, Value.Fields parameters) {
    this.bucket = bucket;
    this.parameters = parameters;
    this.ends = new ProofEnds(bucket, parameters);
  }

  /** Makes the new record out of a begun one and the one that is there. */
  interface Rule {
    ProofRecord after(ProofRecord begun, Optional<ProofRecord> before);
  }

  Turn write(BackupFindings found, Rule rule) {
    var key = parameters.text("Prefix").orElse("") + BackupNames.CHECK;
    var get = bucket.get(key);
    var earlier = bucket.dialogue().ask("earlier", get);
    if (earlier.isEmpty()) {
      return new Turn.Ask("reading what was found out earlier");
    }
    if (!(earlier.get() instanceof Completion.Answered) && !Bucket.notFound(earlier.get())) {
      return Bucket.stop(get, earlier.get());
    }
    var before = before(earlier.get());
    var other = before.filter(b -> speaksOfAnother(b, found));
    if (other.isPresent()) {
      return disagree(other.get(), found, key);
    }
    var begun =
        ProofRecord.begin(
                backupId(),
                found.manifest(),
                bucket.dialogue().operation(),
                bucket.dialogue().began(),
                found.versions(),
                found.footer())
            .looked(found.seen());
    var record = rule.after(begun, before);
    var put = put(bucket, key, record);
    var written = twice("record", put);
    if (written.isEmpty()) {
      return new Turn.Ask("writing down what was found");
    }
    if (!(written.get() instanceof Completion.Answered)) {
      return Bucket.stop(put, written.get());
    }
    return mirrored(record);
  }

  private static boolean speaksOfAnother(ProofRecord before, BackupFindings found) {
    return !before.manifest().isBlank() && !before.manifest().equals(found.manifest());
  }

  /**
   * Whoever can change a manifest can change its digest beside it. What was found of another
   * manifest is not overwritten: that would bless the new one.
   */
  private Turn disagree(ProofRecord before, BackupFindings found, String key) {
    List<Fault> faults = new ArrayList<>(found.faults());
    faults.add(
        Fault.of(
            parameters.text("ManifestKey").orElse(""),
            "it is not the manifest that was looked at before: its SHA-256 is "
                + found.manifest()
                + ", but "
                + key
                + ", which operation "
                + before.operation()
                + " wrote at "
                + before.at()
                + ", names "
                + before.manifest()));
    return ProofEnds.wrong(
        faults,
        "nothing was written; see who changed it, and take back the manifest that was there. Only"
            + " if this one is surely right: aws s3 rm s3://"
            + bucket.name()
            + "/"
            + key
            + ", then verify again");
  }

  /** A record that makes no sense says nothing. */
  private static Optional<ProofRecord> before(Completion earlier) {
    try {
      return earlier instanceof Completion.Answered answered
          ? answered.body().text("Body").map(ProofCodec::read)
          : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private String backupId() {
    var folder = parameters.text("Prefix").orElse("").replaceFirst("/$", "");
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  private static Call put(Bucket into, String key, ProofRecord record) {
    return into.call(
        "PutObject",
        key,
        Value.fields(
            "Body", Json.pretty(ProofCodec.of(record)),
            "ContentType", "application/json",
            "ServerSideEncryption", "AES256"));
  }

  /** Writing the same record twice changes nothing, so a lost answer is no matter. */
  private Optional<Completion> twice(String name, Call put) {
    var answer = bucket.dialogue().ask(name, put);
    return answer.filter(Completion.Lost.class::isInstance).isPresent()
        ? bucket.dialogue().ask(name + "#2", put)
        : answer;
  }

  private Turn mirrored(ProofRecord record) {
    var mirror = parameters.fields("Mirror");
    if (mirror.text("Bucket").isEmpty()) {
      return ends.end(record, Optional.empty());
    }
    var owned = mirror.text("Owner").isPresent() ? mirror : mirror.with("Owner", bucket.owner());
    var other = Bucket.of(owned, bucket.dialogue());
    var put = put(other, mirror.text("Key").orElse(""), record);
    var answer = twice("mirror", put);
    if (answer.isEmpty()) {
      return new Turn.Ask("writing it down in bucket " + other.name() + " too");
    }
    return ends.end(
        record,
        answer.get() instanceof Completion.Answered
            ? Optional.empty()
            : Optional.of(Refusals.words(put, answer.get())));
  }
}
