package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * {@code check-backup {Bucket, Region, Owner?, Prefix, ManifestKey}}: reads a backup back. The
 * manifest, the size and S3's checksum of every file, its first and last bytes, and whether the
 * ElastiCache of that Region may read it. What was found wrong is told all at once.
 *
 * <p>What passed is written down in {@code check.json} beside the manifest. Facts: {@code Proof,
 * RdbVersion, Footer}.
 */
final class CheckBackup implements Work {

  /** Form and version of the record that a check leaves behind. */
  static final String SCHEMA = "ecdr.check/1";

  @Override
  public String kind() {
    return "check-backup";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var key = parameters.text("ManifestKey").orElse("");
    var get = bucket.get(key);
    var answer = dialogue.ask("manifest", get);
    if (answer.isEmpty()) {
      return new Turn.Ask("reading the manifest");
    }
    if (Bucket.notFound(answer.get())) {
      return wrong(List.of("there is no manifest " + key));
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Bucket.stop(get, answer.get());
    }
    try {
      var manifest = ManifestCodec.read(answered.body().text("Body").orElse(""));
      return check(parameters, bucket, manifest);
    } catch (Malformed e) {
      return wrong(List.of(key + ": " + e.getMessage()));
    }
  }

  private static Turn check(Value.Fields parameters, Bucket bucket, Manifest manifest) {
    List<String> faults = new ArrayList<>();
    List<FileCheck> files = new ArrayList<>();
    if (manifest.shards().isEmpty()) {
      faults.add("the manifest names no files");
    }
    for (var shard : manifest.shards()) {
      var file = FileCheck.of(bucket, shard);
      if (file.stopped().isPresent()) {
        return file.stopped().get();
      }
      faults.addAll(file.faults());
      files.add(file);
    }
    var access = ReadAccess.of(bucket, manifest);
    if (access.stopped().isPresent()) {
      return access.stopped().get();
    }
    if (!bucket.dialogue().open().isEmpty()) {
      return new Turn.Ask("reading back " + manifest.shards().size() + " files");
    }
    faults.addAll(access.faults());
    return faults.isEmpty() ? record(parameters, bucket, manifest, files) : wrong(faults);
  }

  private static Turn wrong(List<String> faults) {
    return new Turn.Stop(
        ExitCode.VERIFICATION_FAILED,
        String.join("; ", faults),
        "the backup counts as copied only; make a new one");
  }

  private static Turn record(
      Value.Fields parameters, Bucket bucket, Manifest manifest, List<FileCheck> files) {
    var versions = new TreeSet<>(files.stream().map(FileCheck::version).toList());
    var footer = files.stream().allMatch(FileCheck::crcKept) ? "present" : "unknown";
    var facts =
        Value.fields(
            "Proof", Proof.CHECKED.word(),
            "RdbVersion", String.join(",", versions.stream().map(String::valueOf).toList()),
            "Footer", footer);
    var key = parameters.text("Prefix").orElse("") + "check.json";
    var body =
        Value.fields(
            "schema", SCHEMA,
            "backupId", manifest.backupId(),
            "operation", bucket.dialogue().operation(),
            "proof", Proof.CHECKED.word(),
            "at", bucket.dialogue().now().toString(),
            "rdbVersion", facts.text("RdbVersion").orElse(""),
            "footer", footer);
    var put =
        bucket.call(
            "PutObject",
            key,
            Value.fields(
                "Body", Json.pretty(body),
                "ContentType", "application/json",
                "ServerSideEncryption", "AES256"));
    return written(bucket, put, facts);
  }

  /** Writing the same record twice changes nothing, so a lost answer is no matter. */
  private static Turn written(Bucket bucket, Call put, Value.Fields facts) {
    var answer = bucket.dialogue().ask("record", put);
    if (answer.isEmpty()) {
      return new Turn.Ask("writing down that it passed");
    }
    if (answer.get() instanceof Completion.Answered) {
      return new Turn.Done(facts);
    }
    if (!(answer.get() instanceof Completion.Lost)) {
      return Bucket.stop(put, answer.get());
    }
    var again = bucket.dialogue().ask("record#2", put);
    if (again.isEmpty()) {
      return new Turn.Ask("writing down that it passed");
    }
    return again.get() instanceof Completion.Answered
        ? new Turn.Done(facts)
        : Bucket.stop(put, again.get());
  }
}
