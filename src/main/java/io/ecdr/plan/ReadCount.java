package io.ecdr.plan;

import io.ecdr.model.DataCount;
import io.ecdr.model.FileFinding;
import io.ecdr.model.ProofRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to come back of a backup whose files were read to their ends. Pure. */
public final class ReadCount {

  private ReadCount() {}

  /** Empty where not all could be told. */
  public static Optional<DataCount> of(ProofRecord.Reading read) {
    return read.unknown().isEmpty()
        ? Optional.of(
            new DataCount(
                "backup verify",
                read.at(),
                read.keys() - read.expiring(),
                left(read.at(), read.expiring(), gone(read.files())),
                read.databases()))
        : Optional.empty();
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
