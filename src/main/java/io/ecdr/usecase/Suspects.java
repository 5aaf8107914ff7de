package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.retention.Reason;
import io.ecdr.plan.retention.Shrinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which backups shrank suddenly and were not accepted, as their folders tell. */
final class Suspects {

  private Suspects() {}

  /** Of backups that were read. */
  static SortedMap<String, Reason> of(
      List<BackupRecord> backups, Collection<Catalogue.Folder> folders) {
    var accepted = new TreeSet<String>();
    folders.stream()
        .filter(f -> f.files().containsKey(BackupNames.ACCEPTED))
        .forEach(f -> accepted.add(f.backupId()));
    return Shrinks.of(backups, accepted);
  }

  /**
   * Of those that are meant, held against all of their caches; what cannot be read is left out.
   *
   * @param folders all that are finished
   */
  static SortedMap<String, Reason> among(
      Gather gather,
      Catalogue catalogue,
      List<Catalogue.Folder> folders,
      List<Catalogue.Folder> meant,
      Instant deadline) {
    var beside = folders.stream().filter(f -> meant.stream().anyMatch(f::sameCache)).toList();
    List<Call> calls = new ArrayList<>();
    beside.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = gather.read(calls, deadline);
    var records =
        beside.stream().flatMap(f -> catalogue.record(f, reads).value().stream()).toList();
    var all = new TreeMap<>(of(records, beside));
    all.keySet().retainAll(meant.stream().map(Catalogue.Folder::backupId).toList());
    return all;
  }
}
