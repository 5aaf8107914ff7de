package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.Standing;
import io.ecdr.plan.retention.Shrinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the backup that a reference means. Asks the DR bucket only. */
final class Locator {

  private final Gather gather;
  private final Catalogue catalogue;
  private final Instant deadline;
  private final String where;
  private final KeptAt kept;
  private final String listHint;

  /** What was found, and all that was read on the way. */
  record Found(BackupRecord backup, Catalogue.Folder folder, Reads reads) {}

  Locator(
      Surveyor surveyor,
      Region region,
      String bucket,
      String prefix,
      AccountId account,
      Instant deadline) {
    this(
        surveyor,
        new Catalogue(surveyor.maker(), region, bucket, prefix, account),
        prefix,
        account,
        deadline);
  }

  /**
   * @param prefix first part of all keys
   */
  Locator(
      Surveyor surveyor, Catalogue catalogue, String prefix, AccountId account, Instant deadline) {
    var region = catalogue.region();
    var bucket = catalogue.bucket();
    this.gather = surveyor.gather();
    this.catalogue = catalogue;
    this.deadline = deadline;
    this.where = "bucket " + bucket + " in " + region + " under " + prefix + "/" + account;
    this.kept = KeptAt.of(region, bucket, prefix);
    this.listHint = "see what there is: " + kept.list();
  }

