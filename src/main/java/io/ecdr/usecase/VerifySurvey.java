package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Trouble;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.VerifyInventory;
import io.ecdr.plan.VerifyInventory.Shelved;
import io.ecdr.port.Operations;
import java.time.Instant;
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
    var owner = owner(identity.account(), deadline);
    var catalogue = catalogue(identity.account(), owner);
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
    var meant = request.all() ? folders : named(folders, catalogue, identity.account());
    List<Call> calls = new ArrayList<>();
    meant.forEach(f -> calls.addAll(catalogue.reads(f)));
    var reads = gather.read(calls, deadline);
    return new VerifyInventory(
        identity.account(),
        owner,
        identity.arn(),
        meant.stream().map(f -> shelved(f, identity.account(), catalogue, reads)).toList(),
        Suspects.among(gather, catalogue, folders, meant, deadline),
        spent.on(gather.now()),
        gather.now());
  }

  private AccountId owner(AccountId own, Instant deadline) {
    return BucketOwner.of(
        surveyor, request.drRegion(), request.account(), request.profile(), own, deadline);
  }

  private Catalogue catalogue(AccountId account, AccountId owner) {
    var maker = surveyor.maker();
    var place =
        new CopyPlace(request.drRegion(), request.drBucket(), owner.digits(), request.profile());
    return new Catalogue(maker, place, request.prefix(), account);
  }

  private List<Catalogue.Folder> named(
      List<Catalogue.Folder> folders, Catalogue catalogue, AccountId account) {
    var ids = new TreeSet<String>();
    request.backups().forEach(typed -> ids.add(id(typed, catalogue, account)));
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
                          "see what there is: "
                              + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix())
                                  .list())));
    }
    return all;
  }

  private String id(String typed, Catalogue catalogue, AccountId account) {
    var reference = BackupReference.of(typed);
    return reference.byId()
        ? reference.id()
        : new Locator(surveyor, catalogue, request.prefix(), account, gather.deadline())
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
