package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Trouble;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.VerifyInventory;
import io.ecdr.plan.VerifyInventory.Shelved;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads which backups are meant and what is known of them, from the DR Region only. */
final class VerifySurvey {

  private final Surveyor surveyor;
  private final VerifyRequest request;
  private final Gather gather;
  private final SpentBytes spent;

  VerifySurvey(Surveyor surveyor, Operations operations, VerifyRequest request) {
    this.surveyor = surveyor;
    this.request = request;
    this.gather = surveyor.gather();
    this.spent = new SpentBytes(operations);
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when there is nothing to plan with
   */
  VerifyInventory read() {
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.drRegion());
    var identity = Identity.need(gather.read(List.of(who), deadline).fact(who), "");
    var catalogue =
        new Catalogue(
            surveyor.maker(),
            request.drRegion(),
            request.drBucket(),
            request.prefix(),
            identity.account());
    var call = catalogue.list(Optional.empty(), "");
    var listing = gather.read(List.of(call), deadline).fact(call);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
          "check --dr-bucket and --dr-region");
    }
    var folders =
        catalogue.folders(SurveyEnded.need(listing, "")).stream()
            .filter(Catalogue.Folder::finished)
            .filter(f -> request.region().map(f.source()::equals).orElse(true))
            .toList();
    var meant = request.all() ? folders : named(folders, identity.account());
    List<Call> calls = new ArrayList<>();
    meant.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = gather.read(calls, deadline);
    return new VerifyInventory(
        identity.account(),
        identity.arn(),
        meant.stream().map(f -> shelved(f, identity.account(), catalogue, reads)).toList(),
        spent.on(gather.now()),
        gather.now());
  }

  private List<Catalogue.Folder> named(List<Catalogue.Folder> folders, AccountId account) {
    var ids = new TreeSet<String>();
    request.backups().forEach(typed -> ids.add(id(typed, account)));
    List<Catalogue.Folder> all = new ArrayList<>();
    for (var id : ids) {
      all.add(
          folders.stream()
              .filter(f -> f.backupId().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new SurveyEnded(
                          ExitCode.NOT_FOUND,
                          "there is no backup " + id + " in bucket " + request.drBucket(),
                          "see what there is: ecdr backup list")));
    }
    return all;
  }

  private String id(String typed, AccountId account) {
    var reference = BackupReference.of(typed);
    return reference.byId()
        ? reference.id()
        : new Locator(
                surveyor,
                request.drRegion(),
                request.drBucket(),
                request.prefix(),
                account,
                gather.deadline())
            .find(reference, request.region())
            .folder()
            .backupId();
  }

  /** A manifest that makes no sense is what is to be found out; one that was not read is not. */
  private static Shelved shelved(
      Catalogue.Folder folder, AccountId account, Catalogue catalogue, Reads reads) {
    var record = catalogue.record(folder, reads);
    boolean odd = record.unknown().filter(u -> u.trouble() == Trouble.ODD).isPresent();
    Optional<BackupRecord> known =
        odd ? Optional.empty() : Optional.of(SurveyEnded.need(record, ""));
    var kind =
        Arrays.stream(CacheKind.values())
            .filter(k -> k.word().equals(folder.kind()))
            .findFirst()
            .orElse(CacheKind.REPLICATION_GROUP);
    return new Shelved(
        folder.backupId(),
        new CacheId(account, folder.source(), kind, folder.cache()),
        folder.path(),
        known);
  }
}
