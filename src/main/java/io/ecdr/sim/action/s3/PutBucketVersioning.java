package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;

/**
 * Keeps the versioning state (S3API:PutBucketVersioning). The state is all there is: objects of the
 * simulator have one version.
 */
public final class PutBucketVersioning
    implements Action<PutBucketVersioningRequest, PutBucketVersioningResponse> {

  @Override
  public PutBucketVersioningResponse answer(
      PutBucketVersioningRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketVersioning");
    var configuration = request.versioningConfiguration();
    if (configuration == null
        || configuration.status() == null
        || configuration.status() == BucketVersioningStatus.UNKNOWN_TO_SDK_VERSION) {
      throw new ServiceFault(
          "IllegalVersioningConfigurationException",
          400,
          "The Versioning element must be specified");
    }
    bucket.settings().versioning(configuration.statusAsString());
    return PutBucketVersioningResponse.builder().build();
  }
}
