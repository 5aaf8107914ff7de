package io.ecdr.plan;

import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.VerifyInventory.Shelved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps that verify one backup: the look that {@code backup create} ends with, and with {@code
 * --deep} one step per file that reads it, and one that writes down what all of them found.
 */
final class VerifySteps {

  /** A guess of what one connection to S3 brings. */
  static final long A_SECOND = 50L << 20;

  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), "small reads", Duration.ofMinutes(10));

  private final VerifyRequest request;
  private final Shelved backup;
  private final String owner;
  private final CallMaker calls;

  VerifySteps(VerifyRequest request, Shelved backup, String owner, CallMaker calls) {
    this.request = request;
    this.backup = backup;
    this.owner = owner;
    this.calls = calls;
  }

  List<Step> all() {
    var shards =
        backup.record().map(r -> r.manifest().shards()).orElse(List.of()).stream()
            .filter(shard -> !shard.key().isBlank())
            .toList();
    boolean deep = request.deep() && backup.record().isPresent();
    List<Step> steps = new ArrayList<>();
    steps.add(check(deep, shards));
    if (deep) {
      for (int i = 0; i < shards.size(); i++) {
        steps.add(read(word(i), shards.get(i)));
      }
      steps.add(record(shards));
    }
    return steps;
  }

  private String id(String word) {
    return backup.cache().id() + "/" + backup.id() + "/" + word;
  }

  private Limits limits(Limits usual) {
    return request.timeout().map(t -> new Limits(usual.expected(), usual.basis(), t)).orElse(usual);
  }

  private Value.Fields place() {
    return Value.fields(
        "Bucket", request.drBucket(), "Region", request.drRegion().id(), "Owner", owner);
  }

  private Value.Fields folder() {
    var fields =
        place()
            .with("Prefix", backup.folder())
            .with("ManifestKey", backup.folder() + BackupNames.MANIFEST);
    return request
        .bucket()
        .map(
            bucket ->
                fields.with(
                    "Mirror",
                    Value.fields(
                        "Bucket",
                        bucket,
                        "Region",
                        backup.cache().region().id(),
                        "Key",
                        backup.folder() + BackupNames.CHECK)))
        .orElse(fields);
  }

  private Step check(boolean deep, List<Manifest.Shard> shards) {
    var looked = new ArrayList<>(looks(shards));
    if (!deep) {
      looked.addAll(writes());
    }
    return new Step.Local(
        id("check"),
        "Read backup " + backup.id() + " back and check it",
        "check-backup",
        deep ? folder().with("GoesOn", true) : folder(),
        looked,
        limits(SHORT));
  }

  /** By its place and not by its name: a manifest that was altered may name two alike. */
  private static String word(int place) {
    return "read-" + (place + 1);
  }

  private Step read(String word, Manifest.Shard shard) {
    var seconds = 1 + shard.bytes() / A_SECOND;
    var limits =
        new Limits(
            Duration.ofSeconds(seconds),
            Text.bytes(shard.bytes()),
            Duration.ofMinutes(30).plusSeconds(seconds * 20));
    return new Step.Local(
        id(word),
        "Read every byte of " + name(shard) + ", " + Text.bytes(shard.bytes()),
        "read-file",
        place()
            .with("Key", shard.key())
            .with("Shard", shard.id())
            .with("Slots", shard.slots())
            .with("Bytes", shard.bytes())
            .with("Checksum", shard.checksum()),
        List.of(call("GetObject", shard.key())),
        limits(limits));
  }

  private static String name(Manifest.Shard shard) {
    return shard.key().substring(shard.key().lastIndexOf('/') + 1);
  }

  private Step record(List<Manifest.Shard> shards) {
    List<Value> findings = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      var expected = "what is in " + name(shards.get(i));
      findings.add(new Value.Bound(id(word(i)), "Finding", expected));
    }
    return new Step.Local(
            id("proof"),
            "Write down what was found of " + backup.id(),
            "write-proof",
            folder()
                .with("Planned", backup.record().orElseThrow().seal().digest())
                .with("Check", new Value.Bound(id("check"), "", "what the check found"))
                .with("Files", Value.items(findings)),
            writes(),
            limits(SHORT))
        .when("every file was read");
  }

  private List<Call> looks(List<Manifest.Shard> shards) {
    List<Call> all = new ArrayList<>();
    all.add(call("GetObject", backup.folder() + BackupNames.MANIFEST));
    all.add(call("GetObject", backup.folder() + BackupNames.SEAL));
    for (var shard : shards) {
      all.add(call("HeadObject", shard.key()).with("ChecksumMode", new Value.Text("ENABLED")));
      all.add(call("GetObject", shard.key()).with("Range", new Value.Text("bytes=0-8")));
    }
    all.add(
        calls.s3(
            request.drRegion(),
            "GetBucketPolicy",
            Value.fields("Bucket", request.drBucket(), "ExpectedBucketOwner", owner)));
    return all;
  }

  private List<Call> writes() {
    List<Call> all = new ArrayList<>();
    all.add(call("GetObject", backup.folder() + BackupNames.CHECK));
    all.add(json(call("PutObject", backup.folder() + BackupNames.CHECK)));
    request
        .bucket()
        .ifPresent(
            bucket ->
                all.add(
                    json(
                        calls.s3(
                            backup.cache().region(),
                            "PutObject",
                            Value.fields(
                                "Bucket", bucket,
                                "Key", backup.folder() + BackupNames.CHECK,
                                "ExpectedBucketOwner", owner)))));
    return all;
  }

  private Call call(String action, String key) {
    return calls.s3(
        request.drRegion(),
        action,
        Value.fields("Bucket", request.drBucket(), "Key", key, "ExpectedBucketOwner", owner));
  }

  private static Call json(Call put) {
    return put.with("ContentType", new Value.Text("application/json"))
        .with("ServerSideEncryption", new Value.Text("AES256"));
  }
}
