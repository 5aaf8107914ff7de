package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;

/** Gives back the lifecycle rules (S3API:GetBucketLifecycleConfiguration). */
public final class GetBucketLifecycleConfiguration
    implements Action<
        GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationResponse> {

  @Override
  public GetBucketLifecycleConfigurationResponse answer(
      GetBucketLifecycleConfigurationRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:GetLifecycleConfiguration");
    if (bucket.settings().lifecycle().isEmpty()) {
      throw new ServiceFault(
              "NoSuchLifecycleConfiguration", 404, "The lifecycle configuration does not exist")
          .with("BucketName", bucket.name());
    }
    return GetBucketLifecycleConfigurationResponse.builder()
        .rules(bucket.settings().lifecycle())
        .build();
  }
}
