package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans a standby: a Global Datastore around the cache where there is none, then a secondary in the
 * other Region. The datastore's id is read from the service, never built. Pure: the same request,
 * inventory and operation id give the same plan.
 */
public final class StandbyCreatePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "standby create";

  private static final int USUAL_PORT = 6379;

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public StandbyCreatePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(StandbyCreateRequest request, StandbyInventory seen, String operation) {
    var steps = steps(request, seen);
    var duration =
        steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            List.of(request.region(), request.to()),
            new StandbyChecks(request, seen).all(),
            List.of(
                new Lane(
                    new CacheId(
                        seen.account(), request.to(), CacheKind.REPLICATION_GROUP, request.as()),
                    steps)),
            new Prediction(
                duration,
                Optional.empty(),
                Optional.empty(),
                "times seen in AWS's workshop; they grow with the data"));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(
            plan,
            Value.fields(
                "ECDR_CACHE", request.cache(),
                "ECDR_REGION", request.region().id(),
                "ECDR_TO_REGION", request.to().id(),
                "ECDR_STANDBY", request.as()),
            Optional.of(steps.get(steps.size() - 1).id()));
  }

  /** The datastore where there is none, then the secondary. */
  List<Step> steps(StandbyCreateRequest request, StandbyInventory seen) {
    List<Step> steps = new ArrayList<>();
    if (seen.datastore().value().isEmpty()) {
      steps.add(datastore(request, seen));
    }
    steps.add(member(request, seen));
    return steps;
  }

  /** The step that makes the datastore and reads its id. */
  static String datastoreStep(StandbyCreateRequest request) {
    return request.as() + "/datastore";
  }

  /** What the datastore will be called: the service chooses the beginning. */
  static String expected(StandbyInventory seen) {
    return "?????-" + suffix(seen);
  }

  private static Limits limits(StandbyCreateRequest request, int usual, int longest) {
    return new Limits(
        Duration.ofMinutes(usual),
        "seen in AWS's workshop, AWS publishes no figure",
        request.timeout().orElse(Duration.ofMinutes(longest)));
  }

  /** The part of the datastore's id that is ours to choose. */
  private static String suffix(StandbyInventory seen) {
    return seen.group().id();
  }

  private Step datastore(StandbyCreateRequest request, StandbyInventory seen) {
    var id = seen.group().id();
    return new Step.Act(
        datastoreStep(request),
        "Make a Global Datastore with " + id + " in " + request.region() + " as its primary",
        calls.elastiCache(
            request.region(),
            "CreateGlobalReplicationGroup",
            Value.fields(
                "GlobalReplicationGroupIdSuffix",
                suffix(seen),
                "GlobalReplicationGroupDescription",
                "standby of " + id,
                "PrimaryReplicationGroupId",
                id)),
        new Condition(
            "global-datastore-available",
            request.region(),
            Value.fields("ReplicationGroupId", id, "Suffix", suffix(seen))),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(request, 5, 45),
        "deleting the Global Datastore, as long as it has no secondary; its primary stays",
        id + " is available and belongs to no Global Datastore");
  }

  /** The secondary itself. */
  Step member(StandbyCreateRequest request, StandbyInventory seen) {
    var datastore = datastoreId(request, seen);
    return new Step.Act(
        request.as() + "/member",
        "Create standby " + request.as() + " in " + request.to(),
        calls.elastiCache(
            request.to(), "CreateReplicationGroup", parameters(request, seen, datastore)),
        new Condition(
            "member-associated",
            request.to(),
            Value.fields("ReplicationGroupId", request.as())
                .with("GlobalReplicationGroupId", datastore)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits(request, 15, 120),
        "",
        "the Global Datastore takes secondaries, and "
            + request.to()
            + " has no group "
            + request.as());
  }

  private static Value datastoreId(StandbyCreateRequest request, StandbyInventory seen) {
    return seen.datastore()
        .value()
        .<Value>map(d -> new Value.Text(d.id()))
        .orElseGet(
            () ->
                new Value.Bound(
                    datastoreStep(request), "GlobalReplicationGroupId", expected(seen)));
  }

  /**
   * Only what a secondary may be given (source: {@code UG23:Redis-Global-Datastores-CLI}); the rest
   * it has from the datastore, and anything else is refused.
   */
  private static Value.Fields parameters(
      StandbyCreateRequest request, StandbyInventory seen, Value datastore) {
    var group = seen.group();
    var fields =
        Value.fields(
                "ReplicationGroupId",
                request.as(),
                "ReplicationGroupDescription",
                "standby of " + group.id())
            .with("GlobalReplicationGroupId", datastore)
            .with("CacheSubnetGroupName", request.subnetGroup());
    int replicas = replicas(request, group);
    fields =
        group.cluster()
            ? fields.with("ReplicasPerNodeGroup", replicas)
            : fields.with("NumCacheClusters", 1 + replicas);
    if (!request.securityGroups().isEmpty()) {
      fields = fields.with("SecurityGroupIds", Value.texts(request.securityGroups()));
    }
    if (!request.userGroups().isEmpty()) {
      fields = fields.with("UserGroupIds", Value.texts(request.userGroups()));
    }
    if (group.security().atRestEncryption()) {
      fields = fields.with("KmsKeyId", request.kmsKey());
    }
    int port = port(group);
    return port == USUAL_PORT ? fields : fields.with("Port", port);
  }

  static int replicas(StandbyCreateRequest request, ReplicationGroup group) {
    return request
        .replicas()
        .orElseGet(() -> group.nodeGroups().stream().mapToInt(n -> n.replicas()).max().orElse(0));
  }

  private static int port(ReplicationGroup group) {
    return group
        .configurationEndpoint()
        .or(() -> group.nodeGroups().stream().flatMap(n -> n.primary().stream()).findFirst())
        .map(ReplicationGroup.Endpoint::port)
        .filter(p -> p > 0)
        .orElse(USUAL_PORT);
  }

  /** How many secondaries a datastore has. */
  static long secondaries(GlobalDatastore datastore) {
    return datastore.members().stream().filter(m -> !m.primary()).count();
  }
}
