package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.KmsKey;
import io.ecdr.model.Quota;
import io.ecdr.model.SecurityGroup;
import io.ecdr.model.Subnet;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;

/**
 * What services other than ElastiCache and S3 tell of the Region that a group is to be made in.
 *
 * @param subnets those of the subnet group that EC2 knows; absent when there was none to ask about
 * @param securityGroups those of the named ones that EC2 knows; absent when none was named
 * @param key the named one; absent when KMS knows none of that name, or none was named
 * @param role the ARN of the role that ElastiCache acts with; absent when the account has none
 * @param quotas ElastiCache's, as far as Service Quotas tells the account's own values
 * @param nodes how many ElastiCache nodes the account has there
 * @param serverless how many serverless caches; absent when nobody asked
 */
public record Ground(
    Fact<List<Subnet>> subnets,
    Fact<List<SecurityGroup>> securityGroups,
    Fact<KmsKey> key,
    Fact<String> role,
    Fact<List<Quota>> quotas,
    Fact<Integer> nodes,
    Fact<Integer> serverless) {

  /** The role that ElastiCache acts with (source: {@code UG:using-service-linked-roles}). */
  public static final String ROLE = "AWSServiceRoleForElastiCache";

  /** The subnets of a group, as ElastiCache describes it. */
  public static List<String> subnetIds(Fact<Value.Fields> group) {
    return group.value().orElse(Value.Fields.NONE).list("Subnets").stream()
        .flatMap(s -> s.text("SubnetIdentifier").stream())
        .toList();
  }

  /** The zones that a group's subnets are in, as ElastiCache describes it. */
  static List<String> zones(Fact<Value.Fields> group) {
    return group.value().orElse(Value.Fields.NONE).list("Subnets").stream()
        .flatMap(s -> s.fields("SubnetAvailabilityZone").text("Name").stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Subnets that were named without a group, in the form of one. */
  public static Value.Fields asGroup(List<String> subnets) {
    return Value.Fields.NONE.with(
        "Subnets",
        Value.items(subnets.stream().map(id -> Value.fields("SubnetIdentifier", id)).toList()));
  }

  public Ground {
    Objects.requireNonNull(subnets, "subnets");
    Objects.requireNonNull(securityGroups, "securityGroups");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(quotas, "quotas");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(serverless, "serverless");
  }

  /** Of a Region in which no serverless cache is to be made. */
  public Ground(
      Fact<List<Subnet>> subnets,
      Fact<List<SecurityGroup>> securityGroups,
      Fact<KmsKey> key,
      Fact<String> role,
      Fact<List<Quota>> quotas,
      Fact<Integer> nodes) {
    this(subnets, securityGroups, key, role, quotas, nodes, new Fact.Absent<>(nodes.at()));
  }
}
