package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.Region;

/**
 * A bucket that questions are asked about.
 *
 * @param prefix first part of the checks' ids, such as {@code dr-bucket}
 * @param wanted the Region it must be in
 */
record AskedBucket(
    Checklist list, String prefix, BucketFacts bucket, Region wanted, AccountId account) {

  /** Whether it is there and in its Region, so that the other questions make sense. */
  boolean there() {
    return !bucket.region().absent()
        && !bucket.elsewhere()
        && bucket.region().value().map(wanted::equals).orElse(true);
  }

  /** Why they are not asked. */
  String skip() {
    return "not asked: bucket " + bucket.name() + " is not in " + wanted;
  }

  /** The command that makes the bucket, or sets it right. */
  String setUp() {
    return "ecdr backup bucket --region "
        + wanted
        + " --name "
        + bucket.name()
        + (prefix.startsWith("export") ? "" : " --for restore");
  }

  /** Its name, or that of objects in it. */
  String arn(String rest) {
    return "arn:" + wanted.partition() + ":s3:::" + bucket.name() + rest;
  }
}
