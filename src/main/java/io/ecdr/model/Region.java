package io.ecdr.model;

import java.util.Objects;
import java.util.regex.Pattern;

/** An AWS Region, such as {@code us-east-1}. */
public record Region(String id) implements Comparable<Region> {

  private static final Pattern SHAPE = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-\\d{1,2}");

  public Region {
    Objects.requireNonNull(id, "id");
    if (!SHAPE.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'" + id + "' is no AWS Region; a Region looks like eu-west-1");
    }
  }

  /** The partition in its ARNs: {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
  public String partition() {
    if (id.startsWith("cn-")) {
      return "aws-cn";
    }
    return id.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /**
   * Where the partition's one IAM is run from and asked (source: the endpoint rules of IAM in the
   * SDKs).
   */
  public Region home() {
    return switch (partition()) {
      case "aws-cn" -> new Region("cn-north-1");
      case "aws-us-gov" -> new Region("us-gov-west-1");
      default -> new Region("us-east-1");
    };
  }

  /**
   * Where the partition's one Route 53 takes changes and is asked about them; answers to clients
   * come from elsewhere (source: the endpoint rules of Route 53 in the SDKs; {@code
   * R53UG:disaster-recovery-resiliency} names us-east-1).
   */
  public Region dns() {
    return partition().equals("aws-cn") ? new Region("cn-northwest-1") : home();
  }

  @Override
  public int compareTo(Region other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
