package io.ecdr.sim.world.elasticache;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs (IAMREF). Partitions other than {@code aws} are inferred from the Region (unsure). */
public final class Arns {

  private static final Pattern S3 =
      Pattern.compile("arn:(aws|aws-cn|aws-us-gov):s3:::([^/]+)/(.+)");
  private static final Pattern OURS =
      Pattern.compile("arn:[a-z-]+:elasticache:([a-z0-9-]+):(\\d{12}):([a-z]+):(.+)");

  private Arns() {}

  /** A file in S3. */
  public record S3Object(String bucket, String key) {}

  /** One of ElastiCache's resources. */
  public record Resource(String region, String account, String type, String name) {}

  /**
   * Builds an ARN.
   *
   * @param type such as {@code snapshot}, {@code replicationgroup}, {@code cluster}
   */
  public static String of(String region, String account, String type, String name) {
    return "arn:%s:elasticache:%s:%s:%s:%s"
        .formatted(partition(region), region, account, type, name);
  }

  /** Takes an ARN of ElastiCache apart, or empty when it is none. */
  public static Optional<Resource> resource(String arn) {
    Matcher m = OURS.matcher(arn);
    return m.matches()
        ? Optional.of(new Resource(m.group(1), m.group(2), m.group(3), m.group(4)))
        : Optional.empty();
  }

  /** Takes the ARN of an S3 object apart, or empty when it is none. */
  public static Optional<S3Object> s3(String arn) {
    Matcher m = S3.matcher(arn);
    return m.matches() ? Optional.of(new S3Object(m.group(2), m.group(3))) : Optional.empty();
  }

  private static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
