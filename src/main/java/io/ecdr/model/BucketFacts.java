package io.ecdr.model;

import java.util.Objects;

/**
 * What was read about a bucket.
 *
 * @param region where the bucket really is; absent when there is no such bucket
 * @param owned whether it belongs to our account, asked with {@code ExpectedBucketOwner}
 * @param policy its policy document's members; absent when it has none
 * @param ownership {@code BucketOwnerEnforced}, {@code BucketOwnerPreferred} or {@code
 *     ObjectWriter}
 * @param encryption the default encryption's algorithm: {@code AES256} (SSE-S3), {@code aws:kms} or
 *     {@code aws:kms:dsse}
 */
public record BucketFacts(
    String name,
    Fact<Region> region,
    Fact<Boolean> owned,
    Fact<Value.Fields> policy,
    Fact<String> ownership,
    Fact<String> encryption) {
  public BucketFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(owned, "owned");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(ownership, "ownership");
    Objects.requireNonNull(encryption, "encryption");
  }
}
