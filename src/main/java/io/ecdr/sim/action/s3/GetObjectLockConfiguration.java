package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;

/** Gives back the Object Lock's configuration (S3API:GetObjectLockConfiguration). */
public final class GetObjectLockConfiguration
    implements Action<GetObjectLockConfigurationRequest, GetObjectLockConfigurationResponse> {

  @Override
  public GetObjectLockConfigurationResponse answer(
      GetObjectLockConfigurationRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(),
                request.expectedBucketOwner(),
                "s3:GetBucketObjectLockConfiguration");
    var lock =
        bucket
            .settings()
            .lock()
            .orElseThrow(
                () ->
                    new ServiceFault(
                            "ObjectLockConfigurationNotFoundError",
                            404,
                            "Object Lock configuration does not exist for this bucket")
                        .with("BucketName", bucket.name()));
    return GetObjectLockConfigurationResponse.builder().objectLockConfiguration(lock).build();
  }
}
