package io.ecdr.sim.wire;

import java.util.List;
import java.util.Optional;

/**
 * Where S3's actions are found and what they answer with: the part of the wire that the SDK's field
 * descriptions do not hold. More special routes stand before more general ones.
 *
 * @param action its name in the service model
 * @param method of HTTP
 * @param level what the path names
 * @param marker a query parameter, with or without a value, that must be there; empty for none
 * @param copy whether the request names a source to copy from
 * @param root the answer's outermost element; empty when it has no body or its payload names it
 * @param status of success
 */
record S3Route(
    String action,
    String method,
    Level level,
    String marker,
    boolean copy,
    String root,
    int status) {

  /** What a path names. */
  enum Level {
    SERVICE,
    BUCKET,
    OBJECT
  }

  private static final List<S3Route> ALL =
      List.of(
          new S3Route(
              "ListBuckets", "GET", Level.SERVICE, "", false, "ListAllMyBucketsResult", 200),
          bucket("CreateBucket", "PUT", "", ""),
          bucket("HeadBucket", "HEAD", "", ""),
          gone("DeleteBucket", Level.BUCKET, ""),
          bucket("GetBucketLocation", "GET", "location", "LocationConstraint"),
          bucket("GetBucketPolicy", "GET", "policy", ""),
          bucket("PutBucketPolicy", "PUT", "policy", ""),
          gone("DeleteBucketPolicy", Level.BUCKET, "policy"),
          bucket("GetBucketPolicyStatus", "GET", "policyStatus", ""),
          bucket("GetBucketOwnershipControls", "GET", "ownershipControls", ""),
          bucket("PutBucketOwnershipControls", "PUT", "ownershipControls", ""),
          gone("DeleteBucketOwnershipControls", Level.BUCKET, "ownershipControls"),
          bucket("GetBucketEncryption", "GET", "encryption", ""),
          bucket("PutBucketEncryption", "PUT", "encryption", ""),
          gone("DeleteBucketEncryption", Level.BUCKET, "encryption"),
          bucket("GetBucketAcl", "GET", "acl", "AccessControlPolicy"),
          bucket("GetPublicAccessBlock", "GET", "publicAccessBlock", ""),
          bucket("PutPublicAccessBlock", "PUT", "publicAccessBlock", ""),
          gone("DeletePublicAccessBlock", Level.BUCKET, "publicAccessBlock"),
          bucket("GetObjectLockConfiguration", "GET", "object-lock", ""),
          bucket("PutObjectLockConfiguration", "PUT", "object-lock", ""),
          bucket("GetBucketVersioning", "GET", "versioning", "VersioningConfiguration"),
          bucket("PutBucketVersioning", "PUT", "versioning", ""),
          bucket("GetBucketLifecycleConfiguration", "GET", "lifecycle", "LifecycleConfiguration"),
          bucket("PutBucketLifecycleConfiguration", "PUT", "lifecycle", ""),
          gone("DeleteBucketLifecycle", Level.BUCKET, "lifecycle"),
          bucket("GetBucketTagging", "GET", "tagging", "Tagging"),
          bucket("PutBucketTagging", "PUT", "tagging", ""),
          gone("DeleteBucketTagging", Level.BUCKET, "tagging"),
          bucket("ListMultipartUploads", "GET", "uploads", "ListMultipartUploadsResult"),
          bucket("ListObjectsV2", "GET", "list-type", "ListBucketResult"),
          bucket("ListObjects", "GET", "", "ListBucketResult"),
          bucket("DeleteObjects", "POST", "delete", "DeleteResult"),
          object("GetObjectTagging", "GET", "tagging", "Tagging"),
          object("PutObjectTagging", "PUT", "tagging", ""),
          gone("DeleteObjectTagging", Level.OBJECT, "tagging"),
          object("CreateMultipartUpload", "POST", "uploads", "InitiateMultipartUploadResult"),
          object("CompleteMultipartUpload", "POST", "uploadId", "CompleteMultipartUploadResult"),
          gone("AbortMultipartUpload", Level.OBJECT, "uploadId"),
          object("ListParts", "GET", "uploadId", "ListPartsResult"),
          new S3Route("UploadPartCopy", "PUT", Level.OBJECT, "partNumber", true, "", 200),
          object("UploadPart", "PUT", "partNumber", ""),
          new S3Route("CopyObject", "PUT", Level.OBJECT, "", true, "", 200),
          object("PutObject", "PUT", "", ""),
          object("GetObject", "GET", "", ""),
          object("HeadObject", "HEAD", "", ""),
          gone("DeleteObject", Level.OBJECT, ""));

  private static S3Route bucket(String action, String method, String marker, String root) {
    return new S3Route(action, method, Level.BUCKET, marker, false, root, 200);
  }

  private static S3Route object(String action, String method, String marker, String root) {
    return new S3Route(action, method, Level.OBJECT, marker, false, root, 200);
  }

  private static S3Route gone(String action, Level level, String marker) {
    return new S3Route(action, "DELETE", level, marker, false, "", 204);
  }

  /** All routes, for tests and lists. */
  static List<S3Route> all() {
    return ALL;
  }

  /** Whether the request's body is an object's bytes and not a document. */
  boolean streams() {
    return action.equals("PutObject") || action.equals("UploadPart");
  }

  /** The route of a request: the most special one that fits. */
  static Optional<S3Route> of(WireRequest request, Level level) {
    boolean copy = request.header("x-amz-copy-source").isPresent();
    return ALL.stream()
        .filter(route -> route.method.equals(request.method()) && route.level == level)
        .filter(route -> route.marker.isEmpty() || request.query(route.marker).isPresent())
        .filter(route -> !route.copy || copy)
        // A marker decides before its absence does.
        .min((a, b) -> Boolean.compare(a.marker.isEmpty(), b.marker.isEmpty()));
  }
}
