package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;

/** Gives an object's tags (S3API:GetObjectTagging). */
public final class GetObjectTagging
    implements Action<GetObjectTaggingRequest, GetObjectTaggingResponse> {

  @Override
  public GetObjectTaggingResponse answer(
      GetObjectTaggingRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:GetObjectTagging",
            Map.of());
    return GetObjectTaggingResponse.builder()
        .tagSet(Tags.list(gate.object(bucket, request.key()).tags()))
        .build();
  }
}
