package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import java.util.List;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;

/**
 * Keeps lifecycle rules (S3API:PutBucketLifecycleConfiguration). Nothing in the simulator expires
 * by them.
 */
public final class PutBucketLifecycleConfiguration
    implements Action<
        PutBucketLifecycleConfigurationRequest, PutBucketLifecycleConfigurationResponse> {

  @Override
  public PutBucketLifecycleConfigurationResponse answer(
      PutBucketLifecycleConfigurationRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:PutLifecycleConfiguration");
    var rules =
        request.lifecycleConfiguration() == null
            ? List.<LifecycleRule>of()
            : request.lifecycleConfiguration().rules();
    if (rules.isEmpty()) {
      throw new ServiceFault(
          "MalformedXML",
          400,
          "The XML you provided was not well-formed or did not validate against our published"
              + " schema");
    }
    bucket.settings().lifecycle(rules);
    return PutBucketLifecycleConfigurationResponse.builder().build();
  }
}
