package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceResponse;

/** Adds tags to a resource or gives them new values (API:AddTagsToResource). */
public final class AddTagsToResource
    implements Action<AddTagsToResourceRequest, AddTagsToResourceResponse> {

  @Override
  public AddTagsToResourceResponse answer(
      AddTagsToResourceRequest request, Caller caller, World world) {
    Simulated.only(request, "ResourceName", "Tags");
    Estate estate = world.elasticache().estate(caller);
    String arn = Tagged.resource(request.resourceName(), estate);
    estate.tags().add(arn, request.tags());
    return AddTagsToResourceResponse.builder().tagList(estate.tags().of(arn)).build();
  }
}
