package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Fault;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The questions before a backup is copied. */
final class CopyChecks {

  private final CopyInventory seen;
  private final CopiedBackup backup;
  private final Checklist list = new Checklist();

  CopyChecks(CopyInventory seen, CopiedBackup backup) {
    this.seen = seen;
    this.backup = backup;
  }

  List<Check> all() {
    if (seen.source() instanceof CopyInventory.Taken taken) {
      snapshot(taken);
    } else if (seen.source() instanceof CopyInventory.Kept kept) {
      kept(kept);
    }
    seen.targets().forEach(this::target);
    return list.all();
  }

  private void snapshot(CopyInventory.Taken taken) {
    var snapshot = taken.snapshot();
    list.ask("snapshot-state", "Snapshot " + snapshot.name() + " is available", "available")
        .answer(
            snapshot.status().equals("available"),
            snapshot.status(),
            "wait until nothing goes on with it");
    list.ask("data-tiering", "The snapshot can be exported", "no data tiering")
        .answer(
            !snapshot.dataTiering(),
            snapshot.dataTiering() ? "data tiering" : "no data tiering",
            "ElastiCache exports no snapshots of nodes with data tiering");
    var kind = list.ask("snapshot-kind", "The snapshot stays by itself", "");
    if (snapshot.manual()) {
      kind.pass("manual");
    } else {
      kind.pass(snapshot.source() + ": it goes with its cache, or when its time is over");
    }
    var gone = list.ask("cache", "The cache tells what the snapshot does not", "");
    if (taken.group().value().isPresent()) {
      gone.pass(seen.cache() + " is there, and is described as it is now");
    } else {
      gone.warn(
          taken.group().unknown().map(u -> u.why()).orElse(seen.cache() + " is not there"),
          "the manifest names as unknown: " + String.join(", ", backup.draft().unknown()));
    }
    var export =
        new BucketChecks(
            list, "export-bucket", taken.bucket(), seen.cache().region(), seen.account());
    export.region();
    export.owner();
    export.policy(
        BucketChecks.EXPORT_BUCKET,
        BucketChecks.EXPORT_OBJECT,
        List.copyOf(backup.files().values()));
    export.closed();
    export.exportEncryption();
    if (taken.serverless().isPresent()) {
      serverless(taken, export);
    } else {
      export.free(taken.keys(), backup.id() + "-", "plan again; keys are never overwritten");
    }
    BackupPlanner.listsBuckets(list, taken.listsBuckets());
  }

  /** The service names such an export after its snapshot; no other name can be given. */
  private void serverless(CopyInventory.Taken taken, BucketChecks export) {
    var name = taken.snapshot().name();
    var engine = taken.serverless().orElseThrow().engine();
    list.ask("snapshot-support", "The engine's snapshots can be exported", "redis or valkey")
        .answer(
            engine.equals("redis") || engine.equals("valkey"),
            "serverless " + engine,
            "ElastiCache exports snapshots of Valkey and Redis OSS only"
                + " (ExportServerlessCacheSnapshot), so this one never leaves its Region");
    export.free(
        taken
            .keys()
            .map(keys -> keys.stream().filter(k -> ServerlessSteps.named(k, name)).toList()),
        name,
        "an export is named after its snapshot and never overwritten: name another --bucket, or"
            + " copy the backup that was made of it with --dr-region and --dr-bucket");
  }

  private void kept(CopyInventory.Kept kept) {
    proof(kept);
    checksums(kept);
    var missing =
        kept.backup().manifest().shards().stream()
            .filter(s -> !Long.valueOf(s.bytes()).equals(kept.files().get(s.key())))
            .map(s -> s.key())
            .toList();
    list.ask(
            "source-files",
            "All files of backup " + backup.id() + " are in bucket " + kept.bucket(),
            "as its manifest says")
        .answer(
            missing.isEmpty(),
            missing.isEmpty()
                ? Text.count(backup.files().size(), "file") + ", " + kept.backup().proof().word()
                : "missing, or of another size: " + String.join(", ", missing),
            "copy another backup");
  }

