package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.retention.Reason;
import io.ecdr.plan.retention.Shrinks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the newest proven backup of all caches in a DR bucket, passing over suspect ones. Asks the
 * DR Region only.
 */
final class NewestProven {

  /** So many are looked into at once; ids tell which are newer, to the minute. */
  private static final int AT_ONCE = 20;

  private final Surveyor surveyor;
  private final RestoreRequest request;

  NewestProven(Surveyor surveyor, RestoreRequest request) {
    this.surveyor = surveyor;
    this.request = request;
  }

  /**
   * What was found.
   *
   * @param caches how many the bucket has backups of
   */
  record Found(BackupRecord backup, int caches) {}

  /**
   * Finds it.
   *
   * @throws SurveyEnded when there is none
   */
  Found find() {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var catalogue = catalogue(gather);
    var lists = catalogue.lists(request.region(), "");
    var listing = Catalogue.listed(gather.read(lists, deadline), lists);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.bucket() + " in " + request.to(),
          "check --dr-bucket; it is the one that backup create was given");
    }
    var folders =
        catalogue.folders(SurveyEnded.need(listing, "")).stream()
            .filter(Catalogue.Folder::finished)
            .sorted(
                Comparator.comparing((Catalogue.Folder f) -> BackupNames.operationOf(f.backupId()))
                    .reversed())
            .toList();
    var suspect = new TreeMap<String, Reason>();
    for (int from = 0; from < folders.size(); from += AT_ONCE) {
      var some = folders.subList(from, Math.min(from + AT_ONCE, folders.size()));
      List<Call> calls = new ArrayList<>();
      some.forEach(f -> calls.addAll(catalogue.reads(f)));
      var reads = gather.read(calls, deadline);
      var proven =
          some.stream()
              .filter(
                  f ->
                      catalogue
                          .record(f, reads)
                          .value()
                          .filter(b -> b.proof().proven())
                          .isPresent())
              .toList();
      var suspects = Suspects.among(gather, catalogue, folders, proven, deadline);
      suspect.putAll(suspects);
      var newest =
          proven.stream()
              .filter(f -> !suspects.containsKey(f.backupId()))
              .flatMap(f -> catalogue.record(f, reads).value().stream())
              .max(Comparator.comparing(BackupRecord::moment));
      if (newest.isPresent()) {
        return new Found(newest.get(), caches(folders));
      }
    }
    throw none(suspect);
  }

  private SurveyEnded none(SortedMap<String, Reason> suspect) {
    var kept = KeptAt.of(request.to(), request.bucket(), request.prefix());
    return new SurveyEnded(
        ExitCode.NOT_FOUND,
        "bucket "
            + request.bucket()
            + " has no proven backup of any cache"
            + (suspect.isEmpty() ? "" : " that is not suspect"),
        suspect.isEmpty()
            ? "see what there is: " + kept.list()
            : Shrinks.words(suspect.firstKey(), suspect.get(suspect.firstKey()), kept.options()));
  }

  private Catalogue catalogue(Gather gather) {
    var who = Identity.call(surveyor.maker(), request.to());
    var reads = gather.read(List.of(who), gather.deadline());
    AccountId account = Identity.need(reads.fact(who), "").account();
    return new Catalogue(
        surveyor.maker(), request.to(), request.bucket(), request.prefix(), account);
  }

  private static int caches(List<Catalogue.Folder> folders) {
    return (int)
        folders.stream().map(f -> f.source() + "/" + f.kind() + "/" + f.cache()).distinct().count();
  }
}
