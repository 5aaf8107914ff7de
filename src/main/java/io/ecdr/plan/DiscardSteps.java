package io.ecdr.plan;

import io.ecdr.model.FailbackRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps that fence an old side, and those that delete it once it is saved. */
final class DiscardSteps {

  /** The end of the id of the step that deletes the old side. */
  static final String DISCARD = "discard";

  /** The end of the id of the step before it, where there is one. */
  static final String DISSOLVE = "old-datastore";

  private static final String BASIS = "a guess, AWS publishes no figure";

  private final CallMaker calls;
  private final FailbackRequest request;
  private final OldHome old;
  private final FenceSteps fence;

  DiscardSteps(CallMaker calls, FailbackRequest request, OldHome old) {
    this.calls = calls;
    this.request = request;
    this.old = old;
    this.fence = new FenceSteps(calls, request.region(), group().id() + "/", request.timeout());
  }

  private ReplicationGroup group() {
    return old.backup().group();
  }

  private static SideFence side(OldHome old) {
    return new SideFence(old.backup().group(), old.access(), old.originals());
  }

  /** Those that may write now, and whose rules can be changed. */
  static List<FencedUser> writing(OldHome old) {
    return side(old).writing();
  }

  /** Those that an earlier fence of ours left reading only. */
  static List<FencedUser> before(OldHome old) {
    return side(old).before();
  }

  /** All that read only while it is saved, and get back what they had. */
  static List<FencedUser> fenced(OldHome old) {
    return side(old).fenced();
  }

  /** Whether a write tells that they read only. */
  static boolean proven(OldHome old, FailbackRequest request) {
    return side(old).proven(request.probe());
  }

  List<Step> fence() {
    return side(old).steps(fence, request.probe());
  }

  /**
   * What is left of the datastore goes, then the old side; its users are as they were.
   *
   * @param saved what must be so right before
   */
  List<Step> all(Value.Fields saved) {
    List<Step> all = new ArrayList<>();
    old.shell().ifPresent(shell -> all.addAll(dissolved(shell.id())));
    all.add(delete(saved));
    all.addAll(fence.lift(fenced(old)));
    return all;
  }

  private List<Step> dissolved(String id) {
    var home = request.region();
    var named = Value.fields("GlobalReplicationGroupId", id);
    return List.of(
        new Step.Act(
            group().id() + "/" + DISSOLVE,
            "Delete what is left of Global Datastore " + id + "; its primary stays",
            calls.elastiCache(
                home,
                "DeleteGlobalReplicationGroup",
                named.with("RetainPrimaryReplicationGroup", true)),
            new Condition("global-datastore-gone", home, named),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            limits(5),
            "",
            "it has no secondary, and the old side is saved"),
        new Step.Await(
            group().id() + "/alone",
            "Wait until " + group().id() + " belongs to no Global Datastore",
            new Condition("standalone", home, named.with("ReplicationGroupId", group().id())),
            limits(2)));
  }

  private Step delete(Value.Fields saved) {
    var home = request.region();
    var named = Value.fields("ReplicationGroupId", group().id());
    var condition = named;
    for (var each : saved.members().entrySet()) {
      condition = condition.with(each.getKey(), each.getValue());
    }
    return new Step.Act(
        group().id() + "/" + DISCARD,
        "DELETE THE OLD DATA: " + group().id() + " in " + home,
        calls.elastiCache(
            home, "DeleteReplicationGroup", named.with("RetainPrimaryCluster", false)),
        new Condition("discarded-gone", home, condition),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(10),
        "",
        "it stands alone, and its backup is there and verified, looked at right before");
  }

  private Limits limits(int minutes) {
    return new Limits(
        Duration.ofMinutes(minutes), BASIS, request.timeout().orElse(Duration.ofMinutes(45)));
  }
}
