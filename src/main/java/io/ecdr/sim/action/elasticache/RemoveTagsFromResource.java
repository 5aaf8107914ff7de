package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceResponse;

/** Takes tags from a resource (API:RemoveTagsFromResource). */
public final class RemoveTagsFromResource
    implements Action<RemoveTagsFromResourceRequest, RemoveTagsFromResourceResponse> {

  @Override
  public RemoveTagsFromResourceResponse answer(
      RemoveTagsFromResourceRequest request, Caller caller, World world) {
    Simulated.only(request, "ResourceName", "TagKeys");
    Estate estate = world.elasticache().estate(caller);
    String arn = Tagged.resource(request.resourceName(), estate);
    estate.tags().remove(arn, request.tagKeys());
    return RemoveTagsFromResourceResponse.builder().tagList(estate.tags().of(arn)).build();
  }
}
