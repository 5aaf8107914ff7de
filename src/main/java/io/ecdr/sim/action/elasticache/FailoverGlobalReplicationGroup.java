package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalGroup;
import io.ecdr.sim.world.elasticache.GlobalLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupResponse;

/**
 * Promotes a secondary; the request names the new primary (API:FailoverGlobalReplicationGroup,
 * DRWS). Refused while the datastore is being modified (MODEL; the guide says the contrary). With
 * the primary Region dark it does what the simulator was told.
 */
public final class FailoverGlobalReplicationGroup
    implements Action<
        FailoverGlobalReplicationGroupRequest, FailoverGlobalReplicationGroupResponse> {

  @Override
  public FailoverGlobalReplicationGroupResponse answer(
      FailoverGlobalReplicationGroupRequest request, Caller caller, World world) {
    Simulated.only(
        request, "GlobalReplicationGroupId", "PrimaryRegion", "PrimaryReplicationGroupId");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    GlobalGroup datastore = GlobalRules.known(service, estate, request.globalReplicationGroupId());
    var target =
        GlobalRules.member(
            datastore,
            Names.required("PrimaryRegion", request.primaryRegion()),
            Names.required("PrimaryReplicationGroupId", request.primaryReplicationGroupId()));
    if (!datastore.life().can(GlobalLife.On.MODIFY)) {
      throw Refusals.globalState(
          "Global replication group %s is not in available state: %s."
              .formatted(datastore.id(), datastore.life().state()));
    }
    if (datastore.leads(target)) {
      throw Refusals.value(
          "Replication group %s in Region %s is already the primary of %s."
              .formatted(target.group().id(), target.region(), datastore.id()));
    }
    if (!target.associated()) {
      throw Refusals.globalState(
          "Replication group %s is not in associated state.".formatted(target.group().id()));
    }
    boolean dark = !service.globals().reachable(datastore.primary().region());
    if (dark && service.globals().promoteWhenPrimaryDark() == Options.DarkPrimary.REFUSE) {
      throw Refusals.globalState(
          "Global replication group %s cannot be failed over: its primary in %s is not available."
              .formatted(datastore.id(), datastore.primary().region()));
    }
    service.globals().promote(datastore, target);
    return FailoverGlobalReplicationGroupResponse.builder()
        .globalReplicationGroup(GlobalRules.shown(estate, datastore.id(), true))
        .build();
  }
}
