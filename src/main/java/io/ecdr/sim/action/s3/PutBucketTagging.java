package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;

/** Sets a bucket's tags (S3API:PutBucketTagging). */
public final class PutBucketTagging
    implements Action<PutBucketTaggingRequest, PutBucketTaggingResponse> {

  @Override
  public PutBucketTaggingResponse answer(
      PutBucketTaggingRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketTagging");
    bucket
        .settings()
        .tags(request.tagging() == null ? Map.of() : Tags.ofBucket(request.tagging().tagSet()));
    return PutBucketTaggingResponse.builder().build();
  }
}
