package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes away what an unfinished backup left: copies without a manifest, exported files, the
 * snapshot. One with a manifest is a backup and stays.
 */
final class UndoBackup {

  private final Plan undone;
  private final Remains remains;
  private final CallMaker calls;
  private final UndoPlanner.Left left;
  private Optional<Step.Act> snapshot = Optional.empty();
  private Optional<Step.Act> export = Optional.empty();
  private Optional<Step.Local> manifest = Optional.empty();
  private final List<Step.Local> copies = new ArrayList<>();

  UndoBackup(Plan undone, Lane lane, Remains remains, CallMaker calls, UndoPlanner.Left left) {
    this.undone = undone;
    this.remains = remains;
    this.calls = calls;
    this.left = left;
    for (var step : lane.steps()) {
      if (step instanceof Step.Act act
          && act.call().action().matches("Create(ServerlessCache)?Snapshot")) {
        snapshot = Optional.of(act);
      } else if (step instanceof Step.Act act
          && act.call().action().matches("CopySnapshot|ExportServerlessCacheSnapshot")
          && !act.id().contains("/automatic-")) {
        export = Optional.of(act);
      } else if (step instanceof Step.Local local && local.kind().equals("copy-objects")) {
        copies.add(local);
      } else if (step instanceof Step.Local local && local.kind().equals("write-manifest")) {
        manifest = Optional.of(local);
      }
    }
  }

  void addTo(List<Step> steps) {
    if (manifest.flatMap(remains::done).isPresent()) {
      manifest.ifPresent(this::stays);
      return;
    }
    var taken = snapshot.filter(remains::sent);
    taken.ifPresent(act -> steps.add(wait(act)));
    copies.stream().filter(remains::sent).forEach(local -> steps.add(copies(local)));
    var files = export.filter(remains::sent).map(this::files);
    if (taken.filter(UndoBackup::serverless).isPresent()) {
      // No state tells that an export goes on; a snapshot that could be deleted has none.
      taken.ifPresent(act -> steps.add(delete(act)));
      files.ifPresent(steps::add);
      return;
    }
    files.ifPresent(steps::add);
    taken.ifPresent(act -> steps.add(delete(act)));
  }

  private void stays(Step.Local step) {
    var bucket = text(step, "Bucket");
    var key = text(step, "Key");
    // Prefix, account, Region, kind, cache, backup, file.
    var parts = List.of(key.split("/"));
    var id = parts.get(parts.size() - 2);
    var prefix = String.join("/", parts.subList(0, Math.max(0, parts.size() - 6)));
    left.add(
        "backup " + id + " in bucket " + bucket + ", as it has its manifest",
        "ecdr backup show "
            + id
            + " --dr-region "
            + text(step, "Region")
            + " --dr-bucket "
            + bucket
            + (prefix.equals(BackupRequest.DEFAULT_PREFIX) ? "" : " --prefix '" + prefix + "'"));
  }

  private Value.Fields own(Step.Act act) {
    return Value.fields(
        "SnapshotName",
        name(act),
        "Operation",
        undone.id(),
        "NotBefore",
        UndoPlanner.settled(remains.sent().get(act.id())));
  }

  private static String name(Step.Act act) {
    return act.done().parameters().text("SnapshotName").orElse("");
  }

  /** The service refuses the deletion before, and files of an export show only at its end. */
  private Step wait(Step.Act act) {
    return new Step.Await(
        act.id() + "/settled",
        "Wait until nothing goes on with snapshot " + name(act),
        new Condition(kind(act, "snapshot-deletable"), act.call().region(), own(act)),
        act.limits(),
        "the operation that took it is ended");
  }

