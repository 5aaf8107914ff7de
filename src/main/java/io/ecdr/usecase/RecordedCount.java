package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.DataCount;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.plan.ReadCount;
import java.util.Optional;

/** What the record beside a backup says of the keys in its files, when they were all read. */
final class RecordedCount {

  private RecordedCount() {}

  /**
   * Empty where nobody read them, or not all could be told of them, or where the record proves too
   * little. A restore that brought back something else does not make the count a worse one.
   */
  static Optional<DataCount> of(BackupRecord backup) {
    return backup
        .record()
        .filter(record -> backup.seal().fits() && stands(record))
        .flatMap(ProofRecord::reading)
        .filter(read -> read.files().size() == backup.manifest().shards().size())
        .flatMap(ReadCount::of);
  }

  private static boolean stands(ProofRecord record) {
    return record.proof().compareTo(Proof.VERIFIED) >= 0
        || record.failure().filter(f -> f.means() == ProofRecord.Means.RESTORE).isPresent();
  }
}