  /**
   * Finds it.
   *
   * @param source the Region that the cache was in; absent means any
   * @throws SurveyEnded when there is none, or more than one
   */
  Found find(BackupReference reference, Optional<Region> source) {
    var calls = catalogue.lists(source, reference.cacheStart());
    var reads = gather.read(calls, deadline);
    var folders =
        catalogue.folders(SurveyEnded.need(listing(Catalogue.listed(reads, calls)), "")).stream()
            .filter(f -> fits(f, reference))
            .toList();
    var finished = folders.stream().filter(Catalogue.Folder::finished).toList();
    if (finished.isEmpty()) {
      throw none(reference, folders);
    }
    if (Catalogue.sources(finished).size() > 1) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "backups of "
              + finished.get(0).cache()
              + " come from several Regions: "
              + Catalogue.sources(finished),
          "say which with --region");
    }
    return switch (reference.word()) {
      case "oldest" -> extreme(finished, finished.get(finished.size() - 1), reads, false);
      case "latest-proven" -> atLeast(Proof.CHECKED, finished, reads, reference);
      case "latest-verified" -> atLeast(Proof.VERIFIED, finished, reads, reference);
      case "latest" -> extreme(finished, finished.get(0), reads, true);
      default -> one(finished.get(0), reads);
    };
  }

  /**
   * What the other backups of its cache say of one that was found.
   *
   * @param reads of when it was found
   */
  Standing standing(
      BackupRecord backup, Reads reads, BackupReference reference, Optional<Region> source) {
    var listing = Catalogue.listed(reads, catalogue.lists(source, reference.cacheStart()));
    var folders =
        listing.value().map(catalogue::folders).orElse(List.of()).stream()
            .filter(Catalogue.Folder::finished)
            .toList();
    return folders.stream()
        .filter(f -> f.manifestKey().equals(backup.manifestKey()))
        .findFirst()
        .map(own -> Neighbours.of(gather, catalogue, folders, own, reads, deadline))
        .orElse(Standing.ALONE);
  }

  /**
   * The newest or the oldest. Ids tell the time to the minute only and go on by chance, so within
   * that minute the data's own times decide. One that cannot be read is not passed over.
   */
  private Found extreme(
      List<Catalogue.Folder> folders, Catalogue.Folder first, Reads before, boolean newest) {
    var near = folders.stream().filter(f -> minute(f).equals(minute(first))).toList();
    if (near.size() == 1) {
      return one(first, before);
    }
    List<Call> calls = new ArrayList<>();
    near.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = before.and(gather.read(calls, deadline));
    var order =
        Comparator.comparing((Found f) -> f.backup().moment())
            .thenComparing(f -> f.backup().manifest().written());
    return near.stream()
        .map(folder -> found(folder, catalogue.record(folder, reads), reads))
        .max(newest ? order : order.reversed())
        .orElseThrow();
  }

  private static String minute(Catalogue.Folder folder) {
    return folder.backupId().replaceFirst("-[a-z0-9]*$", "");
  }

  /** No such bucket is worth a sentence of its own. */
  private <T> Fact<T> listing(Fact<T> fact) {
    if (fact.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND, "there is no " + where, "check --dr-bucket and its Region");
    }
    return fact;
  }

  private static boolean fits(Catalogue.Folder folder, BackupReference reference) {
    return reference.byId()
        ? folder.backupId().equals(reference.id())
        : folder.cache().equals(reference.cache());
  }

  private SurveyEnded none(BackupReference reference, List<Catalogue.Folder> unfinished) {
    if (reference.byId() && !unfinished.isEmpty()) {
      return new SurveyEnded(
          ExitCode.NOT_FOUND,
          "backup " + reference.id() + " is not finished: it has no manifest",
          "finish it where it was begun: ecdr op list");
    }
    return new SurveyEnded(
        ExitCode.NOT_FOUND,
        (reference.byId()
                ? "there is no backup " + reference.id()
                : "there is no backup of " + reference.cache())
            + " in "
            + where,
        listHint);
  }

  private Found one(Catalogue.Folder folder, Reads before) {
    var reads = before.and(gather.read(catalogue.reads(folder), deadline));
    return found(folder, catalogue.record(folder, reads), reads);
  }

  private Found found(Catalogue.Folder folder, Fact<BackupRecord> record, Reads reads) {
    if (record.value().isPresent()) {
      return new Found(record.value().get(), folder, reads);
    }
    throw new SurveyEnded(
        record.unknown().map(u -> u.trouble().code()).orElse(ExitCode.NOT_FOUND)
                == ExitCode.INTERNAL
            ? ExitCode.VERIFICATION_FAILED
            : record.unknown().map(u -> u.trouble().code()).orElse(ExitCode.NOT_FOUND),
        "the manifest of backup "
            + folder.backupId()
            + " cannot be read: "
            + record.unknown().map(Fact.Unknown::why).orElse("it is gone"),
        "name another backup by its id; " + listHint);
  }

  /** The newest that is proven so far. One that is suspect counts for nothing. */
  private Found atLeast(
      Proof least, List<Catalogue.Folder> folders, Reads before, BackupReference reference) {
    List<Call> calls = new ArrayList<>();
    folders.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = before.and(gather.read(calls, deadline));
    var records =
        folders.stream().flatMap(f -> catalogue.record(f, reads).value().stream()).toList();
    var suspects = Suspects.of(records, folders);
    var suspect = new ArrayList<String>();
    for (var folder : folders) {
      var record = catalogue.record(folder, reads);
      if (record.value().filter(r -> r.proof().compareTo(least) >= 0).isEmpty()) {
        continue;
      }
      if (!suspects.containsKey(folder.backupId())) {
        return found(folder, record, reads);
      }
      suspect.add(folder.backupId());
    }
    throw suspect.isEmpty()
        ? noneIs(least, reference, records)
        : new SurveyEnded(
            ExitCode.NOT_FOUND,
            "every backup of " + reference.cache() + " that is " + least.word() + " is suspect",
            Shrinks.words(suspect.get(0), suspects.get(suspect.get(0)), kept.options()));
  }

  private SurveyEnded noneIs(Proof least, BackupReference reference, List<BackupRecord> records) {
    var best =
        records.stream()
            .max(Comparator.comparing(BackupRecord::proof).thenComparing(BackupRecord::moment));
    return new SurveyEnded(
        ExitCode.NOT_FOUND,
        "no backup of " + reference.cache() + " is " + least.word(),
        best.map(
                b ->
                    "the best is "
                        + b.id()
                        + ", "
                        + b.proof().word()
                        + "; name it by its id if that will do")
            .orElse(listHint));
  }
}
