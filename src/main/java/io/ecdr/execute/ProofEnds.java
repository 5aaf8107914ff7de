package io.ecdr.execute;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.DataCount;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fault;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.ReadCount;
import java.util.List;
import java.util.Optional;

/** How a look at a backup ends, by the record that was written of it, and what to type then. */
final class ProofEnds {

  private static final int MOST_TOLD = 20;

  private final Bucket bucket;
  private final Value.Fields parameters;

  ProofEnds(Bucket bucket, Value.Fields parameters) {
    this.bucket = bucket;
    this.parameters = parameters;
  }

  /**
   * As the record says.
   *
   * @param unmirrored why it is not in the other bucket
   */
  Turn end(ProofRecord record, Optional<String> unmirrored) {
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
