package io.ecdr.model;

import java.time.Instant;
import java.util.Objects;

/**
 * What was read about a bucket.
 *
 * @param region where the bucket is; absent when there is no such bucket
 * @param elsewhere S3 said that it is in another Region than the one asked, named or not
 * @param owned whether it belongs to our account, asked with {@code ExpectedBucketOwner}
 * @param policy its policy document's members; absent when it has none
 * @param ownership {@code BucketOwnerEnforced}, {@code BucketOwnerPreferred} or {@code
 *     ObjectWriter}
 * @param encryption the default encryption's algorithm: {@code AES256} (SSE-S3), {@code aws:kms} or
 *     {@code aws:kms:dsse}
 * @param openness what beside the policy says who is let in
 */
public record BucketFacts(
    String name,
    Fact<Region> region,
    boolean elsewhere,
    Fact<Boolean> owned,
    Fact<Value.Fields> policy,
    Fact<String> ownership,
    Fact<String> encryption,
    BucketOpenness openness) {

  /** One of which nobody asks who is let in beside its policy. */
  public BucketFacts(
      String name,
      Fact<Region> region,
      boolean elsewhere,
      Fact<Boolean> owned,
      Fact<Value.Fields> policy,
      Fact<String> ownership,
      Fact<String> encryption) {
    this(
        name,
        region,
        elsewhere,
        owned,
        policy,
        ownership,
        encryption,
        BucketOpenness.unasked(region.at()));
  }

  /** Of a bucket that nothing needs. */
  public static BucketFacts unasked(Instant now) {
    return new BucketFacts(
        "",
        new Fact.Absent<>(now),
        false,
        new Fact.Absent<>(now),
        new Fact.Absent<>(now),
        new Fact.Absent<>(now),
        new Fact.Absent<>(now));
  }

  public BucketFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(owned, "owned");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(ownership, "ownership");
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(openness, "openness");
  }
}
