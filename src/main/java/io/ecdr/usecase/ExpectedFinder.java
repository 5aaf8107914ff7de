package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.RestoreSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "Finds" a backup that is not there yet: an earlier step of the same plan makes it. */
final class ExpectedFinder implements RestoreFinder {

  private final Manifest manifest;
  private final Instant at;

  /**
   * @param manifest as far as it is known beforehand
   */
  ExpectedFinder(Manifest manifest, Instant at) {
    this.manifest = manifest;
    this.at = at;
  }

  @Override
  public List<Call> first() {
    return List.of();
  }

  @Override
  public Found find(Reads reads, Identity identity) {
    var file = manifest.shards().get(0).key();
    var key = file.substring(0, file.lastIndexOf('/') + 1) + BackupNames.MANIFEST;
    return new Found(
        new BackupRecord(manifest, key, Proof.COPIED, Optional.empty()), Optional.empty(), reads);
  }

  @Override
  public List<Call> last(BackupRecord backup) {
    return List.of();
  }

  @Override
  public RestoreSource source(BackupRecord backup, Reads reads) {
    return new RestoreSource.Files(List.of(), BucketFacts.unasked(at));
  }
}
