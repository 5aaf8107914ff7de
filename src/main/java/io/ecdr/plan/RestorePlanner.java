package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans a restore: a new cache out of a backup, then a look at it. Rests on nothing of the source
 * Region. Pure: the same request, inventory and operation id give the same plan.
 */
public final class RestorePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "restore";

  private final CallMaker calls;
  private final String toolVersion;
  private final List<Published> published;

  /** A planner that marks its plans with this version of ecdr. */
  public RestorePlanner(CallMaker calls, String toolVersion) {
    this(calls, toolVersion, List.of());
  }

  /**
   * The same.
   *
   * @param published the places that are to be told the new endpoint, as far as they were looked at
   */
  public RestorePlanner(CallMaker calls, String toolVersion, List<Published> published) {
    this.published = List.copyOf(published);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(RestoreRequest request, RestoreInventory seen, String operation) {
    var list = new Checklist();
    new RestoreChecks(list, request, seen).ask();
    return plan(request, seen, operation, list);
  }

  /** The same out of a backup that other steps make before: of itself nothing is asked yet. */
  Plan expected(RestoreRequest request, RestoreInventory seen, String operation) {
    return plan(request, seen, operation, new Checklist());
  }

  /** A backup that is still to be made may not tell its size. */
  private static OptionalLong bytes(RestoredCache made) {
    return made.bytes() > 0 ? OptionalLong.of(made.bytes()) : OptionalLong.empty();
  }

  /** What is restored is needed, whether or not somebody can be told where it is. */
  private Plan published(
      Plan plan, RestoreRequest request, RestoreInventory seen, RestoredCache made) {
    var places = request.places();
    var unread =
        new Fact.Unknown<ReplicationGroup>(Trouble.ODD, "it is made by this plan", seen.at());
    var checked = new PublishChecks(request.to(), places, published, unread, true).on(plan);
    return new PublishSteps(calls, request.to(), request.as(), places, published, request.timeout())
        .after(checked, made.serving());
  }

  private Plan plan(
      RestoreRequest request, RestoreInventory seen, String operation, Checklist list) {
    var manifest = seen.backup().manifest();
    var made =
        request.shape().serverless().isPresent()
            ? new ServerlessRestore(calls, request, seen)
            : new NodesRestore(calls, request, seen);
    var times = new Estimates(bytes(made), made.basis(), request.timeout());
    var steps = made.steps(operation, times);
    var duration =
        steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    made.ask(list);
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            List.of(request.to()),
            list.all(),
            List.of(
                new Lane(
                    new CacheId(seen.account(), request.to(), made.kind(), request.as()), steps)),
            new Prediction(
                duration,
                Optional.of(duration),
                manifest.recoveryPoint().map(p -> Duration.between(p, seen.at())),
                "RTO: sum of the steps' expected times ("
                    + times.restore().basis()
                    + "), until the cache answers; switching the clients is not in it. Recovery point:"
                    + " the earliest shard's snapshot time"));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(
            published(plan, request, seen, made),
            Value.fields(
                "ECDR_CACHE", request.as(),
                "ECDR_REGION", manifest.cache().region().id(),
                "ECDR_TO_REGION", request.to().id(),
                "ECDR_BACKUP", seen.backup().id()),
            Optional.of(made.serving()));
  }
}
