package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import io.ecdr.plan.CopyPlace;
import java.util.Optional;

/** Whether something was surely made by us: tag, name and journal must agree. */
final class Ours {

  private static final String TAG = "ecdr:operation";
  private static final String NOBODY = "no journal here tells who made it";

  private Ours() {}

  /**
   * Why a snapshot is not surely ours; empty when it is.
   *
   * @param made what the journal tells of the backup with the snapshot's name
   * @param tags the snapshot's
   */
  static Optional<String> snapshot(
      Value.Fields snapshot, Optional<MadeBackups.Made> made, Fact<Value.Fields> tags) {
    if (made.isEmpty()) {
      return Optional.of(NOBODY);
    }
    var operation = made.get().operation();
    if (made.get().arn().isEmpty() || !made.get().arn().equals(snapshot.text("ARN"))) {
      return Optional.of("the journal of " + operation + " names another ARN");
    }
    boolean tagged =
        SurveyEnded.need(tags, "").list("TagList").stream()
            .anyMatch(
                t ->
                    t.text("Key").equals(Optional.of(TAG))
                        && t.text("Value").equals(Optional.of(operation)));
    return tagged
        ? Optional.empty()
        : Optional.of("it does not carry the tag of operation " + operation);
  }

  /**
   * Why a copy is not surely ours; empty when it is: a journal names each of its files in that
   * bucket, and the manifest is of the operation that took the backup, as far as that is known
   * here.
   */
  static Optional<String> copy(BackupRecord record, CopyPlace place, MadeBackups made) {
    var manifest = record.manifest();
    var copies =
        made.copies(record.id()).stream()
            .filter(c -> c.place().bucket().equals(place.bucket()))
            .toList();
    if (copies.isEmpty()) {
      return Optional.of(NOBODY);
    }
    var taken = made.of(record.id()).map(MadeBackups.Made::operation);
    if (taken.isPresent() && !manifest.operation().equals(taken.get())
        || !record.id().endsWith("-" + manifest.operation())) {
      return Optional.of("its manifest names operation " + manifest.operation());
    }
    return manifest.shards().stream()
        .map(Manifest.Shard::key)
        .filter(key -> copies.stream().noneMatch(c -> c.keys().contains(key)))
        .findFirst()
        .map(key -> "the journal of " + copies.get(0).operation() + " does not name " + key);
  }
}
