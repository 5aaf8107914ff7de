package io.ecdr.plan;

import io.ecdr.model.CopyRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a copy: the export of a snapshot, then for each target copy, manifest and check. */
final class CopySteps {

  private final CopyInventory seen;
  private final CopiedBackup backup;
  private final CallMaker calls;
  private final Estimates times;

  CopySteps(CopyRequest request, CopyInventory seen, CopiedBackup backup, CallMaker calls) {
    this.seen = seen;
    this.backup = backup;
    this.calls = calls;
    this.times = new Estimates(backup.bytes(), " in the source", request.timeout());
  }

  /**
   * Those that run side by side. What is there already is copied to all targets at once; a snapshot
   * is exported first, so that its copies come one after another in the same lane.
   */
  List<Lane> lanes() {
    var each =
        seen.targets().stream().filter(target -> !done(target, backup)).map(this::to).toList();
    if (each.isEmpty() || seen.source() instanceof CopyInventory.Kept) {
      return each.stream().map(steps -> new Lane(seen.cache(), steps)).toList();
    }
    List<Step> steps = new ArrayList<>();
    steps.add(export((CopyInventory.Taken) seen.source()));
    each.forEach(steps::addAll);
    return List.of(new Lane(seen.cache(), steps));
  }

  /** Whether a target has the backup, manifest and all. */
  static boolean done(CopyInventory.Target target, CopiedBackup backup) {
    return target
        .keys()
        .value()
        .map(keys -> keys.contains(backup.folder() + BackupNames.MANIFEST))
        .orElse(false);
  }

  private String step(String word) {
    return seen.cache().id() + "/" + word;
  }

  private Step export(CopyInventory.Taken taken) {
    var name = taken.snapshot().name();
    var place = backup.place();
    if (taken.serverless().isPresent()) {
      return new ServerlessSteps(place.region(), place.bucket(), seen.cache(), name, times)
          .export(calls);
    }
    return new Step.Act(
        step("export"),
        "Export snapshot " + name + " to bucket " + place.bucket() + " as " + backup.id(),
        calls.elastiCache(
            place.region(),
            "CopySnapshot",
            Value.fields(
                "SourceSnapshotName", name,
                "TargetSnapshotName", backup.id(),
                "TargetBucket", place.bucket())),
        new Condition(
            "export-complete",
            place.region(),
            Value.fields(
                    "SnapshotName",
                    name,
                    "Bucket",
                    place.bucket(),
                    "Owner",
                    place.owner(),
                    "Prefix",
                    backup.id() + "-")
                .with("Shards", backup.files().size())),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.export(),
        "deleting the exported files that the journal names",
        "snapshot " + name + " is available, and bucket " + place.bucket() + " lets it in");
  }

  private List<Step> to(CopyInventory.Target target) {
    var there =
        new CopyPlace(
            target.region(), target.bucket().name(), target.owner().digits(), target.profile());
    var may = new BackupCalls(calls, backup.place(), there, backup.folder(), backup.files());
    return List.of(copy(there, may), manifest(there, may), check(there, may));
  }

  private Step copy(CopyPlace there, BackupCalls may) {
    var from = backup.place();
    return new Step.Local(
        step("copy-" + there.bucket()),
        "Copy the files to bucket " + there.bucket() + " in " + there.region(),
        "copy-objects",
        Value.fields(
                "SourceBucket", from.bucket(),
                "SourceRegion", from.region().id(),
                "TargetBucket", there.bucket(),
                "TargetRegion", there.region().id(),
                "TargetPrefix", backup.folder(),
                "Owner", from.owner(),
                "TargetOwner", there.owner())
            .with("TargetProfile", there.profile())
            .with("Objects", objects()),
        may.copy(),
        times.copy(),
        "deleting the copies, as long as there is no manifest",
        "all files are in bucket " + from.bucket());
  }

  private Value objects() {
    if (seen.source() instanceof CopyInventory.Taken) {
      return new Value.Bound(step("export"), "Objects", backup.files().size() + " exported files");
    }
    return Value.items(
        ((CopyInventory.Kept) seen.source())
            .backup().manifest().shards().stream().map(this::object).toList());
  }

  /** A file as it was seen: what has another tag by then is not copied. */
  private Value.Fields object(Manifest.Shard shard) {
    var file =
        Value.fields("Shard", shard.id(), "Key", shard.key())
            .with("ManifestChecksum", shard.checksum());
    return Optional.ofNullable(((CopyInventory.Kept) seen.source()).told().get(shard.key()))
        .flatMap(Fact::value)
        .map(f -> file.with("Size", f.bytes()).with("ETag", f.tag()).with("Checksum", f.checksum()))
        .orElse(file);
  }

  private Step manifest(CopyPlace there, BackupCalls may) {
    var key = backup.folder() + BackupNames.MANIFEST;
    return new Step.Local(
        step("manifest-" + there.bucket()),
        "Write the manifest " + key + " in bucket " + there.bucket(),
        "write-manifest",
        there
            .fields()
            .with("Key", key)
            .with("Draft", ManifestForm.of(backup.draft()))
            .with(
                "Objects", new Value.Bound(step("copy-" + there.bucket()), "Objects", "the files"))
            .with(
                "Snapshot",
                seen.source() instanceof CopyInventory.Taken taken
                    ? taken.told()
                    : Value.Fields.NONE),
        may.manifest(),
        times.small(),
        "",
        "all copies are in bucket " + there.bucket() + "; with a manifest they are a backup");
  }

  private Step check(CopyPlace there, BackupCalls may) {
    return new Step.Local(
        step("check-" + there.bucket()),
        "Read the copy in bucket " + there.bucket() + " back and check it",
        "check-backup",
        there
            .fields()
            .with("Prefix", backup.folder())
            .with("ManifestKey", backup.folder() + BackupNames.MANIFEST),
        may.check(),
        times.small(),
        "",
        "the manifest is written");
  }
}
