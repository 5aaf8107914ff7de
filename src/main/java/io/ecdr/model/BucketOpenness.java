package io.ecdr.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What beside its policy says whether everybody may reach a bucket (source: {@code
 * S3:access-control-block-public-access}). An account's own block, which may close more, is not
 * read.
 *
 * @param restricted whether its public access block keeps everybody out whatever its policy says;
 *     absent when it has no block
 * @param ignoresAcls whether that block makes grants to everybody by ACL count for nothing
 * @param granted what its ACL grants to everybody, such as {@code READ to AllUsers}
 */
public record BucketOpenness(
    Fact<Boolean> restricted, Fact<Boolean> ignoresAcls, Fact<List<String>> granted) {

  public BucketOpenness {
    Objects.requireNonNull(restricted, "restricted");
    Objects.requireNonNull(ignoresAcls, "ignoresAcls");
    Objects.requireNonNull(granted, "granted");
  }

  /** Of a bucket of which nobody asks. */
  public static BucketOpenness unasked(Instant now) {
    return new BucketOpenness(
        new Fact.Absent<>(now), new Fact.Absent<>(now), new Fact.Absent<>(now));
  }
}
