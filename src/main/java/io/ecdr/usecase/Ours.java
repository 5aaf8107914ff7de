package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
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

  /** Why a copy is not surely ours; empty when it is. */
  static Optional<String> copy(BackupRecord record, Optional<MadeBackups.Made> made) {
    if (made.isEmpty()) {
      return Optional.of(NOBODY);
    }
    var operation = made.get().operation();
    if (!record.manifest().operation().equals(operation)) {
      return Optional.of("its manifest names operation " + record.manifest().operation());
    }
    return record.manifest().shards().stream()
        .filter(s -> !made.get().copies().contains(s.key()))
        .findFirst()
        .map(s -> "the journal of " + operation + " does not name " + s.key());
  }
}
