package io.ecdr.plan;

import io.ecdr.model.LossProof;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proof that a planned change of roles loses nothing: after writers stopped, a mark is written
 * into each shard of the primary and must be read on the standby before the promotion, since a
 * standby takes a shard's writes in their order. Afterwards it must be there on the new primary.
 */
public final class MarkSteps {

  /** The kind of the step before the promotion. */
  public static final String CROSS = "cross-marks";

  /** The kind of the step after it. */
  public static final String FIND = "find-marks";

  /** Longer than a role change may take. */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private static final Duration AFTERWARDS = Duration.ofMinutes(1);

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final SwitchoverRequest request;
  private final WritersPause pause;
  private final StopWriters fence;

  MarkSteps(CallMaker calls, GlobalInventory seen, SwitchoverRequest request, WritersPause pause) {
    this.calls = calls;
    this.seen = seen;
    this.request = request;
    this.pause = pause;
    this.fence = new StopWriters(calls, seen, request);
  }

  /** Whether a step is of that kind. */
  public static boolean is(Step step, String kind) {
    return step instanceof Step.Local local && local.kind().equals(kind);
  }

  /** Whether marks are written at all: only what is written after writers stopped proves that. */
  boolean wanted() {
    return request.proof() != LossProof.OFF
        && !seen.already()
        && pause.stopped().isPresent()
        && !fence.takes(request.probe())
        && !seen.primaryRegion().isEmpty();
  }

  /** The step before all others of the lane that change something; empty when it is left out. */
  Optional<Step.Local> before() {
    if (!wanted()) {
      return Optional.empty();
    }
    var old = seen.datastore().primary().orElseThrow();
    var home = new Region(old.region());
    return Optional.of(
        new Step.Local(
            id("cross-marks"),
            "Write a key per shard of " + old + " and read it on " + seen.target(),
            CROSS,
            parameters()
                .with("Primary", group(home, old.id()))
                .with("Standby", group(seen.to(), seen.target().id()))
                .with("WritesStopped", pause.stopped().orElseThrow())
                .with("TimeToLive", TIME_TO_LIVE.toString()),
            List.of(describe(home, old.id()), describe(seen.to(), seen.target().id())),
            new Limits(
                Duration.ofSeconds(1),
                "connecting and two commands per shard on both sides",
                pause.longest()),
            "",
            "writers have stopped"));
  }

  /** The step after the roles have moved. */
  Optional<Step.Local> after() {
    return before()
        .map(
            cross ->
                new Step.Local(
                    id("find-marks"),
                    "Read on " + seen.target() + " what was written to the old primary",
                    FIND,
                    parameters()
                        .with("Standby", group(seen.to(), seen.target().id()))
                        .with("Keys", new Value.Bound(cross.id(), "Keys", "the keys"))
                        .with(Crossed.FACT, proof(cross)),
                    List.of(describe(seen.to(), seen.target().id())),
                    new Limits(
                        Duration.ofSeconds(1), "connecting and a command per shard", AFTERWARDS),
                    "",
                    seen.target() + " takes the writes"));
  }

  /** What the first step proves, for steps behind it. */
  static Value proof(Step.Local cross) {
    return new Value.Bound(cross.id(), Crossed.FACT, "what the keys prove");
  }

  private Value.Fields parameters() {
    return Value.Fields.NONE
        .with("Required", request.proof() == LossProof.REQUIRED)
        .with("User", request.probe().user())
        .with("Auth", request.probe().auth());
  }

  private String id(String word) {
    return seen.target().id() + "/" + word;
  }

  private static Value.Fields group(Region region, String id) {
    return Value.fields("Region", region.id(), "ReplicationGroupId", id);
  }

  private Call describe(Region region, String id) {
    return calls.elastiCache(
        region, "DescribeReplicationGroups", Value.fields("ReplicationGroupId", id));
  }

  /** The plan with both steps around what its lane does. */
  Plan around(Plan plan) {
    if (!wanted()) {
      return plan;
    }
    var lane = plan.lanes().get(0);
    List<Step> steps = new ArrayList<>(List.of(before().orElseThrow()));
    steps.addAll(lane.steps());
    steps.add(after().orElseThrow());
    return new Plan(
        plan.id(),
        plan.verb(),
        plan.toolVersion(),
        plan.created(),
        plan.account(),
        plan.regions(),
        plan.checks(),
        List.of(lane.with(steps)),
        plan.prediction());
  }

  /** Says what will be proven. Only a proof that is required stands in the way. */
  void check(Checklist list) {
    var mode = request.proof().name().toLowerCase(Locale.ROOT);
    var ask = list.ask("loss-proof", "That nothing is lost will be proven", "--proof " + mode);
    boolean required = request.proof() == LossProof.REQUIRED;
    var guarded =
        seen.otherGroup()
            .value()
            .map(ReplicationGroup::security)
            .filter(s -> s.authToken() || !s.userGroups().isEmpty());
    if (seen.already()) {
      ask.skipped("the target is the primary already");
    } else if (request.proof() == LossProof.OFF) {
      ask.skipped("left out, as asked");
    } else if (pause.stopped().isEmpty()) {
      var why = "nobody said that writers stop, so nothing can prove it";
      if (required) {
        ask.fail(why, "say --writes-stopped-at, or --max-pause with a --pre-hook that stops them");
      } else {
        ask.skipped(why);
      }
    } else if (fence.takes(request.probe())) {
      var why =
          "user "
              + request.probe().user().orElse("default")
              + " may not write any more once writers are stopped, so no key can be written then";
      var hint = "stop the writers by a hook instead, or do without: --proof off";
      if (required) {
        ask.fail(why, hint);
      } else {
        ask.warn(why, hint);
      }
    } else if (guarded.isPresent() && request.probe().auth().isEmpty()) {
      var why = "the primary asks for a login and none is named, so nothing can be written to it";
      var hint = "name one with --probe-auth env:NAME or file:PATH, and --probe-user";
      if (required) {
        ask.fail(why, hint);
      } else {
        ask.warn(why, hint);
      }
    } else {
      ask.pass(
          "one key per shard is written to the primary after writers stopped and read on the"
              + " standby before the promotion, gone after "
              + Text.duration(TIME_TO_LIVE)
              + (required
                  ? "; else nothing is promoted"
                  : "; where they cannot be reached from here, that is left unknown"));
    }
  }
}
