package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.BucketPolicy;

/** Bucket policies as the actions on them need them. */
final class Policies {

  private Policies() {}

  /**
   * A bucket's policy.
   *
   * @throws ServiceFault {@code NoSuchBucketPolicy} when it has none
   */
  static BucketPolicy of(Bucket bucket) {
    return bucket
        .settings()
        .policy()
        .orElseThrow(
            () ->
                new ServiceFault("NoSuchBucketPolicy", 404, "The bucket policy does not exist")
                    .with("BucketName", bucket.name()));
  }
}
