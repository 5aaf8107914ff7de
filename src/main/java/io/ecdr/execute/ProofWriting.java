package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.DataCount;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fault;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.ReadCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a record of proof over the one that is there, and a copy of it where {@code Mirror
 * {Bucket, Region, Key}} says, and ends the step as the record says. The lineage's lock keeps
 * others from writing it meanwhile.
 */
final class ProofWriting {

  private static final int MOST_TOLD = 20;

  private final Bucket bucket;
  private final Value.Fields parameters;

  ProofWriting(Bucket bucket, Value.Fields parameters) {
    this.bucket = bucket;
    this.parameters = parameters;
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
    return wrong(
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
      return end(record, Optional.empty());
    }
    var owned = mirror.text("Owner").isPresent() ? mirror : mirror.with("Owner", bucket.owner());
    var other = Bucket.of(owned, bucket.dialogue());
    var put = put(other, mirror.text("Key").orElse(""), record);
    var answer = twice("mirror", put);
    if (answer.isEmpty()) {
      return new Turn.Ask("writing it down in bucket " + other.name() + " too");
    }
    return end(
        record,
        answer.get() instanceof Completion.Answered
            ? Optional.empty()
            : Optional.of(Refusals.words(put, answer.get())));
  }

  private Turn end(ProofRecord record, Optional<String> unmirrored) {
    if (record.failure().isPresent()) {
      return failed(record);
    }
    var unknown = record.reading().map(ProofRecord.Reading::unknown).orElse(List.of());
    if (parameters.get("Files").isPresent() && !unknown.isEmpty()) {
      return new Turn.Stop(
          ExitCode.INCOMPLETE,
          "read to the end and nothing is wrong, but not all can be told: " + told(unknown),
          "the backup counts as " + record.proof().word() + ", not as verified");
    }
    if (record.proof() == Proof.COPIED) {
      return unheld(record);
    }
    if (unmirrored.isPresent()) {
      return new Turn.Stop(
          ExitCode.INCOMPLETE,
          "the record is beside the backup, and not in the other bucket: " + unmirrored.get(),
          "the backup is " + record.proof().word() + "; verify again to write it there too");
    }
    return new Turn.Done(facts(record));
  }

  private Turn unheld(ProofRecord record) {
    var files =
        record.seen().stream()
            .filter(file -> file.sum() == SeenObject.Sum.UNKNOWN)
            .map(SeenObject::key)
            .toList();
    return new Turn.Stop(
        ExitCode.INCOMPLETE,
        "S3 keeps no checksum that can be held against the manifest's, so whether these are the"
            + " bytes that were backed up is unknown: "
            + told(files),
        "it counts as copied only until every byte was read: ecdr backup verify "
            + record.backupId()
            + " --deep"
            + options(bucket, folder()));
  }

  private String folder() {
    return parameters.text("Prefix").or(() -> parameters.text("ManifestKey")).orElse("");
  }

  private static String options(Bucket bucket, String folder) {
    return KeptAt.ofKey(bucket.region(), bucket.name(), folder + "/")
        .orElse(KeptAt.of(bucket.region(), bucket.name(), BackupRequest.DEFAULT_PREFIX))
        .options();
  }

  private static Value.Fields facts(ProofRecord record) {
    var facts =
        Value.fields(
            "Proof", record.proof().word(),
            "RdbVersion", record.rdbVersions(),
            "Footer", record.footer());
    return record
        .reading()
        .map(r -> facts.with("Keys", r.keys()).with("Expiring", r.expiring()))
        .map(f -> record.reading().flatMap(ReadCount::of).map(c -> expecting(f, c)).orElse(f))
        .orElse(facts);
  }

  private static Value.Fields expecting(Value.Fields facts, DataCount count) {
    return facts.with(ProofSteps.EXPECTED, ProofSteps.of(count));
  }

  private Turn failed(ProofRecord record) {
    var failure = record.failure().orElseThrow();
    if (failure.operation().equals(record.operation())) {
      return wrong(
          failure.faults(), helps(bucket, folder(), parameters.fields("Mirror").text("Bucket")));
    }
    boolean restore = failure.means() == ProofRecord.Means.RESTORE;
    return new Turn.Stop(
        ExitCode.VERIFICATION_FAILED,
        "this check found nothing, but "
            + (restore ? "restoring it" : "reading every byte")
            + " did, at "
            + failure.at()
            + ": "
            + told(failure.faults().stream().map(Fault::line).toList()),
        restore
            ? "only restoring it again can tell better: ecdr drill restore "
                + record.backupId()
                + " --to "
                + bucket.region()
                + options(bucket, folder()).replace(" --dr-region " + bucket.region(), "")
            : "only reading every byte again can tell better: ecdr backup verify "
                + record.backupId()
                + " --deep"
                + options(bucket, folder()));
  }

  /** The end of a look that found something. */
  static Turn wrong(List<Fault> faults, String hint) {
    return new Turn.Stop(
        ExitCode.VERIFICATION_FAILED, told(faults.stream().map(Fault::line).toList()), hint);
  }

  /**
   * What to type where a backup in a folder is not what it should be.
   *
   * @param exports the bucket that takes a new export, where it is known
   */
  static String helps(Bucket bucket, String folder, Optional<String> exports) {
    var parts = folder.split("/");
    int last = parts.length - 1;
    var where = options(bucket, folder);
    return "it counts as copied only; look at it: ecdr backup show "
        + parts[last]
        + where
        + "; see others: ecdr backup list"
        + where
        + (last > 2 && exports.isPresent()
            ? "; make a new one: ecdr backup create "
                + parts[last - 1]
                + " --region "
                + parts[last - 3]
                + " --bucket "
                + exports.get()
                + where
            : "");
  }

  private static String told(List<String> lines) {
    var most = lines.stream().limit(MOST_TOLD).toList();
    var more = lines.size() - most.size();
    return String.join("; ", most) + (more > 0 ? "; and " + more + " more" : "");
  }
}
