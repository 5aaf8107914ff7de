package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Slots;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The questions before a restore about the backup and its files (facts page, preflight). */
final class RestoreChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final Manifest manifest;

  RestoreChecks(Checklist list, RestoreRequest request, RestoreInventory seen) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    list.ask("identity", "Credentials and account", "an account that answers")
        .pass("account " + seen.account() + " as " + seen.caller());
    seal();
    proof();
    recoveryPoint();
    bucket();
    files();
    encryption();
    keys();
    slots();
  }

  /** A manifest that was changed would make a cache of other slots, files or settings. */
  private void seal() {
    var ask = list.ask("manifest-digest", "The manifest is as it was written", "the same SHA-256");
    var backup = seen.backup();
    var words = BackupNames.MANIFEST + " " + backup.seal().words();
    var hint = "look at " + backup.manifestKey() + ", or name another backup: ecdr backup list";
    switch (backup.seal().state()) {
      case FITS -> ask.pass(words);
      case DIFFERS -> ask.fail(words, hint);
      case MISSING -> ask.warn(words, hint);
    }
  }

  private void proof() {
    var ask = list.ask("backup-proof", "The backup was checked", "checked or more");
    var backup = seen.backup();
    if (backup.proof().proven()) {
      ask.pass(backup.id() + " is " + backup.proof().word());
    } else {
      ask.warn(
          backup.id() + " is only " + backup.proof().word(),
          "its files may be damaged; another backup may be proven: ecdr backup list");
    }
  }

  private void recoveryPoint() {
    var ask = list.ask("recovery-point", "How old the data is", "known");
    var point = manifest.recoveryPoint();
    if (point.isPresent()) {
      ask.pass(
          "as of "
              + point.get()
              + ", "
              + Text.duration(Duration.between(point.get(), seen.at()))
              + " ago; everything written since is lost");
    } else {
      ask.warn("the snapshot told no time", "the data is older than " + manifest.written());
    }
  }

  private void bucket() {
    var checks = new BucketChecks(list, "dr-bucket", seen.bucket(), request.to(), seen.account());
    checks.region();
    checks.owner();
    checks.policy(
        BucketChecks.SEED_BUCKET,
        BucketChecks.SEED_OBJECT,
        manifest.shards().stream().map(Manifest.Shard::key).toList());
    checks.encryption("what counts is how each file is encrypted, see files-encryption");
  }

  private void files() {
    var ask = list.ask("files", "All files are there, in the right size", "as in the manifest");
    List<String> bad = new ArrayList<>();
    for (var shard : manifest.shards()) {
      var head = head(shard.key());
      if (head.unknown().isPresent()) {
        ask.unknown(head.unknown().get());
        return;
      }
      long found = head.value().flatMap(f -> f.number("ContentLength")).orElse(-1L);
      if (head.absent()) {
        bad.add(shard.key() + " is gone");
      } else if (found != shard.bytes()) {
        bad.add(shard.key() + " has " + found + " bytes instead of " + shard.bytes());
      }
    }
    if (manifest.shards().isEmpty()) {
      ask.fail("the manifest names no file", "take another backup: ecdr backup list");
    } else {
      ask.answer(
          bad.isEmpty(),
          bad.isEmpty()
              ? manifest.shards().size() + " files, " + Text.bytes(manifest.bytes())
              : String.join("; ", bad),
          "take another backup: ecdr backup list");
    }
  }

  private Fact<Value.Fields> head(String key) {
    return seen.files().stream()
        .filter(f -> f.key().equals(key))
        .map(RestoreInventory.FileFact::head)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the survey did not look at " + key));
  }

  /** Source: {@code UG:backups-seeding-redis}. */
  private void encryption() {
    var ask = list.ask("files-encryption", "ElastiCache can read the files", "SSE-S3 (AES256)");
    var others =
        seen.files().stream()
            .flatMap(f -> f.head().value().stream())
            .flatMap(h -> h.text("ServerSideEncryption").stream())
            .filter(e -> !e.equals("AES256"))
            .distinct()
            .toList();
    ask.answer(
        others.isEmpty(),
        others.isEmpty() ? "AES256" : "encrypted with " + String.join(", ", others),
        "copy the files in place with ServerSideEncryption=AES256");
  }

  /** Source: {@code API:CreateReplicationGroup}. */
  private void keys() {
    var comma = manifest.shards().stream().filter(s -> s.key().contains(",")).findFirst();
    list.ask("files-names", "The files' names can be given to ElastiCache", "no comma in a key")
        .answer(
            comma.isEmpty(),
            comma.map(Manifest.Shard::key).orElse("no comma in " + manifest.shards().size()),
            "copy the files to keys without a comma");
  }

  /** Source: {@code API:NodeGroupConfiguration}: with files, slots are required for each shard. */
  private void slots() {
    var ask =
        list.ask(
            "slots",
            "Every slot belongs to exactly one shard",
            manifest.cluster() ? "0-16383, once each" : "one file");
    if (!manifest.cluster()) {
      ask.answer(
          manifest.shards().size() == 1,
          manifest.shards().size() + " file, cluster mode disabled",
          "a cache without cluster mode has exactly one file; take another backup");
      return;
    }
    var ranges = manifest.shards().stream().map(Manifest.Shard::slots).toList();
    var fault = Slots.fault(ranges);
    if (fault.isPresent()) {
      ask.fail(fault.get(), "the backup is not whole; take another: ecdr backup list");
    } else if (ranges.stream().anyMatch(r -> r.contains(","))) {
      ask.warn(
          "complete, but a shard has several ranges: " + String.join(" | ", ranges),
          "AWS does not say how several ranges are to be given; the restore may be refused");
    } else {
      ask.pass(Text.count(ranges.size(), "shard") + ": " + String.join(" | ", ranges));
    }
  }
}
