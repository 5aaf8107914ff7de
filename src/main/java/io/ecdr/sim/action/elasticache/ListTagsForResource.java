package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceResponse;

/** Lists the tags of a resource (API:ListTagsForResource). */
public final class ListTagsForResource
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {

  @Override
  public ListTagsForResourceResponse answer(
      ListTagsForResourceRequest request, Caller caller, World world) {
    Simulated.only(request, "ResourceName");
    Estate estate = world.elasticache().estate(caller);
    String arn = Tagged.resource(request.resourceName(), estate);
    return ListTagsForResourceResponse.builder().tagList(estate.tags().of(arn)).build();
  }
}
