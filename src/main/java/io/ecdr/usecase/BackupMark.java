package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.MarkRequest;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Fingerprint;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.MarkPlanner;
import io.ecdr.port.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Plans {@code backup keep}, {@code release}, {@code retire} and {@code accept}. */
public final class BackupMark implements Planning<MarkRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final MarkPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupMark(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new MarkPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(MarkRequest request) {
    try {
      var found = found(request);
      var print = Fingerprint.NONE;
      return new Planned.Ready(planner.plan(request, found, ids.next()), request, print);
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  private MarkPlanner.Found found(MarkRequest request) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.drRegion());
    var account = Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
    var catalogue =
        new Catalogue(
            surveyor.maker(), request.drRegion(), request.drBucket(), request.prefix(), account);
    var call = catalogue.list(Optional.empty(), "");
    var listing = gather.read(List.of(call), deadline).fact(call);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
          "check --dr-bucket and --dr-region");
    }
    var target = target(request, catalogue, account, deadline);
    var named =
        catalogue.folders(SurveyEnded.need(listing, "")).stream()
            .filter(Catalogue.Folder::finished)
            .filter(f -> request.region().map(f.source()::equals).orElse(true))
            .filter(f -> f.backupId().equals(target) || f.cache().equals(target))
            .toList();
    boolean whole = named.stream().anyMatch(f -> f.cache().equals(target));
    against(request, named, whole);
    var first = named.get(0);
    var cache = new CacheId(account, first.source(), CacheKind.ofWord(first.kind()), first.cache());
    var said = new SaidMarks(request, catalogue, cache);
    var reads = gather.read(said.reads(named, whole), deadline);
    return new MarkPlanner.Found(
        account,
        cache,
        whole,
        named.stream()
            .filter(f -> !said.of(f, reads))
            .map(f -> new MarkPlanner.Backup(f.backupId(), f.path()))
            .toList(),
        whole && said.ofLineage(reads),
        gather.now());
  }

  /** The id that is meant: a backup's or a cache's. */
  private String target(
      MarkRequest request, Catalogue catalogue, AccountId account, Instant deadline) {
    if (!request.target().contains("@")) {
      return request.target().toLowerCase(Locale.ROOT);
    }
    return new Locator(surveyor, catalogue, request.prefix(), account, deadline)
        .find(BackupReference.of(request.target()), request.region())
        .folder()
        .backupId();
  }

  private static void against(MarkRequest request, List<Catalogue.Folder> named, boolean whole) {
    if (named.isEmpty()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no backup, and no cache with backups, named " + request.target(),
          "see what there is: "
              + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix()).list());
    }
    if (Catalogue.sources(named).size() > 1) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          request.target() + " has backups of several Regions",
          "say which with --region");
    }
    if (whole && request.word() == MarkRequest.Word.ACCEPT) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          request.target() + " is a cache: a size is accepted one by one",
          "name the backup that shrank: " + BackupNames.cachePart(request.target()) + "-…");
    }
  }
}
