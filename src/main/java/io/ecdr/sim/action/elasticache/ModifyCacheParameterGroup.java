package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.ParameterCatalogue;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.ParameterNameValue;

/**
 * Gives up to 20 parameters other values (API:ModifyCacheParameterGroup); all or none. The engines
 * do not read them: they are kept so that they can be carried along and compared.
 */
public final class ModifyCacheParameterGroup
    implements Action<ModifyCacheParameterGroupRequest, ModifyCacheParameterGroupResponse> {

  private static final int MOST_AT_ONCE = 20;

  @Override
  public ModifyCacheParameterGroupResponse answer(
      ModifyCacheParameterGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheParameterGroupName", "ParameterNameValues");
    Estate estate = world.elasticache().estate(caller);
    ParameterGroup group =
        estate.parameterGroup(
            Names.required("CacheParameterGroupName", request.cacheParameterGroupName()));
    if (group.service()) {
      throw Refusals.bad(
          "InvalidCacheParameterGroupState",
          "The default parameter group " + group.name() + " cannot be modified.");
    }
    var asked = request.parameterNameValues();
    if (asked.isEmpty() || asked.size() > MOST_AT_ONCE) {
      throw Refusals.value("ParameterNameValues must have 1 to 20 entries: " + asked.size());
    }
    asked.forEach(each -> require(each, group, estate));
    asked.forEach(each -> group.set(each.parameterName(), each.parameterValue()));
    return ModifyCacheParameterGroupResponse.builder()
        .cacheParameterGroupName(group.name())
        .build();
  }

  private static void require(ParameterNameValue each, ParameterGroup group, Estate estate) {
    var known =
        ParameterCatalogue.find(Names.required("ParameterName", each.parameterName()))
            .orElseThrow(() -> Refusals.value("Unknown parameter " + each.parameterName() + "."));
    if (!known.modifiable()) {
      throw Refusals.value("The parameter " + known.name() + " cannot be modified.");
    }
    if (each.parameterValue() == null || !known.allows(each.parameterValue())) {
      throw Refusals.value(
          "The value %s is not allowed for %s: %s"
              .formatted(each.parameterValue(), known.name(), known.allowed()));
    }
    boolean mode = known.name().equals(ParameterCatalogue.CLUSTER_ENABLED);
    if (mode && estate.usesParameters(group.name())) {
      throw Refusals.bad(
          "InvalidCacheParameterGroupState",
          "cluster-enabled cannot be changed while " + group.name() + " is in use.");
    }
  }
}
