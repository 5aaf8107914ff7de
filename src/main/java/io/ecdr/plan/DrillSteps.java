package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps that take a drill's cache away, by its name and its operation's tag. */
final class DrillSteps {

  private static final Duration LONGEST = Duration.ofHours(2);

  private final CallMaker calls;
  private final Region region;
  private final String id;
  private final Optional<Duration> timeout;

  DrillSteps(CallMaker calls, Region region, String id, Optional<Duration> timeout) {
    this.calls = calls;
    this.region = region;
    this.id = id;
    this.timeout = timeout;
  }

  /** The id of the first of them. */
  String first() {
    return id + "/settle";
  }

  /**
   * In order.
   *
   * @param operation that made the cache
   * @param notBefore from when on no call is on its way that could still make it
   */
  List<Step> all(String operation, Value notBefore) {
    var own = Value.fields("ReplicationGroupId", id, "Operation", operation);
    return List.of(
        new Step.Await(
                first(),
                "Wait until " + id + " may be deleted",
                new Condition("group-deletable", region, own.with("NotBefore", notBefore)),
                limits(Duration.ofSeconds(10)))
            .when("nothing: this comes whatever became of the steps before it"),
        new Step.Act(
                id + "/delete",
                "Delete " + id + " in " + region,
                calls.elastiCache(
                    region,
                    "DeleteReplicationGroup",
                    Value.fields("ReplicationGroupId", id).with("RetainPrimaryCluster", false)),
                new Condition("group-gone", region, own),
                Step.Repeat.SERVICE_REFUSES_SECOND,
                limits(UndoPlanner.deleting(5).expected()))
            .when("nothing goes on with it, and it carries the tag of operation " + operation));
  }

  private Limits limits(Duration expected) {
    return new Limits(expected, "a guess, AWS publishes no figure", timeout.orElse(LONGEST));
  }
}
