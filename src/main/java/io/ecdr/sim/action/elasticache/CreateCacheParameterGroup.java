package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.TagBook;
import io.ecdr.sim.world.elasticache.Versions;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;

/**
 * Makes a parameter group with the defaults of a family on offer (API:CreateCacheParameterGroup).
 */
public final class CreateCacheParameterGroup
    implements Action<CreateCacheParameterGroupRequest, CreateCacheParameterGroupResponse> {

  private static final int MOST_GROUPS = 300;

  @Override
  public CreateCacheParameterGroupResponse answer(
      CreateCacheParameterGroupRequest request, Caller caller, World world) {
    Simulated.only(
        request, "CacheParameterGroupName", "CacheParameterGroupFamily", "Description", "Tags");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    String name = Names.groupName("CacheParameterGroupName", request.cacheParameterGroupName());
    String family =
        Names.required("CacheParameterGroupFamily", request.cacheParameterGroupFamily());
    Names.required("Description", request.description());
    if (service.versions().all().stream().map(Versions::family).noneMatch(family::equals)) {
      throw Refusals.value("CacheParameterGroupFamily " + family + " is not a valid family.");
    }
    if (estate.parameterGroups().containsKey(name)) {
      throw Refusals.bad(
          "CacheParameterGroupAlreadyExists", "Cache parameter group " + name + " already exists.");
    }
    if (estate.parameterGroups().size() >= MOST_GROUPS) {
      throw Refusals.bad(
          "CacheParameterGroupQuotaExceeded", "At most " + MOST_GROUPS + " parameter groups.");
    }
    TagBook.check(request.tags());
    ParameterGroup made = estate.addParameterGroup(name, family, request.description());
    estate.tags().add(made.arn(), request.tags());
    return CreateCacheParameterGroupResponse.builder().cacheParameterGroup(made.describe()).build();
  }
}
