package io.ecdr.model;

import java.util.Objects;

/**
 * A subnet, as EC2 describes it.
 *
 * @param zone its Availability Zone, such as {@code eu-west-1a}
 * @param free addresses that nobody has
 */
public record Subnet(String id, String zone, String vpc, long free) {
  public Subnet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(vpc, "vpc");
  }

  /** Reads one of {@code DescribeSubnets}. */
  public static Subnet of(Value.Fields fields) {
    return new Subnet(
        fields.text("SubnetId").orElse(""),
        fields.text("AvailabilityZone").orElse(""),
        fields.text("VpcId").orElse(""),
        fields.number("AvailableIpAddressCount").orElse(0L));
  }
}
