package io.ecdr.plan.iam;

import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import java.util.Map;
import java.util.TreeMap;

/**
 * The IAM action that allows a call. ElastiCache, CloudWatch and STS name both alike; S3 often does
 * not (source: the service authorization reference, {@code list_s3}, its table of operations).
 */
public final class IamActions {

  private static final Map<String, String> S3 =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("CompleteMultipartUpload", "PutObject"),
              Map.entry("CopyObject", "PutObject"),
              Map.entry("CreateMultipartUpload", "PutObject"),
              Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
              Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
              Map.entry("GetObjectLockConfiguration", "GetBucketObjectLockConfiguration"),
              Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
              Map.entry("HeadBucket", "ListBucket"),
              Map.entry("HeadObject", "GetObject"),
              Map.entry("ListBuckets", "ListAllMyBuckets"),
              Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
              Map.entry("ListObjectsV2", "ListBucket"),
              Map.entry("ListParts", "ListMultipartUploadParts"),
              Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
              Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
              Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
              Map.entry("UploadPartCopy", "PutObject")));

  private IamActions() {}

  /** The action, such as {@code s3:ListBucket} for {@code HeadBucket}. */
  public static String of(Call call) {
    var name = call.action();
    return call.service().word()
        + ":"
        + (call.service() == Service.S3 ? S3.getOrDefault(name, name) : name);
  }
}
