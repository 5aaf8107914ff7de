package io.ecdr.render;

import io.ecdr.rdb.Contents;
import io.ecdr.rdb.RdbFile;
import io.ecdr.usecase.BackupInspectReport;
import java.util.ArrayList;
import java.util.List;

/** What is wrong or unsure with files that were inspected. */
final class InspectWarnings {

  private InspectWarnings() {}

  static List<String> of(BackupInspectReport report) {
    var contents = report.contents();
    var all = new ArrayList<String>();
    for (var file : report.files()) {
      file.damage().ifPresent(damage -> all.add(file.name() + ": " + damage.words()));
      file.whole()
          .filter(whole -> whole.checksum() != RdbFile.Checksum.RIGHT)
          .ifPresent(
              whole ->
                  all.add(
                      file.name()
                          + " carries no checksum: whether its bytes are as they were written is"
                          + " not known"
                          + (whole.checksum() == RdbFile.Checksum.NOT_WRITTEN
                              ? " (a server with rdbchecksum no writes none)"
                              : "")));
    }
    if (report.files().stream().anyMatch(file -> file.damage().isPresent())) {
      all.add("the figures hold what stands before the damage; do not count on them");
    }
    strays(all, contents, report.showKeys());
    if (!contents.otherDatabases().isEmpty()) {
      all.add(
          "databases other than 0 hold keys ("
              + numbers(contents.otherDatabases())
              + "): a cache with cluster mode cannot be restored from this");
    }
    return all;
  }

  private static void strays(List<String> all, Contents contents, boolean showKeys) {
    var strays = contents.strays();
    if (strays.keys() > 0) {
      var first = strays.first().get(0);
      all.add(
          Words.count(strays.keys(), "key")
              + " in a shard that does not have the slot, such as "
              + InspectData.name(first.name(), showKeys)
              + " (slot "
              + first.slot()
              + ") in "
              + first.shard());
    }
    if (contents.unplaced() > 0) {
      all.add(
          Words.count(contents.unplaced(), "key")
              + " with a name above 4 MiB: whether they are in the right shard is not known");
    }
  }

  private static String numbers(List<Long> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }
}
