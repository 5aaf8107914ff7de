package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;

/** What requests say about objects beside their bytes. */
final class Attributes {

  private static final Map<String, String> SYSTEM = system();

  private Attributes() {}

  private static Map<String, String> system() {
    var names = new TreeMap<String, String>();
    names.put("CacheControl", "cache-control");
    names.put("ContentDisposition", "content-disposition");
    names.put("ContentEncoding", "content-encoding");
    names.put("ContentLanguage", "content-language");
    names.put("ContentType", "content-type");
    names.put("Expires", "expires");
    return names;
  }

  /** System metadata by header name; moments in ISO form. */
  static Map<String, String> headers(SdkPojo request) {
    var headers = new TreeMap<String, String>();
    headers.put("content-type", "binary/octet-stream");
    SYSTEM.forEach(
        (member, header) ->
            Fields.text(request, member).ifPresent(value -> headers.put(header, value)));
    // The framing of the upload is no property of the object.
    headers.computeIfPresent("content-encoding", (name, value) -> withoutFraming(value));
    return headers;
  }

  private static String withoutFraming(String encodings) {
    var kept =
        List.of(encodings.split(",")).stream()
            .map(String::trim)
            .filter(encoding -> !encoding.equals("aws-chunked") && !encoding.isEmpty())
            .toList();
    return kept.isEmpty() ? null : String.join(",", kept);
  }

  /** The storage class asked for, or the usual one. */
  static String storageClass(SdkPojo request) {
    return Fields.text(request, "StorageClass").orElse("STANDARD");
  }

  /**
   * Refuses what the simulator's objects do not have: ACLs where they are off, locks, redirects.
   *
   * @throws ServiceFault as S3 says it
   */
  static void check(SdkPojo request, Bucket bucket, String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > 1024) {
      throw new ServiceFault("KeyTooLongError", 400, "Your key is too long")
          .with("MaxSizeAllowed", "1024");
    }
    boolean acl =
        Fields.text(request, "ACL").filter(v -> !v.equals("bucket-owner-full-control")).isPresent()
            || List.of("GrantFullControl", "GrantRead", "GrantReadACP", "GrantWriteACP").stream()
                .anyMatch(grant -> Fields.text(request, grant).isPresent());
    if (acl && bucket.settings().ownership().filter("BucketOwnerEnforced"::equals).isPresent()) {
      throw new ServiceFault(
          "AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
    }
    if (Fields.text(request, "ObjectLockMode").isPresent()
        || Fields.text(request, "ObjectLockLegalHoldStatus").isPresent()) {
      throw new ServiceFault("InvalidRequest", 400, "Bucket is missing Object Lock Configuration");
    }
  }

  /** Condition keys that policies may ask of an upload. */
  static Map<String, List<String>> context(SdkPojo request) {
    var context = new TreeMap<String, List<String>>();
    Fields.text(request, "ServerSideEncryption")
        .ifPresent(v -> context.put("s3:x-amz-server-side-encryption", List.of(v)));
    Fields.text(request, "SSEKMSKeyId")
        .ifPresent(v -> context.put("s3:x-amz-server-side-encryption-aws-kms-key-id", List.of(v)));
    Fields.text(request, "ACL").ifPresent(v -> context.put("s3:x-amz-acl", List.of(v)));
    Fields.text(request, "StorageClass")
        .ifPresent(v -> context.put("s3:x-amz-storage-class", List.of(v)));
    Fields.text(request, "CopySource")
        .ifPresent(v -> context.put("s3:x-amz-copy-source", List.of(v)));
    return context;
  }

  /** Sets on a response what there is to tell about an object. */
  static void describe(StoredObject object, SdkPojo response) {
    Fields.set(response, "ETag", "\"" + object.etag() + "\"");
    Fields.set(response, "LastModified", object.lastModified());
    Fields.set(response, "AcceptRanges", "bytes");
    Fields.set(response, "Metadata", object.metadata());
    SYSTEM.forEach(
        (member, header) -> {
          String value = object.headers().get(header);
          if (value != null) {
            Fields.set(response, member, header.equals("expires") ? Instant.parse(value) : value);
          }
        });
    if (!object.storageClass().equals("STANDARD")) {
      Fields.set(response, "StorageClass", object.storageClass());
    }
    if (!object.tags().isEmpty()) {
      Fields.set(response, "TagCount", object.tags().size());
    }
    encryption(object.encryption(), response);
  }

  /** Sets on a response how an object is encrypted. */
  static void encryption(StoredObject.Encryption encryption, SdkPojo response) {
    Fields.set(response, "ServerSideEncryption", encryption.algorithm());
    encryption.key().ifPresent(key -> Fields.set(response, "SSEKMSKeyId", key));
    if (encryption.bucketKey()) {
      Fields.set(response, "BucketKeyEnabled", true);
    }
  }
}