  /** What S3 says that it stores against what the manifest says was copied. */
  private void checksums(CopyInventory.Kept kept) {
    var ask =
        list.ask(
            "source-checksums",
            "The files of backup " + backup.id() + " are those of its manifest",
            "S3's checksums as in the manifest");
    List<String> other = new ArrayList<>();
    int equal = 0;
    for (var shard : kept.backup().manifest().shards()) {
      var told = Optional.ofNullable(kept.told().get(shard.key()));
      if (told.flatMap(Fact::unknown).isPresent()) {
        ask.unknown(told.flatMap(Fact::unknown).get());
        return;
      }
      var found = told.flatMap(Fact::value).flatMap(CopyInventory.SourceFile::checksum);
      var sum = SeenObject.Sum.of(found, shard.checksum());
      equal += sum == SeenObject.Sum.EQUAL ? 1 : 0;
      if (sum == SeenObject.Sum.DIFFERS) {
        other.add(
            shard.key() + " has " + found.orElse("") + ", not " + shard.checksum().orElse(""));
      }
    }
    int all = kept.backup().manifest().shards().size();
    if (!other.isEmpty()) {
      ask.fail(String.join("; ", other), verify(kept) + "; copy another backup");
    } else if (equal == all) {
      ask.pass("all " + Text.count(all, "file"));
    } else {
      ask.warn(
          equal + " of " + Text.count(all, "file") + "; of the others no two can be compared",
          "only reading them tells: " + verify(kept) + " --deep");
    }
  }

  private String verify(CopyInventory.Kept kept) {
    return "ecdr backup verify "
        + backup.id()
        + " --dr-region "
        + kept.region()
        + " --dr-bucket "
        + kept.bucket();
  }

  /** A copy begins with a record of its own, so it would hide what is known of its source. */
  private void proof(CopyInventory.Kept kept) {
    var ask =
        list.ask("source-proof", "Nothing was found wrong with backup " + backup.id(), "no fault");
    var failure = kept.backup().record().flatMap(ProofRecord::failure);
    if (failure.isEmpty()) {
      ask.pass(kept.backup().proof().word());
    } else {
      ask.fail(
          "it failed when it was last looked into, at "
              + failure.get().at()
              + ": "
              + failure.get().faults().stream().map(Fault::line).collect(Collectors.joining("; ")),
          "copy another backup: ecdr backup list --dr-region "
              + kept.region()
              + " --dr-bucket "
              + kept.bucket());
    }
  }

  private void target(CopyInventory.Target target) {
    var name = target.bucket().name();
    var bucket =
        new BucketChecks(list, "bucket-" + name, target.bucket(), target.region(), target.owner());
    bucket.region();
    bucket.owner();
    bucket.policy(
        BucketChecks.SEED_BUCKET,
        BucketChecks.SEED_OBJECT,
        backup.files().keySet().stream().map(id -> backup.folder() + id + ".rdb").toList());
    bucket.closed();
    bucket.encryption(
        "ecdr asks for SSE-S3 for each file that it copies; see that nothing forbids it");
    there(target);
    readable(target);
  }

  private void there(CopyInventory.Target target) {
    var ask =
        list.ask(
            "bucket-" + target.bucket().name() + "-backup",
            "What bucket " + target.bucket().name() + " has of backup " + backup.id(),
            "");
    if (target.keys().unknown().isPresent()) {
      ask.unknown(target.keys().unknown().get());
    } else if (CopySteps.done(target, backup)) {
      ask.pass("all of it, with its manifest; nothing to do");
    } else {
      int files = target.keys().value().orElse(List.of()).size();
      ask.pass(files == 0 ? "nothing" : Text.count(files, "file") + " and no manifest: goes on");
    }
  }

  private void readable(CopyInventory.Target target) {
    if (target.profile().isEmpty()) {
      return;
    }
    var place = backup.place();
    var ask =
        list.ask(
            "bucket-" + target.bucket().name() + "-reads",
            "Profile " + target.profile().get() + " may read bucket " + place.bucket(),
            "s3:GetObject on what is copied");
    if (target.readable().value().isPresent()) {
      ask.pass("may");
    } else if (target.readable().absent()) {
      ask.warn(
          "only the copy can tell: what is exported is not there yet",
          "let account " + target.owner() + " read bucket " + place.bucket() + " by its policy");
    } else if (target.readable().unknown().orElseThrow().trouble() == Trouble.NOT_PERMITTED) {
      ask.fail(
          target.readable().unknown().get().why(),
          "in the policy of bucket "
              + place.bucket()
              + " allow s3:GetObject on its objects to account "
              + target.owner());
    } else {
      ask.unknown(target.readable().unknown().get());
    }
  }
}
