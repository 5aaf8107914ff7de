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

  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), "small reads", Duration.ofMinutes(10));

  private final VerifyRequest request;
  private final Shelved backup;
  private final String account;
  private final CopyPlace there;
  private final CallMaker calls;
  private final DeepSteps reading;

  VerifySteps(VerifyRequest request, Shelved backup, VerifyInventory seen, CallMaker calls) {
    this.request = request;
    this.backup = backup;
    this.account = seen.account().digits();
    this.there =
        new CopyPlace(
            request.drRegion(), request.drBucket(), seen.owner().digits(), request.profile());
    this.calls = calls;
    this.reading = new DeepSteps(calls, there, id(""), request.timeout());
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
      var files =
          shards.stream()
              .map(
                  shard -> new DeepSteps.File(name(shard), shard.key(), shard.bytes(), told(shard)))
              .toList();
      var planned = new Value.Text(backup.record().orElseThrow().seal().digest());
      steps.addAll(reading.all(files, folder(), planned, writes()));
    }
    return steps;
  }

  private static Value.Fields told(Manifest.Shard shard) {
    return Value.fields("Key", shard.key(), "Shard", shard.id(), "Slots", shard.slots())
        .with("Bytes", shard.bytes())
        .with("Checksum", shard.checksum());
  }

  private String id(String word) {
    return backup.cache().id() + "/" + backup.id() + "/" + word;
  }

  private Value.Fields folder() {
    var fields =
        reading
            .place()
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
                        "Owner",
                        account,
                        "Key",
                        BackupNames.mirror(backup.id()))))
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
        reading.limits(SHORT));
  }

  private static String name(Manifest.Shard shard) {
    return shard.key().substring(shard.key().lastIndexOf('/') + 1);
  }

  private List<Call> looks(List<Manifest.Shard> shards) {
    List<Call> all = new ArrayList<>();
    all.add(call("GetObject", backup.folder() + BackupNames.MANIFEST));
    all.add(call("GetObject", backup.folder() + BackupNames.SEAL));
    for (var shard : shards) {
      all.add(call("HeadObject", shard.key()).with("ChecksumMode", new Value.Text("ENABLED")));
      all.add(call("GetObject", shard.key()).with("Range", new Value.Text("bytes=0-8")));
    }
    all.add(there.call(calls, "GetBucketPolicy", Value.Fields.NONE));
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
                                "Key", BackupNames.mirror(backup.id()),
                                "ExpectedBucketOwner", account)))));
    return all;
  }

  private Call call(String action, String key) {
    return there.call(calls, action, Value.fields("Key", key));
  }

  private static Call json(Call put) {
    return put.with("ContentType", new Value.Text("application/json"))
        .with("ServerSideEncryption", new Value.Text("AES256"));
  }
}
