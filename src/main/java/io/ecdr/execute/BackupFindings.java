package io.ecdr.execute;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.codec.Sha256;
import io.ecdr.model.Fault;
import io.ecdr.model.Manifest;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Slots;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a look at a backup finds that does not read its files to their ends: the manifest and its
 * digest, the size and S3's checksum of every file, its first and last bytes, and whether the
 * ElastiCache of that Region may read it.
 *
 * @param manifest SHA-256 of the manifest that was read
 * @param versions of the RDB files, joined by commas
 * @param footer {@code present} where each file ends with a checksum of its own, else {@code
 *     unknown}
 * @param seen the files as S3 described them
 */
record BackupFindings(
    String manifest, String versions, String footer, List<Fault> faults, List<SeenObject> seen) {

  /**
   * What was found, or what is still to do first.
   *
   * @param turn set while there is something to do, or when it cannot be done
   */
  record Look(Optional<BackupFindings> found, Optional<Turn> turn) {
    private static Look first(Turn turn) {
      return new Look(Optional.empty(), Optional.of(turn));
    }

    private static Look at(BackupFindings found) {
      return new Look(Optional.of(found), Optional.empty());
    }
  }

  static Look look(Bucket bucket, String key) {
    var sealKey = key.substring(0, key.lastIndexOf('/') + 1) + BackupNames.SEAL;
    var get = bucket.get(key);
    var getSeal = bucket.get(sealKey);
    var answer = bucket.dialogue().ask("manifest", get);
    var seal = bucket.dialogue().ask("seal", getSeal);
    if (answer.isEmpty() || seal.isEmpty()) {
      return Look.first(new Turn.Ask("reading the manifest"));
    }
    if (Bucket.notFound(answer.get())) {
      return Look.first(
          ProofEnds.wrong(
              List.of(Fault.of(key, "there is no such manifest")),
              ProofEnds.helps(bucket, key.substring(0, key.lastIndexOf('/')), Optional.empty())));
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Look.first(Bucket.stop(get, answer.get()));
    }
    if (!(seal.get() instanceof Completion.Answered) && !Bucket.notFound(seal.get())) {
      return Look.first(Bucket.stop(getSeal, seal.get()));
    }
    var text = answered.body().text("Body").orElse("");
    Optional<String> line =
        seal.get() instanceof Completion.Answered told
            ? told.body().text("Body")
            : Optional.empty();
    var sealed = ManifestSeal.of(text, line);
    List<Fault> faults = new ArrayList<>();
    if (!sealed.fits()) {
      faults.add(Fault.of(key, "it " + sealed.words()));
    }
    try {
      return files(bucket, key, text, faults);
    } catch (Malformed e) {
      faults.add(Fault.of(key, e.getMessage()));
      return Look.at(new BackupFindings(Sha256.of(text), "", "unknown", faults, List.of()));
    }
  }

  private static Look files(Bucket bucket, String key, String text, List<Fault> faults) {
    var manifest = ManifestCodec.read(text);
    List<FileCheck> files = new ArrayList<>();
    if (manifest.shards().isEmpty()) {
      faults.add(Fault.of(key, "it names no files"));
    }
    slots(manifest).ifPresent(words -> faults.add(Fault.of(key, words)));
    for (var shard : manifest.shards()) {
      var file = FileCheck.of(bucket, shard);
      if (file.stopped().isPresent()) {
        return Look.first(file.stopped().get());
      }
      faults.addAll(file.faults());
      files.add(file);
    }
    var access = ReadAccess.of(bucket, manifest);
    if (access.stopped().isPresent()) {
      return Look.first(access.stopped().get());
    }
    if (!bucket.dialogue().open().isEmpty()) {
      return Look.first(new Turn.Ask("reading back " + manifest.shards().size() + " files"));
    }
    access.faults().forEach(words -> faults.add(Fault.of(bucket.name(), words)));
    return Look.at(of(Sha256.of(text), files, faults));
  }

  /** With cluster mode each slot belongs to one file; where no slots are told there is nothing. */
  private static Optional<String> slots(Manifest manifest) {
    var told = manifest.shards().stream().map(Manifest.Shard::slots).toList();
    return manifest.cluster() && told.stream().anyMatch(s -> !s.isBlank())
        ? Slots.fault(told)
        : Optional.empty();
  }

  private static BackupFindings of(String digest, List<FileCheck> files, List<Fault> faults) {
    var versions = new TreeSet<>(files.stream().map(FileCheck::version).toList());
    return new BackupFindings(
        digest,
        String.join(",", versions.stream().map(String::valueOf).toList()),
        !files.isEmpty() && files.stream().allMatch(FileCheck::crcKept) ? "present" : "unknown",
        faults,
        files.stream().flatMap(file -> file.seen().stream()).toList());
  }

  /** As facts for a later step. */
  Value.Fields facts() {
    return Value.fields("Manifest", manifest, "RdbVersion", versions, "Footer", footer)
        .with("Faults", ProofCodec.faults(faults))
        .with("Seen", ProofCodec.seen(seen));
  }

  /** From the facts of an earlier step. */
  static BackupFindings of(Value.Fields facts) {
    return new BackupFindings(
        facts.text("Manifest").orElse(""),
        facts.text("RdbVersion").orElse(""),
        facts.text("Footer").orElse("unknown"),
        ProofCodec.faults(facts, "Faults"),
        ProofCodec.seen(facts, "Seen"));
  }
}
