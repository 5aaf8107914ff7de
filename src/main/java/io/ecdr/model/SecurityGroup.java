package io.ecdr.model;

import java.util.Objects;

/** A security group, as EC2 describes it. */
public record SecurityGroup(String id, String vpc) {
  public SecurityGroup {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(vpc, "vpc");
  }

  /** Reads one of {@code DescribeSecurityGroups}. */
  public static SecurityGroup of(Value.Fields fields) {
    return new SecurityGroup(fields.text("GroupId").orElse(""), fields.text("VpcId").orElse(""));
  }
}
