package io.ecdr.plan;

import io.ecdr.model.DataCount;
import java.util.stream.Collectors;

/** Whether what is backed up from a cache without cluster mode can go to one with it. */
final class DatabaseCheck {

  private DatabaseCheck() {}

  /** Source: {@code UG23:backups-restoring}: a file with several databases fails to load. */
  static void answer(Checklist.Question ask, RestoreInventory seen) {
    var counted = seen.count().flatMap(DataCount::databases);
    if (counted.isPresent()) {
      var used = counted.get();
      var words =
          used.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ", counted by "
              + seen.count().get().by();
      if (used.size() > 1) {
        ask.fail(
            "keys in the logical databases " + words,
            "cluster mode has one; AWS accepts such a restore and lets it fail. Restore without"
                + " cluster mode");
      } else if (used.isEmpty() || used.first() == 0) {
        ask.pass("from disabled to enabled; keys in logical database " + words);
      } else {
        ask.unknown(
            "keys in logical database " + words,
            "AWS does not say what becomes of them in cluster mode, which has database 0 only");
      }
    } else if (seen.backup()
        .manifest()
        .parameters()
        .text("databases")
        .map("1"::equals)
        .orElse(false)) {
      ask.pass("from disabled to enabled; the source had one logical database");
    } else {
      ask.unknown(
          "nobody counted which logical databases the keys are in; more than one cannot go to"
              + " cluster mode",
          seen.inFiles()
              ? "add --inspect, which reads the files first"
              : "look at the source with INFO keyspace");
    }
  }
}
