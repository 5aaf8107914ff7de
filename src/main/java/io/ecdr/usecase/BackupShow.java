package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.usecase.BackupShowReport.FileState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code backup show}: one backup, and whether its files are all there. */
public final class BackupShow implements Reading<BackupShowRequest, BackupShowReport> {

  private final Surveyor surveyor;

  /** A verb that looks through this surveyor. */
  public BackupShow(Surveyor surveyor) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
  }

  @Override
  public Answer<BackupShowReport> read(BackupShowRequest request) {
    try {
      return new Answer.Given<>(report(request));
    } catch (SurveyEnded e) {
      return new Answer.Rejected<>(e.why());
    }
  }

  /**
   * Finds the backup that is meant.
   *
   * @throws SurveyEnded when there is none, or its bucket does not answer
   */
  static Locator.Found find(Surveyor surveyor, BackupShowRequest request) {
    var reference = BackupReference.of(request.backup());
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.drRegion());
    var identity = Identity.need(gather.read(List.of(who), deadline).fact(who), "");
    return new Locator(
            surveyor,
            request.drRegion(),
            request.drBucket(),
            request.prefix(),
            identity.account(),
            deadline)
        .find(reference, request.region());
  }

  private BackupShowReport report(BackupShowRequest request) {
    var found = find(surveyor, request);
    var backup = found.backup();
    var now = surveyor.gather().now();
    return new BackupShowReport(
        now,
        request.drBucket(),
        request.drRegion(),
        backup,
        Duration.between(backup.moment(), now),
        files(backup, found.folder()),
        restore(request, backup));
  }

  private static List<FileState> files(BackupRecord backup, Catalogue.Folder folder) {
    return backup.manifest().shards().stream()
        .map(
            s -> {
              boolean inFolder = s.key().startsWith(folder.path());
              var name = inFolder ? s.key().substring(folder.path().length()) : "";
              return new FileState(
                  s.key(), s.bytes(), Optional.ofNullable(folder.files().get(name)));
            })
        .toList();
  }

  private static String restore(BackupShowRequest request, BackupRecord backup) {
    return "ecdr restore "
        + backup.id()
        + " --region "
        + backup.manifest().cache().region()
        + " --to "
        + request.drRegion()
        + " --as NEW --dr-bucket "
        + request.drBucket()
        + " --subnet-group S --dry-run";
  }
}
