package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.ProofRecord;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.Standing;
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
    return locator(surveyor, request).find(reference, request.region());
  }

  private static Locator locator(Surveyor surveyor, BackupShowRequest request) {
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
        deadline);
  }

  private BackupShowReport report(BackupShowRequest request) {
    var reference = BackupReference.of(request.backup());
    var locator = locator(surveyor, request);
    var found = locator.find(reference, request.region());
    var backup = found.backup();
    var standing = locator.standing(backup, found.reads(), reference, request.region());
    var files = files(backup, found.folder());
    var now = surveyor.gather().now();
    return new BackupShowReport(
        now,
        request.drBucket(),
        request.drRegion(),
        backup,
        Duration.between(backup.moment(), now),
        files,
        standing,
        next(request, backup, standing, files));
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

  /** Only what counts is offered for a restore. */
  private static String next(
      BackupShowRequest request, BackupRecord backup, Standing standing, List<FileState> files) {
    var kept = KeptAt.of(request.drRegion(), request.drBucket(), request.prefix());
    boolean failed = backup.record().flatMap(ProofRecord::failure).isPresent();
    if (failed || !backup.seal().fits() || !files.stream().allMatch(FileState::whole)) {
      return standing.proven().map(id -> kept.named("show", id)).orElse(kept.list());
    }
    if (standing.suspect().isPresent()) {
      return kept.named("inspect", backup.id());
    }
    return backup.proof().proven()
        ? kept.restore(
            backup.id(), backup.manifest().cache().region(), backup.manifest().cache().id())
        : kept.named("verify", backup.id());
  }
}
