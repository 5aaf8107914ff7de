package io.ecdr.execute;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.Sha256;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code write-manifest {Bucket, Region, Owner?, Key, Draft, Objects, Snapshot}}: writes the
 * manifest, once. An equal one that is there already is fine; another one is never overwritten.
 *
 * <p>Its digest goes first, so that a kill between the two leaves a digest without a manifest,
 * which is no backup yet, and never a manifest that nothing vouches for. At the end the digest is
 * held against the manifest that is there, which may be an earlier process's.
 *
 * <p>What the snapshot itself tells goes before what the live group told when it was planned: the
 * group may have changed since. Facts: {@code Key, Sha256, Shards: [{Shard, Key, Slots, Bytes,
 * Checksum}]}.
 */
final class WriteManifest implements Work {

  private static final int MOST_TRIES = 5;

  @Override
  public String kind() {
    return "write-manifest";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var key = parameters.text("Key").orElse("");
    Manifest manifest;
    try {
      manifest = manifest(parameters, dialogue.began());
    } catch (IllegalArgumentException e) {
      return new Turn.Stop(
          ExitCode.INTERNAL,
          "the plan's draft of the manifest makes no sense: " + e.getMessage(),
          "");
    }
    var other = others(parameters);
    if (!other.isEmpty()) {
      return new Turn.Stop(
          ExitCode.VERIFICATION_FAILED,
          "the copy is not what the backup's manifest says: " + String.join("; ", other),
          "no manifest was written, so it is no backup; verify the one that was copied");
    }
    var before = dialogue.ask("before", bucket.get(key));
    if (before.isEmpty()) {
      return new Turn.Ask("looking for a manifest");
    }
    return Bucket.notFound(before.get())
        ? write(bucket, key, manifest)
        : compare(bucket, key, manifest, before.get());
  }

  private static Turn write(Bucket bucket, String key, Manifest manifest) {
    var dialogue = bucket.dialogue();
    var text = ManifestCodec.write(manifest);
    var sealed = new WriteSeal(bucket, key, text).ahead();
    if (sealed.isPresent()) {
      return sealed.get();
    }
    for (int i = 1; i <= MOST_TRIES; i++) {
      var put =
          bucket.call(
              "PutObject",
              key,
              Value.fields(
                  "Body", text,
                  "ContentType", "application/json",
                  "IfNoneMatch", "*",
                  "ServerSideEncryption", "AES256"));
      var answer = dialogue.ask("put#" + i, put);
      if (answer.isEmpty()) {
        return new Turn.Ask("writing the manifest");
      }
      boolean look =
          !(answer.get() instanceof Completion.Refused)
              || Looks.refused(answer.get(), RefusalKind.PRECONDITION);
      if (!look || answer.get() instanceof Completion.Unreachable) {
        return Bucket.stop(put, answer.get());
      }
      var after = dialogue.ask("after#" + i, bucket.get(key));
      if (after.isEmpty()) {
        return new Turn.Ask("reading the manifest back");
      }
      if (!Bucket.notFound(after.get())) {
        return compare(bucket, key, manifest, after.get());
      }
      // S3 answers like this too while another write of the same key is under way.
      if (dialogue.heard("pause#" + i).isEmpty()) {
        return new Turn.Pause("pause#" + i, Duration.ofSeconds(1), "writing the manifest again");
      }
    }
    return new Turn.Stop(
        ExitCode.UNKNOWN_OUTCOME,
        "the manifest was sent " + MOST_TRIES + " times and is not there",
        Resume.command(dialogue.operation()));
  }

  private static Turn compare(Bucket bucket, String key, Manifest wanted, Completion completion) {
    if (!(completion instanceof Completion.Answered answered)) {
      return Bucket.stop(bucket.get(key), completion);
    }
    var text = answered.body().text("Body").orElse("");
    try {
      if (undated(ManifestCodec.read(text)).equals(undated(wanted))) {
        return new WriteSeal(bucket, key, text)
            .confirmed()
            .orElseGet(() -> done(key, text, wanted));
      }
    } catch (Malformed e) {
      return new Turn.Stop(
          ExitCode.FAILED,
          "something else than a manifest is at " + key + ": " + e.getMessage(),
          "it was left alone");
    }
    return new Turn.Stop(
        ExitCode.FAILED, "another manifest is there already: " + key, "it was left alone");
  }

