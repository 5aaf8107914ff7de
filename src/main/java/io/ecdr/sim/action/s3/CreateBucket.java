package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;

/** Makes a bucket in the Region that the request was sent to (S3API:CreateBucket). */
public final class CreateBucket implements Action<CreateBucketRequest, CreateBucketResponse> {

  private static final String FIRST_REGION = "us-east-1";

  @Override
  public CreateBucketResponse answer(CreateBucketRequest request, Caller caller, World world) {
    BucketName.check(request.bucket());
    checkLocation(request, caller);
    var existing = world.s3().find(request.bucket());
    if (existing.isPresent()) {
      again(existing.get(), caller);
    } else {
      var bucket =
          world
              .s3()
              .create(
                  request.bucket(),
                  caller.region(),
                  caller.account(),
                  world.settings().time().now());
      if (request.objectOwnership() != null) {
        bucket.settings().ownership(Optional.of(request.objectOwnershipAsString()));
      }
      if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
        bucket.settings().versioning("Enabled");
        bucket.settings().lock(Retentions.ON);
      }
      if (request.createBucketConfiguration() != null) {
        bucket.settings().tags(Tags.map(request.createBucketConfiguration().tags()));
      }
    }
    return CreateBucketResponse.builder()
        .location("/" + request.bucket())
        .bucketArn("arn:aws:s3:::" + request.bucket())
        .build();
  }

  private static void again(Bucket existing, Caller caller) {
    if (!existing.owner().equals(caller.account())) {
      throw new ServiceFault(
              "BucketAlreadyExists",
              409,
              "The requested bucket name is not available. The bucket namespace is shared by all"
                  + " users of the system. Please select a different name and try again.")
          .with("BucketName", existing.name());
    }
    // For the oldest Region only, making one's own bucket again is no error.
    if (!existing.region().equals(FIRST_REGION) || !caller.region().equals(FIRST_REGION)) {
      throw new ServiceFault(
              "BucketAlreadyOwnedByYou",
              409,
              "Your previous request to create the named bucket succeeded and you already own it.")
          .with("BucketName", existing.name());
    }
  }

  private static void checkLocation(CreateBucketRequest request, Caller caller) {
    var configuration = request.createBucketConfiguration();
    String asked =
        configuration == null || configuration.locationConstraint() == null
            ? FIRST_REGION
            : configuration.locationConstraintAsString();
    boolean named = configuration != null && configuration.locationConstraint() != null;
    if (named && asked.equals(FIRST_REGION)) {
      throw new ServiceFault(
              "InvalidLocationConstraint", 400, "The specified location-constraint is not valid")
          .with("LocationConstraint", asked);
    }
    if (!asked.equals(caller.region())) {
      throw new ServiceFault(
          "IllegalLocationConstraintException",
          400,
          "The "
              + (named ? asked : "unspecified")
              + " location constraint is incompatible for the region specific endpoint this request"
              + " was sent to.");
    }
  }
}
