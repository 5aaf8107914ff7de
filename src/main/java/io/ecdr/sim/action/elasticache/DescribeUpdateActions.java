package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Page;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeUpdateActionsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUpdateActionsResponse;
import software.amazon.awssdk.services.elasticache.model.UpdateAction;

/**
 * Lists the service updates that wait for groups or nodes (API:DescribeUpdateActions). AWS
 * publishes none here, so none are there.
 */
public final class DescribeUpdateActions
    implements Action<DescribeUpdateActionsRequest, DescribeUpdateActionsResponse> {

  @Override
  public DescribeUpdateActionsResponse answer(
      DescribeUpdateActionsRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "ServiceUpdateName",
        "ReplicationGroupIds",
        "CacheClusterIds",
        "Engine",
        "ServiceUpdateStatus",
        "UpdateActionStatus",
        "ShowNodeLevelUpdateStatus",
        "MaxRecords",
        "Marker");
    Estate estate = world.elasticache().estate(caller);
    // Whether groups that are not there are refused is not stated.
    request.replicationGroupIds().forEach(estate::group);
    var page =
        Page.of(
            List.<UpdateAction>of(),
            UpdateAction::serviceUpdateName,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeUpdateActionsResponse.builder()
        .updateActions(page.items())
        .marker(page.marker())
        .build();
  }
}
