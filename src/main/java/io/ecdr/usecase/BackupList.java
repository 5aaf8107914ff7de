package io.ecdr.usecase;

import io.ecdr.model.BackupListRequest;
import io.ecdr.model.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads {@code backup list}: what the DR bucket holds. */
public final class BackupList implements Reading<BackupListRequest, BackupListReport> {

  private final Surveyor surveyor;

  /** A verb that looks through this surveyor. */
  public BackupList(Surveyor surveyor) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
  }

  @Override
  public Answer<BackupListReport> read(BackupListRequest request) {
    try {
      return new Answer.Given<>(report(request));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  private BackupListReport report(BackupListRequest request) {
    var gather = surveyor.gather();
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
    var cache = request.cache().map(c -> c.toLowerCase(Locale.ROOT));
    var call = catalogue.list(request.region(), cache.map(c -> c + "/").orElse(""));
    var listing = gather.read(List.of(call), deadline).fact(call);
    if (listing.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no bucket " + request.drBucket() + " in " + request.drRegion(),
          "check --dr-bucket and --dr-region");
    }
    var folders =
        catalogue.folders(SurveyEnded.need(listing, "")).stream()
            .filter(f -> cache.isEmpty() || f.cache().equals(cache.get()))
            .toList();
    var shelf = Shelf.read(gather, catalogue, folders, Integer.MAX_VALUE, deadline);
    return new BackupListReport(
        gather.now(),
        request.drBucket(),
        request.drRegion(),
        shelf.backups(),
        shelf.notes(),
        shelf.code());
  }
}
