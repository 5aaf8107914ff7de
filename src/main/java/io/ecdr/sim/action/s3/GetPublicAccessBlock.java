package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;

/** Shows the public access block (S3API:GetPublicAccessBlock). */
public final class GetPublicAccessBlock
    implements Action<GetPublicAccessBlockRequest, GetPublicAccessBlockResponse> {

  @Override
  public GetPublicAccessBlockResponse answer(
      GetPublicAccessBlockRequest request, Caller caller, World world) {
    var settings =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:GetBucketPublicAccessBlock")
            .settings();
    if (!settings.hasAccessBlock()) {
      throw new ServiceFault(
              "NoSuchPublicAccessBlockConfiguration",
              404,
              "The public access block configuration was not found")
          .with("BucketName", request.bucket());
    }
    var block = settings.accessBlock();
    return GetPublicAccessBlockResponse.builder()
        .publicAccessBlockConfiguration(
            c ->
                c.blockPublicAcls(block.blockPublicAcls())
                    .ignorePublicAcls(block.ignorePublicAcls())
                    .blockPublicPolicy(block.blockPublicPolicy())
                    .restrictPublicBuckets(block.restrictPublicBuckets()))
        .build();
  }
}
