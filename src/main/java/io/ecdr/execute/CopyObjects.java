package io.ecdr.execute;

import io.ecdr.execute.ObjectCopy.Progress;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code copy-objects {SourceBucket, SourceRegion, Objects, TargetBucket, TargetRegion,
 * TargetPrefix, Owner?, TargetOwner?, TargetProfile?}}: copies files between buckets on S3's side.
 * The calls go to the target's Region (source: {@code S3API:CopyObject}); encryption is SSE-S3, the
 * only one that a cache can be seeded from (source: {@code UG:backups-seeding-redis}).
 *
 * <p>An object of {@code Objects} is {@code {Shard, Key, Size?, ETag?, Checksum?,
 * ManifestChecksum?}}. What lies in the target is listed before and after, so that a small file
 * takes one call of its own, or two.
 *
 * <p>Facts: {@code Objects: [{Shard, Key, Size, Checksum?}]}. A failure leaves the copies that are
 * whole, and perhaps an upload in parts that resuming takes up again.
 */
final class CopyObjects implements Work {

  private final Settings settings;

  CopyObjects(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String kind() {
    return "copy-objects";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var target = bucket(parameters, dialogue, "Target");
    var prefix = parameters.text("TargetPrefix").orElse("");
    var before = new Listed(target, prefix, "before");
    if (before.turn().isPresent()) {
      return before.turn().get();
    }
    var objects = parameters.list("Objects");
    List<Value.Fields> there = new ArrayList<>();
    for (var object : objects) {
      var key = targetKey(parameters, object);
      var known = dialogue.there(key);
      if (known.isEmpty() && dialogue.full()) {
        continue;
      }
      var progress =
          known.isPresent()
              ? new Progress.There(known.get())
              : copy(parameters, dialogue, object, key).next(before.sizes().containsKey(key));
      if (progress instanceof Progress.Stopped stopped) {
        return stopped.why();
      }
      if (progress instanceof Progress.There done) {
        dialogue.there(key, done.object());
        there.add(
            Value.fields("Shard", object.text("Shard").orElse(""), "Key", key)
                .with("Size", done.object().bytes())
                .with("Checksum", done.object().checksum()));
      }
    }
    if (there.size() < objects.size()) {
      return new Turn.Ask(there.size() + " of " + objects.size() + " files copied");
    }
    // An upload whose beginning was never told of may stand beside the one that was completed.
    var open = large(there) ? new OpenUploads(target).end(prefix) : Optional.<Turn>empty();
    return open.orElseGet(() -> readBack(there, new Listed(target, prefix, "after")));
  }

  private static Turn readBack(List<Value.Fields> there, Listed after) {
    if (after.turn().isPresent()) {
      return after.turn().get();
    }
    for (var object : there) {
      var key = object.text("Key").orElse("");
      if (!object.number("Size").equals(Optional.ofNullable(after.sizes().get(key)))) {
        return new Turn.Stop(
            ExitCode.VERIFICATION_FAILED,
            "the copy " + key + " was made and is not there, or has another size",
            "see who else changes the bucket; nothing was overwritten");
      }
    }
    return new Turn.Done(Value.Fields.NONE.with("Objects", Value.items(there)));
  }

  private ObjectCopy copy(
      Value.Fields parameters, Dialogue dialogue, Value.Fields object, String key) {
    return new ObjectCopy(
        settings,
        dialogue,
        bucket(parameters, dialogue, "Source"),
        object,
        bucket(parameters, dialogue, "Target"),
        key);
  }

  private boolean large(List<Value.Fields> there) {
    return there.stream().anyMatch(o -> o.number("Size").orElse(0L) > settings.multipartAbove());
  }

  private static String targetKey(Value.Fields parameters, Value.Fields object) {
    return parameters.text("TargetPrefix").orElse("") + object.text("Shard").orElse("") + ".rdb";
  }

  @Override
  public String leaves(Value.Fields parameters, Dialogue dialogue) {
    var begun =
        parameters.list("Objects").stream()
            .map(object -> targetKey(parameters, object))
            .filter(key -> PartsCopy.leaves(dialogue, key))
            .toList();
    return begun.isEmpty()
        ? ""
        : "unfinished uploads in parts, which resuming goes on with, in bucket "
            + parameters.text("TargetBucket").orElse("")
            + ": "
            + String.join(", ", begun);
  }

  private static Bucket bucket(Value.Fields parameters, Dialogue dialogue, String side) {
    return new Bucket(
        dialogue,
        new Region(parameters.text(side + "Region").orElse("")),
        parameters.text(side + "Bucket").orElse(""),
        parameters.text(side + "Owner").or(() -> parameters.text("Owner")),
        side.equals("Target") ? parameters.text("TargetProfile") : Optional.empty());
  }
}
