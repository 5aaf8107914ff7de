package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.DataCount;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
        .filter(read -> read.unknown().isEmpty())
        .filter(read -> read.files().size() == backup.manifest().shards().size())
        .map(RecordedCount::count);
  }

  private static boolean stands(ProofRecord record) {
    return record.proof().compareTo(Proof.VERIFIED) >= 0
        || record.failure().filter(f -> f.means() == ProofRecord.Means.RESTORE).isPresent();
  }

  private static DataCount count(ProofRecord.Reading read) {
    return new DataCount(
        "backup verify",
        read.at(),
        read.keys() - read.expiring(),
        left(read.at(), read.expiring(), gone(read.files())),
        read.databases());
  }

  /** How much is gone at each moment; nothing where the files were asked of different ones. */
  private static SortedMap<Instant, Long> gone(List<FileFinding> files) {
    SortedMap<Instant, Long> all = new TreeMap<>();
    for (var file : files) {
      SortedMap<Instant, Long> own = new TreeMap<>();
      file.gone().forEach(moment -> own.put(moment.at(), moment.keys()));
      if (!all.isEmpty() && !all.keySet().equals(own.keySet())) {
        return new TreeMap<>();
      }
      own.forEach((at, keys) -> all.merge(at, keys, Long::sum));
    }
    return all;
  }

  /** What runs out between one moment and the next, and after the last one. */
  private static List<DataCount.Left> left(
      Instant at, long expiring, SortedMap<Instant, Long> gone) {
    List<DataCount.Left> all = new ArrayList<>();
    var after = Duration.ZERO;
    long before = 0;
    for (var moment : gone.entrySet()) {
      var upTo = Duration.between(at, moment.getKey());
      if (upTo.compareTo(after) > 0) {
        all.add(new DataCount.Left(after, Optional.of(upTo), moment.getValue() - before));
        after = upTo;
      }
      before = moment.getValue();
    }
    all.add(new DataCount.Left(after, Optional.empty(), expiring - before));
    return all;
  }
}
