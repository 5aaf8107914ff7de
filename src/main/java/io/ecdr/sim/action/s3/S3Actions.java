package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.ActionTable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The S3 actions that the simulator does. */
public final class S3Actions {

  private S3Actions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    addBuckets(table);
    addObjects(table);
  }

  private static void addBuckets(ActionTable table) {
    table.add("s3", "ListBuckets", ListBucketsRequest::builder, new ListBuckets());
    table.add("s3", "CreateBucket", CreateBucketRequest::builder, new CreateBucket());
    table.add("s3", "HeadBucket", HeadBucketRequest::builder, new HeadBucket());
    table.add("s3", "DeleteBucket", DeleteBucketRequest::builder, new DeleteBucket());
    table.add(
        "s3", "GetBucketLocation", GetBucketLocationRequest::builder, new GetBucketLocation());
    table.add("s3", "GetBucketPolicy", GetBucketPolicyRequest::builder, new GetBucketPolicy());
    table.add("s3", "PutBucketPolicy", PutBucketPolicyRequest::builder, new PutBucketPolicy());
    table.add(
        "s3", "DeleteBucketPolicy", DeleteBucketPolicyRequest::builder, new DeleteBucketPolicy());
    table.add(
        "s3",
        "GetBucketPolicyStatus",
        GetBucketPolicyStatusRequest::builder,
        new GetBucketPolicyStatus());
    table.add(
        "s3",
        "GetBucketOwnershipControls",
        GetBucketOwnershipControlsRequest::builder,
        new GetBucketOwnershipControls());
    table.add(
        "s3",
        "PutBucketOwnershipControls",
        PutBucketOwnershipControlsRequest::builder,
        new PutBucketOwnershipControls());
    table.add(
        "s3",
        "DeleteBucketOwnershipControls",
        DeleteBucketOwnershipControlsRequest::builder,
        new DeleteBucketOwnershipControls());
    table.add(
        "s3",
        "GetBucketEncryption",
        GetBucketEncryptionRequest::builder,
        new GetBucketEncryption());
    table.add(
        "s3",
        "PutBucketEncryption",
        PutBucketEncryptionRequest::builder,
        new PutBucketEncryption());
    table.add(
        "s3",
        "DeleteBucketEncryption",
        DeleteBucketEncryptionRequest::builder,
        new DeleteBucketEncryption());
    table.add("s3", "GetBucketAcl", GetBucketAclRequest::builder, new GetBucketAcl());
    table.add(
        "s3",
        "GetPublicAccessBlock",
        GetPublicAccessBlockRequest::builder,
        new GetPublicAccessBlock());
    table.add(
        "s3",
        "PutPublicAccessBlock",
        PutPublicAccessBlockRequest::builder,
        new PutPublicAccessBlock());
    table.add(
        "s3",
        "DeletePublicAccessBlock",
        DeletePublicAccessBlockRequest::builder,
        new DeletePublicAccessBlock());
    table.add(
        "s3",
        "GetObjectLockConfiguration",
        GetObjectLockConfigurationRequest::builder,
        new GetObjectLockConfiguration());
    table.add(
        "s3",
        "PutObjectLockConfiguration",
        PutObjectLockConfigurationRequest::builder,
        new PutObjectLockConfiguration());
    table.add(
        "s3",
        "GetBucketVersioning",
        GetBucketVersioningRequest::builder,
        new GetBucketVersioning());
    table.add(
        "s3",
        "PutBucketVersioning",
        PutBucketVersioningRequest::builder,
        new PutBucketVersioning());
    table.add(
        "s3",
        "GetBucketLifecycleConfiguration",
        GetBucketLifecycleConfigurationRequest::builder,
        new GetBucketLifecycleConfiguration());
    table.add(
        "s3",
        "PutBucketLifecycleConfiguration",
        PutBucketLifecycleConfigurationRequest::builder,
        new PutBucketLifecycleConfiguration());
    table.add(
        "s3",
        "DeleteBucketLifecycle",
        DeleteBucketLifecycleRequest::builder,
        new DeleteBucketLifecycle());
    table.add("s3", "GetBucketTagging", GetBucketTaggingRequest::builder, new GetBucketTagging());
    table.add("s3", "PutBucketTagging", PutBucketTaggingRequest::builder, new PutBucketTagging());
    table.add(
        "s3",
        "DeleteBucketTagging",
        DeleteBucketTaggingRequest::builder,
        new DeleteBucketTagging());
  }

  private static void addObjects(ActionTable table) {
    table.addContent("s3", "PutObject", PutObjectRequest::builder, new PutObject());
    table.addContent("s3", "GetObject", GetObjectRequest::builder, new GetObject());
    table.add("s3", "HeadObject", HeadObjectRequest::builder, new HeadObject());
    table.add("s3", "DeleteObject", DeleteObjectRequest::builder, new DeleteObject());
    table.add("s3", "DeleteObjects", DeleteObjectsRequest::builder, new DeleteObjects());
    table.add("s3", "CopyObject", CopyObjectRequest::builder, new CopyObject());
    table.add("s3", "ListObjectsV2", ListObjectsV2Request::builder, new ListObjectsV2());
    table.add("s3", "ListObjects", ListObjectsRequest::builder, new ListObjects());
    table.add("s3", "GetObjectTagging", GetObjectTaggingRequest::builder, new GetObjectTagging());
    table.add("s3", "PutObjectTagging", PutObjectTaggingRequest::builder, new PutObjectTagging());
    table.add(
        "s3",
        "DeleteObjectTagging",
        DeleteObjectTaggingRequest::builder,
        new DeleteObjectTagging());
    table.add(
        "s3",
        "CreateMultipartUpload",
        CreateMultipartUploadRequest::builder,
        new CreateMultipartUpload());
    table.addContent("s3", "UploadPart", UploadPartRequest::builder, new UploadPart());
    table.add("s3", "UploadPartCopy", UploadPartCopyRequest::builder, new UploadPartCopy());
    table.add(
        "s3",
        "CompleteMultipartUpload",
        CompleteMultipartUploadRequest::builder,
        new CompleteMultipartUpload());
    table.add(
        "s3",
        "AbortMultipartUpload",
        AbortMultipartUploadRequest::builder,
        new AbortMultipartUpload());
    table.add("s3", "ListParts", ListPartsRequest::builder, new ListParts());
    table.add(
        "s3",
        "ListMultipartUploads",
        ListMultipartUploadsRequest::builder,
        new ListMultipartUploads());
  }
}
