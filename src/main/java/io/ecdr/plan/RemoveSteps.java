package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The steps that take a standby out of its Global Datastore, delete it, and dissolve the datastore,
 * in the one order that the service takes: a member cannot be deleted, nor a datastore with
 * secondaries (source: {@code CC#8815}, {@code TF#18533}).
 */
final class RemoveSteps {

  private static final String BASIS = "a guess, AWS publishes no figure";
  private static final Duration LONGEST = Duration.ofMinutes(45);

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final Optional<Duration> timeout;

  RemoveSteps(CallMaker calls, GlobalInventory seen, Optional<Duration> timeout) {
    this.calls = calls;
    this.seen = seen;
    this.timeout = timeout;
  }

  private Value.Fields named() {
    return Value.fields("ReplicationGroupId", seen.target().id());
  }

  private Limits limits(int minutes) {
    return new Limits(Duration.ofMinutes(minutes), BASIS, timeout.orElse(LONGEST));
  }

  /** The lane of these steps. */
  Lane lane(List<Step> steps) {
    return new Lane(
        new CacheId(seen.account(), seen.to(), CacheKind.REPLICATION_GROUP, seen.target().id()),
        steps);
  }

  /** The plan of that lane with hooks around it. */
  Plan with(Hooks hooks, Plan plan, String cache, Region home) {
    var steps = plan.lanes().get(0).steps();
    return new HookSteps(hooks, false, timeout)
        .around(
            plan,
            Value.fields(
                "ECDR_CACHE", cache,
                "ECDR_REGION", home.id(),
                "ECDR_STANDBY", seen.target().id(),
                "ECDR_STANDBY_REGION", seen.to().id()),
            Optional.of(steps.get(steps.size() - 1).id()));
  }

  /** It leaves the datastore and stands alone. */
  Step.Act disassociate() {
    var both = named().with("GlobalReplicationGroupId", seen.datastore().id());
    return new Step.Act(
        seen.target().id() + "/leave",
        "Take " + seen.target() + " out of Global Datastore " + seen.datastore().id(),
        calls.elastiCache(
            seen.to(),
            "DisassociateGlobalReplicationGroup",
            both.with("ReplicationGroupRegion", seen.to().id())),
        new Condition("standalone", seen.to(), both),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(5),
        "",
        seen.target() + " is a secondary of " + seen.datastore().id());
  }

  /** Its data goes with it; the primary has them. */
  Step.Act delete() {
    return new Step.Act(
        seen.target().id() + "/delete",
        "Delete " + seen.target(),
        calls.elastiCache(
            seen.to(), "DeleteReplicationGroup", named().with("RetainPrimaryCluster", false)),
        new Condition("former-standby-gone", seen.to(), named()),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(10),
        "",
        seen.target() + " belongs to no Global Datastore any more, and is available");
  }

  /** Until the datastore takes calls again. */
  Step.Await settled(GlobalDatastore.Member primary) {
    var suffix = seen.datastore().id();
    return new Step.Await(
        seen.target().id() + "/settled",
        "Wait until Global Datastore " + seen.datastore().id() + " takes calls again",
        new Condition(
            "global-datastore-available",
            new Region(primary.region()),
            Value.fields("ReplicationGroupId", primary.id())
                .with("Suffix", suffix.substring(suffix.indexOf('-') + 1))),
        limits(2),
        "it is available, or primary-only");
  }

  /** The primary is never deleted with it (source: {@code MODEL}). */
  Step.Act dissolve(GlobalDatastore.Member primary) {
    var id = Value.fields("GlobalReplicationGroupId", seen.datastore().id());
    var home = new Region(primary.region());
    return new Step.Act(
        seen.target().id() + "/dissolve",
        "Delete Global Datastore " + seen.datastore().id() + "; its primary stays",
        calls.elastiCache(
            home, "DeleteGlobalReplicationGroup", id.with("RetainPrimaryReplicationGroup", true)),
        new Condition("global-datastore-gone", home, id),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(5),
        "making a new standby: ecdr standby create "
            + primary.id()
            + " --region "
            + home
            + " --to "
            + seen.to()
            + " --as "
            + seen.target().id(),
        "it has no secondary");
  }
}
