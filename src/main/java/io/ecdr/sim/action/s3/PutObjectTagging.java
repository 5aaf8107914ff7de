package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;

/** Sets an object's tags (S3API:PutObjectTagging). */
public final class PutObjectTagging
    implements Action<PutObjectTaggingRequest, PutObjectTaggingResponse> {

  @Override
  public PutObjectTaggingResponse answer(
      PutObjectTaggingRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:PutObjectTagging",
            Map.of());
    var tags =
        request.tagging() == null
            ? Map.<String, String>of()
            : Tags.ofObject(request.tagging().tagSet());
    bucket.put(gate.object(bucket, request.key()).withTags(tags));
    return PutObjectTaggingResponse.builder().build();
  }
}
