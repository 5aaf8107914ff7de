package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.plan.Call;
import io.ecdr.plan.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The other backups of a backup's cache, and what they say of it. */
final class Neighbours {

  private Neighbours() {}

  /**
   * Reads them, but waits for none of them for long: a restore goes on without.
   *
   * @param folders the finished ones of the bucket
   * @param known what was read before
   */
  static Standing of(
      Gather gather,
      Catalogue catalogue,
      List<Catalogue.Folder> folders,
      Catalogue.Folder own,
      Reads known,
      Instant deadline) {
    var beside = folders.stream().filter(own::sameCache).toList();
    List<Call> calls = new ArrayList<>();
    beside.forEach(f -> calls.addAll(catalogue.reads(f)));
    calls.removeIf(known::has);
    var reads =
        known.and(gather.read(List.of(), calls, OverdueDrills.soon(gather.now()), deadline));
    var backups =
        beside.stream().flatMap(f -> catalogue.record(f, reads).value().stream()).toList();
    var suspects = Suspects.of(backups, beside);
    return new Standing(
        Optional.ofNullable(suspects.get(own.backupId())),
        backups.stream()
            .filter(b -> b.proof().proven() && !b.id().equals(own.backupId()))
            .filter(b -> !suspects.containsKey(b.id()))
            .max(Comparator.comparing(BackupRecord::moment))
            .map(BackupRecord::id));
  }
}
