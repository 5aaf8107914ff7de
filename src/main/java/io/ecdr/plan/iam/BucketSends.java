package io.ecdr.plan.iam;

import io.ecdr.model.BucketRequest;
import io.ecdr.model.Region;
import io.ecdr.plan.BucketSetting;
import io.ecdr.plan.SavedPlan;
import java.util.List;

/** What {@code backup bucket} may send. */
final class BucketSends {

  private BucketSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, BucketRequest request, Sends sends) {
    survey(request.region(), request.name(), sends);
    sends.plan(saved.plan());
  }

  /** Of the command: which settings are wrong is not known, so each may be written. */
  static void of(Scope scope, Sends sends) {
    var region = scope.need(scope.region());
    var bucket = Scope.any(scope.bucket());
    survey(region, bucket, sends);
    sends.s3(region, "CreateBucket", "Bucket", bucket);
    for (var setting : BucketSetting.values()) {
      sends.s3(region, setting.put(), "Bucket", bucket);
    }
  }

  private static void survey(Region region, String bucket, Sends sends) {
    sends.identity(List.of(region)).bucket(region, bucket);
    for (var action :
        List.of(
            "GetPublicAccessBlock",
            "GetBucketLifecycleConfiguration",
            "GetBucketPolicyStatus",
            "GetBucketVersioning",
            "GetObjectLockConfiguration")) {
      sends.s3(region, action, "Bucket", bucket);
    }
  }
}
