package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Trouble;
import io.ecdr.plan.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The backups in some folders, newest first, and what could not be read of them.
 *
 * @param finished how many folders hold a manifest, read or not, by source Region and cache id
 * @param unread why the folders themselves were not read; empty when they were
 * @param holds why the store keeps some of them, by backup id
 * @param code 0, or 40 when a manifest is damaged or gone, or what kept it from being read
 */
record Shelf(
    List<BackupRecord> backups,
    List<String> notes,
    Map<String, Integer> finished,
    Optional<String> unread,
    Map<String, ObjectHold> holds,
    ExitCode code) {

  /** Nothing was read. */
  static Shelf unread(String why) {
    return new Shelf(List.of(), List.of(), Map.of(), Optional.of(why), Map.of(), ExitCode.OK);
  }

  Shelf {
    backups = List.copyOf(backups);
    notes = List.copyOf(notes);
    finished = new TreeMap<>(finished);
    holds = new TreeMap<>(holds);
  }

  /**
   * Reads them.
   *
   * @param each how many of one cache's newest to read at most
   */
  static Shelf read(
      Gather gather,
      Catalogue catalogue,
      List<Catalogue.Folder> folders,
      int each,
      Instant deadline) {
    List<BackupRecord> backups = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    var finished = new TreeMap<String, Integer>();
    List<Catalogue.Folder> wanted = new ArrayList<>();
    for (var folder : folders) {
      if (!folder.finished()) {
        notes.add(folder.path() + " has no manifest: no backup, its operation may still run");
      } else if (finished.merge(cache(folder), 1, Integer::sum) <= each) {
        wanted.add(folder);
      }
    }
    List<Call> calls = new ArrayList<>();
    wanted.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = gather.read(calls, deadline);
    var holds = new TreeMap<String, ObjectHold>();
    var code = ExitCode.OK;
    for (var folder : wanted) {
      ObjectLock.hold(reads.fact(catalogue.get(folder.manifestKey())), gather.now())
          .ifPresent(hold -> holds.put(folder.backupId(), hold));
      var record = catalogue.record(folder, reads);
      record.value().ifPresent(backups::add);
      var broken = record.value().filter(backup -> !backup.seal().fits());
      if (broken.isPresent()) {
        notes.add(folder.manifestKey() + " " + broken.get().seal().words());
        code = code.worse(ExitCode.VERIFICATION_FAILED);
      }
      if (record.value().isEmpty()) {
        notes.add(
            record
                .unknown()
                .map(Fact.Unknown::why)
                .orElse(folder.manifestKey() + " is gone since it was listed"));
        code = code.worse(code(record));
      }
    }
    backups.sort(
        Comparator.comparing(BackupRecord::moment).reversed().thenComparing(BackupRecord::id));
    return new Shelf(backups, notes, finished, Optional.empty(), holds, code);
  }

  private static ExitCode code(Fact<BackupRecord> record) {
    return record
        .unknown()
        .map(Fact.Unknown::trouble)
        .filter(trouble -> trouble != Trouble.ODD)
        .map(Trouble::code)
        .orElse(ExitCode.VERIFICATION_FAILED);
  }

  private static String cache(Catalogue.Folder folder) {
    return folder.source() + "/" + folder.cache();
  }

  /** How many backups a cache has. */
  int count(String region, String cache) {
    return finished.getOrDefault(region + "/" + cache, 0);
  }
}
