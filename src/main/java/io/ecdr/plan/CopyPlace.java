package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Objects;
import java.util.Optional;

/**
 * One side of a copy.
 *
 * @param owner the account that the bucket must belong to, said with each call
 * @param profile whose credentials calls on it are sent with, if not with those of all others
 */
public record CopyPlace(Region region, String bucket, String owner, Optional<String> profile) {

  /** One that is reached with the credentials of all others. */
  public CopyPlace(Region region, String bucket, String owner) {
    this(region, bucket, owner, Optional.empty());
  }

  public CopyPlace {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(profile, "profile");
  }

  /** A call that reads the bucket, for a survey. */
  public Call read(CallMaker calls, String action, Value.Fields more) {
    return call(calls, action, more);
  }

  /** As steps name it. */
  Value.Fields fields() {
    return Value.fields("Bucket", bucket, "Region", region.id(), "Owner", owner)
        .with("Profile", profile);
  }

  /** A call on the bucket. */
  Call call(CallMaker calls, String action, Value.Fields more) {
    return calls
        .s3(region, action, more.with("Bucket", bucket).with("ExpectedBucketOwner", owner))
        .as(profile);
  }
}
