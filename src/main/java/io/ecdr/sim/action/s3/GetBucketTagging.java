package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;

/** Gives a bucket's tags (S3API:GetBucketTagging). */
public final class GetBucketTagging
    implements Action<GetBucketTaggingRequest, GetBucketTaggingResponse> {

  @Override
  public GetBucketTaggingResponse answer(
      GetBucketTaggingRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketTagging");
    if (bucket.settings().tags().isEmpty()) {
      throw new ServiceFault("NoSuchTagSet", 404, "The TagSet does not exist")
          .with("BucketName", bucket.name());
    }
    return GetBucketTaggingResponse.builder().tagSet(Tags.list(bucket.settings().tags())).build();
  }
}
