package io.ecdr.plan;

import io.ecdr.model.Fact;

/** What to do about a call that the caller may not send. */
public final class NotPermitted {

  private NotPermitted() {}

  /** By what the service said: not every refusal is lifted by allowing the call as it is named. */
  public static String hint(Fact.Unknown<?> fact) {
    if (fact.why().contains("OptInRequired")) {
      return "the Region is not enabled in the account; see: aws account list-regions";
    }
    // HeadBucket is no action of IAM (source: S3API:HeadBucket).
    return fact.why().startsWith("s3:HeadBucket ")
        ? "allow s3:ListBucket on the bucket to the caller, which HeadBucket needs"
        : "allow the call that is named here to the caller, then try again";
  }
}
