package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.DeletePlanner;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.Lane;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Plans {@code backup delete}. */
public final class BackupDelete implements Planning<DeleteRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final DeletePlanner planner;

  /**
   * @param operations the journals that tell what is ours
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupDelete(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DeletePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DeleteRequest request) {
    try {
      var cache = cache(request);
      var prune =
          new PruneRequest(
              List.of(cache.id()),
              cache.region(),
              request.drRegion(),
              request.drBucket(),
              request.prefix(),
              request.rules(),
              request.timeout());
      var seen = new PruneSurvey(surveyor, operations, prune).read();
      if (seen.lineages().stream().noneMatch(l -> l.pieces().containsKey(request.backup()))) {
        throw gone(request);
      }
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, DeletePlanner.print(request, seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    } catch (StateUnusable e) {
      return new Planned.Rejected(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }

  /** As a journal tells, since a backup without a copy has no folder; else as its folder does. */
  private CacheId cache(DeleteRequest request) {
    var reference = BackupReference.of(request.backup());
    if (!reference.byId()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "'" + request.backup() + "' may be another backup tomorrow",
          "name the one by its id: "
              + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix())
                  .named("list", reference.cache()));
    }
    return journalled(request).orElseGet(() -> kept(request, reference));
  }

  private Optional<CacheId> journalled(DeleteRequest request) {
    return OwnJournals.read(operations).known().stream()
        .flatMap(
            one ->
                one.plan().lanes().stream()
                    .map(Lane::cache)
                    .filter(
                        c ->
                            BackupNames.backupId(c.id(), one.plan().id()).equals(request.backup())))
        .filter(c -> request.region().map(c.region()::equals).orElse(true))
        .findFirst();
  }

  private CacheId kept(DeleteRequest request, BackupReference reference) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), request.drRegion());
    var account = Identity.need(gather.read(List.of(who), deadline).fact(who), "").account();
    return new Locator(
            surveyor, request.drRegion(), request.drBucket(), request.prefix(), account, deadline)
        .find(reference, request.region())
        .backup()
        .manifest()
        .cache();
  }

  private static SurveyEnded gone(DeleteRequest request) {
    return new SurveyEnded(
        ExitCode.NOT_FOUND,
        "nothing is there of backup " + request.backup(),
        "see what there is: "
            + KeptAt.of(request.drRegion(), request.drBucket(), request.prefix()).list());
  }
}
