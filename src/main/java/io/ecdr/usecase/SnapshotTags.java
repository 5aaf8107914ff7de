package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Instant;
import java.util.Optional;

/** The tags of a snapshot that a cache is made from. */
final class SnapshotTags {

  private SnapshotTags() {}

  static Optional<Call> call(CallMaker maker, Region region, Snapshot snapshot) {
    return snapshot
        .arn()
        .map(
            arn ->
                maker.elastiCache(
                    region, "ListTagsForResource", Value.fields("ResourceName", arn)));
  }

  static Fact<Value.Fields> fact(Optional<Call> call, Reads reads, Instant now) {
    return call.map(reads::fact).orElseGet(() -> new Fact.Absent<>(now)).map(SnapshotTags::tags);
  }

  /** What ecdr wrote on it says how it was made and nothing of a cache that is made from it. */
  private static Value.Fields tags(Value.Fields answer) {
    var all = Value.Fields.NONE;
    for (var tag : answer.list("TagList")) {
      var key = tag.text("Key").orElse("");
      if (!key.startsWith("ecdr:")) {
        all = all.with(key, tag.text("Value").orElse(""));
      }
    }
    return all;
  }
}
