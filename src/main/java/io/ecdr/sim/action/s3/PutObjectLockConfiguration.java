package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;

/** Turns Object Lock on, or changes its default retention (S3API:PutObjectLockConfiguration). */
public final class PutObjectLockConfiguration
    implements Action<PutObjectLockConfigurationRequest, PutObjectLockConfigurationResponse> {

  @Override
  public PutObjectLockConfigurationResponse answer(
      PutObjectLockConfigurationRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(),
                request.expectedBucketOwner(),
                "s3:PutBucketObjectLockConfiguration");
    if (!bucket.settings().versioning().filter("Enabled"::equals).isPresent()) {
      throw new ServiceFault(
          "InvalidBucketState",
          409,
          "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
    }
    var lock = request.objectLockConfiguration();
    boolean odd =
        lock == null
            || lock.rule() != null
                && (lock.rule().defaultRetention() == null
                    || lock.rule().defaultRetention().mode() == null
                    || (lock.rule().defaultRetention().days() == null)
                        == (lock.rule().defaultRetention().years() == null));
    if (odd) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    bucket.settings().lock(lock);
    return PutObjectLockConfigurationResponse.builder().build();
  }
}
