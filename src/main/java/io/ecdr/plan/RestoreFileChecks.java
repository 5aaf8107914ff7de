package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/** The questions before a restore about files in a bucket (facts page, preflight). */
final class RestoreFileChecks {

  private final Checklist list;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final RestoreSource.Files source;
  private final Manifest manifest;

  RestoreFileChecks(
      Checklist list, RestoreRequest request, RestoreInventory seen, RestoreSource.Files source) {
    this.list = list;
    this.request = request;
    this.seen = seen;
    this.source = source;
    this.manifest = seen.backup().manifest();
  }

  void ask() {
    bucket();
    files();
    encryption();
    keys();
  }

  private void bucket() {
    var checks = new BucketChecks(list, "dr-bucket", source.bucket(), request.to(), seen.account());
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
    List<String> unsure = new ArrayList<>();
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
      } else {
        judge(SeenObject.of(shard, head.value().orElseThrow()), bad, unsure);
      }
    }
    if (manifest.shards().isEmpty()) {
      ask.fail(
          "the manifest names no file",
          "take another backup: "
              + new KeptAt(request.to(), request.drBucket(), request.prefix()).list());
    } else if (bad.isEmpty() && !unsure.isEmpty()) {
      ask.warn(
          "S3 keeps no checksum that can be held against the manifest's: "
              + String.join(", ", unsure),
          "read every byte first: ecdr backup verify "
              + manifest.backupId()
              + " --deep --dr-region "
              + request.to()
              + " --dr-bucket "
              + request.bucket());
    } else {
      ask.answer(
          bad.isEmpty(),
          bad.isEmpty()
              ? manifest.shards().size() + " files, " + Text.bytes(manifest.bytes())
              : String.join("; ", bad),
          "take another backup: "
              + new KeptAt(request.to(), request.drBucket(), request.prefix()).list());
    }
  }

  /** Files of the right size may hold other bytes. */
  private void judge(SeenObject file, List<String> bad, List<String> unsure) {
    var record = seen.backup().record();
    var earlier = record.flatMap(r -> r.earlier(file));
    if (file.sum() == SeenObject.Sum.DIFFERS) {
      bad.add(file.key() + " has another checksum than the manifest says");
    } else if (file.restsOnEarlier() && earlier.filter(file::writtenSince).isPresent()) {
      bad.add(file.key() + ": " + ProofRecord.WRITTEN);
    } else if (file.sum() == SeenObject.Sum.UNKNOWN
        && (!seen.backup().proof().proven() || earlier.filter(file::same).isEmpty())) {
      unsure.add(file.key());
    }
  }

  private Fact<Value.Fields> head(String key) {
    return source.files().stream()
        .filter(f -> f.key().equals(key))
        .map(RestoreSource.FileFact::head)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the survey did not look at " + key));
  }

  /** Source: {@code UG:backups-seeding-redis}. */
  private void encryption() {
    var ask = list.ask("files-encryption", "ElastiCache can read the files", "SSE-S3 (AES256)");
    var others =
        source.files().stream()
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
}
