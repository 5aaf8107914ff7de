package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.DataCount;
import io.ecdr.model.Fact;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import java.time.DateTimeException;
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

  /** Empty where nobody read them, or where the record makes no sense or proves too little. */
  static Optional<DataCount> of(BackupRecord backup, Fact<Value.Fields> record) {
    if (backup.proof().compareTo(Proof.VERIFIED) < 0) {
      return Optional.empty();
    }
    try {
      return record
          .value()
          .flatMap(f -> f.text("Body"))
          .map(Json::readForeign)
          .map(f -> f.fields("read"))
          .filter(read -> read.list("files").size() == backup.manifest().shards().size())
          .map(RecordedCount::count);
    } catch (Malformed | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DataCount count(Value.Fields read) {
    var at = Instant.parse(read.text("at").orElse(""));
    long keys = 0;
    long expiring = 0;
    for (var file : read.list("files")) {
      keys += file.number("keys").orElse(0L);
      expiring += file.number("expiring").orElse(0L);
    }
    var gone = gone(read.list("files"));
    return new DataCount(
        "backup verify", at, keys - expiring, left(at, expiring, gone), Optional.empty());
  }

  /** How much is gone at each moment; nothing where the files were asked of different ones. */
  private static SortedMap<Instant, Long> gone(List<Value.Fields> files) {
    SortedMap<Instant, Long> all = new TreeMap<>();
    for (var file : files) {
      SortedMap<Instant, Long> own = new TreeMap<>();
      for (var moment : file.list("gone")) {
        own.put(Instant.parse(moment.text("at").orElse("")), moment.number("keys").orElse(0L));
      }
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
