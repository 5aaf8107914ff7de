package io.ecdr.aws;

import io.ecdr.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.S3Response;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.utils.BinaryUtils;

/** The S3 actions that ecdr uses. A switch, so that only the used ones cost start-up. */
final class S3Actions {

  /** The most that is read of one object: 4 MiB. RDB files are never read this way. */
  static final int MOST_BYTES = 4 << 20;

  private S3Actions() {}

  static Sender<S3Client> named(String action) {
    return switch (action) {
      case "ListBuckets" -> Sender.of(action, ListBucketsRequest::builder, S3Client::listBuckets);
      case "HeadBucket" -> Sender.of(action, HeadBucketRequest::builder, S3Client::headBucket);
      case "GetBucketLocation" ->
          Sender.of(action, GetBucketLocationRequest::builder, S3Client::getBucketLocation);
      case "GetBucketPolicy" ->
          Sender.of(action, GetBucketPolicyRequest::builder, S3Client::getBucketPolicy);
      case "GetBucketOwnershipControls" ->
          Sender.of(
              action,
              GetBucketOwnershipControlsRequest::builder,
              S3Client::getBucketOwnershipControls);
      case "GetBucketEncryption" ->
          Sender.of(action, GetBucketEncryptionRequest::builder, S3Client::getBucketEncryption);
      case "GetPublicAccessBlock" ->
          Sender.of(action, GetPublicAccessBlockRequest::builder, S3Client::getPublicAccessBlock);
      case "CreateBucket" ->
          Sender.of(action, CreateBucketRequest::builder, S3Client::createBucket);
      case "GetBucketLifecycleConfiguration" ->
          Sender.of(
              action,
              GetBucketLifecycleConfigurationRequest::builder,
              S3Client::getBucketLifecycleConfiguration);
      case "GetBucketAcl" ->
          Sender.of(action, GetBucketAclRequest::builder, S3Client::getBucketAcl);
      case "GetBucketPolicyStatus" ->
          Sender.of(action, GetBucketPolicyStatusRequest::builder, S3Client::getBucketPolicyStatus);
      case "GetBucketVersioning" ->
          Sender.of(action, GetBucketVersioningRequest::builder, S3Client::getBucketVersioning);
      case "GetObjectLockConfiguration" ->
          Sender.of(
              action,
              GetObjectLockConfigurationRequest::builder,
              S3Client::getObjectLockConfiguration);
      case "PutBucketEncryption" ->
          Sender.of(action, PutBucketEncryptionRequest::builder, S3Client::putBucketEncryption);
      case "PutBucketLifecycleConfiguration" ->
          Sender.of(
              action,
              PutBucketLifecycleConfigurationRequest::builder,
              S3Client::putBucketLifecycleConfiguration);
      case "PutBucketOwnershipControls" ->
          Sender.of(
              action,
              PutBucketOwnershipControlsRequest::builder,
              S3Client::putBucketOwnershipControls);
      case "PutBucketPolicy" ->
          Sender.of(action, PutBucketPolicyRequest::builder, S3Client::putBucketPolicy);
      case "PutPublicAccessBlock" ->
          Sender.of(action, PutPublicAccessBlockRequest::builder, S3Client::putPublicAccessBlock);
      case "ListObjectsV2" ->
          Sender.of(action, ListObjectsV2Request::builder, S3Client::listObjectsV2);
      case "HeadObject" -> Sender.of(action, HeadObjectRequest::builder, S3Client::headObject);
      case "GetObject" -> S3Actions::get;
      case "PutObject" -> S3Actions::put;
      case "CopyObject" ->
          copy(Sender.of(action, CopyObjectRequest::builder, S3Client::copyObject));
      case "CreateMultipartUpload" ->
          Sender.of(action, CreateMultipartUploadRequest::builder, S3Client::createMultipartUpload);
      case "UploadPartCopy" ->
          copy(Sender.of(action, UploadPartCopyRequest::builder, S3Client::uploadPartCopy));
      case "CompleteMultipartUpload" ->
          Sender.of(
              action, CompleteMultipartUploadRequest::builder, S3Client::completeMultipartUpload);
      case "AbortMultipartUpload" ->
          Sender.of(action, AbortMultipartUploadRequest::builder, S3Client::abortMultipartUpload);
      case "DeleteObject" ->
          Sender.of(action, DeleteObjectRequest::builder, S3Client::deleteObject);
      case "ListMultipartUploads" ->
          Sender.of(action, ListMultipartUploadsRequest::builder, S3Client::listMultipartUploads);
      case "ListParts" -> Sender.of(action, ListPartsRequest::builder, S3Client::listParts);
      default -> throw new IllegalStateException("no way to send s3:" + action);
    };
  }

  /** The API says {@code Bucket} and {@code Key}; the SDK renames them where there is a source. */
  private static Sender<S3Client> copy(Sender<S3Client> sender) {
    return parameters -> {
      var renamed = parameters;
      for (var name : List.of("Bucket", "Key")) {
        var value = parameters.get(name);
        if (value.isPresent()) {
          renamed = renamed.without(name).with("Destination" + name, value.get());
        }
      }
      return sender.prepare(renamed);
    };
  }

  /** The content goes into {@code Body} as text, and for a range into {@code BodyHex} as well. */
  private static Sender.Ready<S3Client> get(Value.Fields parameters) {
    var request = Requests.fill(GetObjectRequest.builder(), parameters, "GetObject").build();
    return client -> {
      try (var stream = client.getObject(request)) {
        var bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          stream.abort();
          throw new TooLarge(request.key());
        }
        var answer =
            dated(stream.response()).with("Body", new String(bytes, StandardCharsets.UTF_8));
        return request.range() == null ? answer : answer.with("BodyHex", BinaryUtils.toHex(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Sender.Ready<S3Client> put(Value.Fields parameters) {
    var text = parameters.get("Body").map(v -> ((Value.Text) v).value()).orElse("");
    var request =
        Requests.fill(PutObjectRequest.builder(), parameters.without("Body"), "PutObject").build();
    return client ->
        dated(client.putObject(request, RequestBody.fromString(text, StandardCharsets.UTF_8)));
  }

  /**
   * An answer with the store's own clock as {@code Date}, where it tells it: the header is no
   * member of the answer in the API's description (S3API:CommonResponseHeaders).
   */
  private static Value.Fields dated(S3Response response) {
    var answer = Answers.read(response);
    var told = response.sdkHttpResponse().firstMatchingHeader("Date");
    try {
      return told.isEmpty()
          ? answer
          : answer.with(
              "Date",
              new Value.Time(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(told.get()))));
    } catch (DateTimeException e) {
      return answer;
    }
  }

  /** An object is larger than anything that ecdr reads whole. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(String key) {
      super(key + " is larger than " + (MOST_BYTES >> 20) + " MiB; nothing that ecdr wrote is");
    }
  }
}