  private static Turn done(String key, String text, Manifest manifest) {
    var shards = manifest.shards().stream().map(WriteManifest::told).toList();
    return new Turn.Done(
        Value.fields("Key", key, "Sha256", Sha256.of(text)).with("Shards", Value.items(shards)));
  }

  private static Value.Fields told(Manifest.Shard shard) {
    return Value.fields("Shard", shard.id(), "Key", shard.key(), "Slots", shard.slots())
        .with("Bytes", shard.bytes())
        .with("Checksum", shard.checksum().orElse(""));
  }

  /** Two manifests that differ in when they were written only are the same. */
  private static Value.Fields undated(Manifest manifest) {
    return ManifestForm.of(manifest).without("written");
  }

  private static Manifest manifest(Value.Fields parameters, Instant now) {
    var draft = ManifestForm.read(parameters.fields("Draft"));
    var snapshot = Snapshot.of(parameters.fields("Snapshot"));
    List<Manifest.Shard> shards = new ArrayList<>();
    for (var object : parameters.list("Objects")) {
      shards.add(shard(object, draft, snapshot));
    }
    return new Manifest(
        draft.backupId(),
        draft.cache(),
        draft.lineage(),
        draft.operation(),
        now,
        snapshot.earliest().or(draft::recoveryPoint),
        snapshot.engine().orElse(draft.engine()),
        snapshot.engineVersion().orElse(draft.engineVersion()),
        snapshot.nodeType().orElse(draft.nodeType()),
        draft.cluster(),
        draft.automaticFailover(),
        draft.multiAz(),
        draft.port().or(snapshot::port),
        shards,
        draft.parameterGroup(),
        draft.parameters(),
        draft.security(),
        draft.tags(),
        draft.unknown(),
        draft.kin());
  }

  /** Copies that differ from what an earlier manifest says of them, as far as S3 can tell. */
  private static List<String> others(Value.Fields parameters) {
    List<String> all = new ArrayList<>();
    var draft = ManifestForm.read(parameters.fields("Draft"));
    for (var object : parameters.list("Objects")) {
      var found = object.text("Checksum").orElse("");
      draft.shards().stream()
          .filter(s -> object.text("Shard").equals(Optional.of(s.id())))
          .flatMap(s -> s.checksum().stream())
          .filter(c -> algorithm(c).equals(algorithm(found)) && !c.equals(found))
          .forEach(c -> all.add(object.text("Key").orElse("") + " has " + found + ", not " + c));
    }
    return all;
  }

  private static String algorithm(String checksum) {
    return checksum.substring(0, Math.max(checksum.indexOf(':'), 0));
  }

  private static Manifest.Shard shard(Value.Fields object, Manifest draft, Snapshot snapshot) {
    var id = object.text("Shard").orElse("");
    var node =
        snapshot.nodes().stream()
            .filter(n -> snapshot.nodes().size() == 1 || n.nodeGroupId().equals(Optional.of(id)))
            .findFirst();
    var planned =
        draft.shards().stream()
            .filter(s -> draft.shards().size() == 1 || s.id().equals(id))
            .findFirst();
    return new Manifest.Shard(
        id,
        node.flatMap(Snapshot.NodeSnapshot::slots)
            .orElse(planned.map(Manifest.Shard::slots).orElse("")),
        replicas(draft, node, planned),
        object.text("Key").orElse(""),
        object.number("Size").orElse(0L),
        planned.flatMap(Manifest.Shard::checksum).or(() -> object.text("Checksum")),
        node.flatMap(Snapshot.NodeSnapshot::created)
            .or(() -> planned.flatMap(Manifest.Shard::snapshotTime)));
  }

  /**
   * With cluster mode disabled a snapshot is taken of one node, so what it says of replicas may be
   * that node's; the group itself knows better.
   */
  private static int replicas(
      Manifest draft, Optional<Snapshot.NodeSnapshot> node, Optional<Manifest.Shard> planned) {
    var told = node.flatMap(Snapshot.NodeSnapshot::replicas);
    var live = planned.map(Manifest.Shard::replicas);
    return (draft.cluster() ? told.or(() -> live) : live.or(() -> told)).orElse(0);
  }
}
