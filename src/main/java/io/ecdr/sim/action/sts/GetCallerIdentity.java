package io.ecdr.sim.action.sts;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tells who the request was signed by. No permission is ever needed for it. */
public final class GetCallerIdentity
    implements Action<GetCallerIdentityRequest, GetCallerIdentityResponse> {

  @Override
  public GetCallerIdentityResponse answer(
      GetCallerIdentityRequest request, Caller caller, World world) {
    return GetCallerIdentityResponse.builder()
        .account(caller.account())
        .arn(caller.arn())
        .userId(caller.accessKeyId())
        .build();
  }
}