  private Step delete(Step.Act act) {
    return new Step.Act(
        act.id() + "/undo",
        "Delete snapshot " + name(act),
        deletion(act),
        new Condition(kind(act, "snapshot-gone"), act.call().region(), own(act)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        UndoPlanner.deleting(1),
        "",
        "nothing goes on with it, and it carries the tag of operation " + undone.id());
  }

  private static boolean serverless(Step.Act act) {
    return act.call().action().contains("Serverless");
  }

  private static String kind(Step.Act act, String word) {
    return serverless(act) ? "serverless-" + word : word;
  }

  private Call deletion(Step.Act act) {
    var region = act.call().region();
    return serverless(act)
        ? calls.elastiCache(
            region,
            "DeleteServerlessCacheSnapshot",
            Value.fields("ServerlessCacheSnapshotName", name(act)))
        : calls.elastiCache(region, "DeleteSnapshot", Value.fields("SnapshotName", name(act)));
  }

  private Step copies(Step.Local local) {
    var folder = text(local, "TargetPrefix");
    var keys = new TreeSet<String>();
    remains.keys().stream().filter(key -> key.startsWith(folder)).forEach(keys::add);
    remains
        .done(local)
        .ifPresent(facts -> facts.list("Objects").forEach(o -> o.text("Key").ifPresent(keys::add)));
    keys.add(folder + BackupNames.SEAL);
    var last = remains.sent().get(local.id());
    return remove(
        local.id() + "/undo",
        "Delete the copies without a manifest from bucket " + text(local, "TargetBucket"),
        new Region(text(local, "TargetRegion")),
        Value.fields(
                "Bucket", text(local, "TargetBucket"),
                "Region", text(local, "TargetRegion"),
                "Prefix", folder,
                "ManifestKey", folder + BackupNames.MANIFEST,
                "NotBefore", UndoPlanner.settled(last))
            .with("Owner", owner(local))
            .with("Profile", local.parameters().text("TargetProfile")),
        new ArrayList<>(keys));
  }

  private Step files(Step.Act act) {
    var wanted = act.done().parameters();
    var keys =
        remains
            .done(act)
            .map(f -> f.list("Objects").stream().flatMap(o -> o.text("Key").stream()).toList())
            .orElse(List.of());
    return remove(
        act.id() + "/undo",
        "Delete the exported files from bucket " + wanted.text("Bucket").orElse(""),
        act.done().region(),
        Value.fields(
                "Bucket", wanted.text("Bucket").orElse(""),
                "Region", act.done().region().id(),
                "Prefix", wanted.text("Prefix").orElse(""),
                "NotBefore", UndoPlanner.settled(remains.sent().get(act.id())))
            .with("Owner", wanted.text("Owner")),
        keys);
  }

  private Step remove(
      String id, String title, Region region, Value.Fields parameters, List<String> keys) {
    var bucket =
        Value.fields("Bucket", parameters.text("Bucket").orElse(""))
            .with("ExpectedBucketOwner", parameters.text("Owner"));
    var prefix = bucket.with("Prefix", parameters.text("Prefix").orElse(""));
    List<Call> may = new ArrayList<>();
    parameters
        .text("ManifestKey")
        .ifPresent(
            key -> {
              may.add(calls.s3(region, "HeadObject", bucket.with("Key", key)));
              may.add(calls.s3(region, "ListMultipartUploads", prefix));
              may.add(calls.s3(region, "AbortMultipartUpload", bucket));
            });
    may.add(calls.s3(region, "ListObjectsV2", prefix));
    keys.forEach(key -> may.add(calls.s3(region, "DeleteObject", bucket.with("Key", key))));
    return new Step.Local(
        id,
        title,
        "remove-objects",
        parameters.with("Keys", Value.texts(keys)),
        may.stream().map(call -> call.as(parameters.text("Profile"))).toList(),
        UndoPlanner.deleting(1),
        "",
        parameters.text("ManifestKey").isPresent()
            ? "there is no manifest; with one they are a backup and stay"
            : "nothing goes on with the snapshot");
  }

  private static Optional<String> owner(Step.Local local) {
    return local.parameters().text("TargetOwner").or(() -> local.parameters().text("Owner"));
  }

  private static String text(Step.Local local, String name) {
    return local.parameters().text(name).orElse("");
  }
}
