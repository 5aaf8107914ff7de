package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans the way home after a detach, in parts: the old side is fenced and saved; then it is
 * deleted; then a standby is made in its place; then that is switched over to. What took over stays
 * as the standby. Pure: the same request, inventory and operation id give the same plan.
 */
public final class DetachedHomePlanner {

  /** What this plan does itself, so that nobody need have done it before. */
  private static final Set<String> DONE_HERE = new TreeSet<>(Set.of("old-data", "old-shell"));

  private final CallMaker calls;
  private final String toolVersion;
  private final List<Published> published;

  /** A planner that marks its plans with this version of ecdr. */
  public DetachedHomePlanner(CallMaker calls, String toolVersion) {
    this(calls, toolVersion, List.of());
  }

  /**
   * The same.
   *
   * @param published the places that are to be told where home is reached
   */
  public DetachedHomePlanner(CallMaker calls, String toolVersion, List<Published> published) {
    this.published = List.copyOf(published);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * Makes the plan, with every check whatever the others say.
   *
   * @param standby what is made at home
   * @param why what says that this is the case
   */
  public Plan plan(
      FailbackRequest request,
      StandbyCreateRequest standby,
      OldHome old,
      String why,
      String operation) {
    var backup = request.rescue();
    var rescue =
        new RescuePlanner(calls, toolVersion)
            .plan(new RescueRequest(backup), old.backup(), operation);
    var saved = new RescueSteps(calls, backup, old.backup(), operation);
    var discard = new DiscardSteps(calls, request, old);
    List<Check> checks = new ArrayList<>();
    checks.add(HomeSight.check(FailbackCase.DETACHED, why));
    checks.addAll(new DiscardChecks(request, old).all());
    rescue.checks().forEach(check -> checks.add(check.named("rescue-" + check.id())));
    // This plan gives back what a fence before it took, so that is what home will be like.
    new DetachedChecks(standby, old.detached().givenBack(DiscardSteps.before(old)))
        .all().stream().filter(c -> !DONE_HERE.contains(c.id())).forEach(checks::add);
    List<Step> before = new ArrayList<>(discard.fence());
    before.addAll(saved.all());
    before.addAll(discard.all(guard(backup, old, saved.backupId())));
    return new HomeAnew(calls, toolVersion, request, standby, old.detached().standby(), published)
        .plan(checks, before, List.of(), operation);
  }

  /** What must be so right before the old side is deleted. */
  private static Value.Fields guard(BackupRequest backup, OldHome old, String backupId) {
    var seen = old.backup();
    var cache =
        new CacheId(
            seen.account(), backup.region(), CacheKind.REPLICATION_GROUP, seen.group().id());
    var folder = BackupNames.folder(backup.prefix(), cache, backupId);
    return Value.fields("BackupId", backupId)
        .with(
            "Objects",
            new Value.Bound(cache.id() + "/copy", "Objects", "the files that were copied"))
        .with(
            "Backup",
            Value.fields(
                "Bucket", backup.drBucket(),
                "Region", backup.drRegion().id(),
                "Owner", seen.account().digits(),
                "Prefix", folder));
  }
}
