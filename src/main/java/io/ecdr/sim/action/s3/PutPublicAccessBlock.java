package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.BucketSettings;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;

/** Sets the public access block; what is not named is off (S3API:PutPublicAccessBlock). */
public final class PutPublicAccessBlock
    implements Action<PutPublicAccessBlockRequest, PutPublicAccessBlockResponse> {

  @Override
  public PutPublicAccessBlockResponse answer(
      PutPublicAccessBlockRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:PutBucketPublicAccessBlock");
    var c = request.publicAccessBlockConfiguration();
    var block =
        c == null
            ? BucketSettings.AccessBlock.NONE
            : new BucketSettings.AccessBlock(
                Boolean.TRUE.equals(c.blockPublicAcls()),
                Boolean.TRUE.equals(c.ignorePublicAcls()),
                Boolean.TRUE.equals(c.blockPublicPolicy()),
                Boolean.TRUE.equals(c.restrictPublicBuckets()));
    bucket.settings().accessBlock(Optional.of(block));
    return PutPublicAccessBlockResponse.builder().build();
  }
}
