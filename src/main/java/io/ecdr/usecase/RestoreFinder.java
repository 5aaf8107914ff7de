package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.DataCount;
import io.ecdr.plan.Call;
import io.ecdr.plan.RestoreSource;
import io.ecdr.plan.Standing;
import java.util.List;
import java.util.Optional;

/** Finds the backup of a restore where it is: in a bucket, or as a snapshot of the Region. */
interface RestoreFinder {

  /**
   * What was found.
   *
   * @param count what the files hold, when it was counted and written down
   * @param reads all that was read on the way
   */
  record Found(BackupRecord backup, Optional<DataCount> count, Reads reads) {}

  /** The calls of the first round. */
  List<Call> first();

  /**
   * Finds it.
   *
   * @param reads of the first round
   * @throws SurveyEnded when it is not there
   */
  Found find(Reads reads, Identity identity);

  /** The calls of the last round. */
  List<Call> last(BackupRecord backup);

  /** What other backups of the same cache say of it; nothing where it is not in a bucket. */
  default Standing standing(Found found) {
    return Standing.ALONE;
  }

  /** Where the data is, after the last round. */
  RestoreSource source(BackupRecord backup, Reads reads);
}
