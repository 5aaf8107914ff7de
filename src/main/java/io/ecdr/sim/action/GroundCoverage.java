package io.ecdr.sim.action;

import java.util.ArrayList;
import java.util.List;

/**
 * What the simulator shows of the services that have a say in where a cache can be made: EC2, IAM,
 * KMS and Service Quotas.
 */
public final class GroundCoverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String EC2 =
      """
      DescribeSubnets|documented|EC2API:DescribeSubnets|Subnets by id or by the filters subnet-id, vpc-id and availability-zone; an id that is not there refuses all, a filter does not.
      DescribeSubnets|weaker|ours|There are the subnets that cache subnet groups name, each a /24 of which the nodes there take one address each; one page.
      DescribeSecurityGroups|documented|EC2API:DescribeSecurityGroups|Groups by id or by the filters group-id, group-name and vpc-id; an id that is not there refuses all, a filter does not.
      DescribeSecurityGroups|weaker|ours|Each VPC has its group called default; no rules, one page.
      CreateSecurityGroup|weaker|ours|Of a VPC that there is, without rules or tags; it lets nobody in or out.
      """;

  private static final String IAM =
      """
      GetRole|documented|IAMAPI:GetRole|In us-east-1 for all Regions, also when that one is not simulated, and dark with it.
      GetRole|weaker|ours|Every account has the role AWSServiceRoleForElastiCache from the beginning, and no other.
      """;

  private static final String KMS =
      """
      DescribeKey|documented|KMSAPI:DescribeKey|A key of the Region by id or ARN, Enabled or Disabled; any other is NotFoundException.
      DescribeKey|weaker|ours|No aliases and no keys of AWS's own; keys encrypt nothing, and a disabled one does no harm to caches.
      CreateKey|weaker|ours|Symmetric keys with a description only.
      DisableKey|documented|KMSAPI:DisableKey|Of a key by id or ARN.
      EnableKey|documented|KMSAPI:EnableKey|Of a key by id or ARN.
      """;

  private static final String QUOTAS =
      """
      ListServiceQuotas|documented|UG:quota-limits|ElastiCache's defaults; the nodes of a Region and of a cluster are held to them.
      ListServiceQuotas|seen|UG:quota-limits|The codes, which AWS's page does not tell.
      ListServiceQuotas|weaker|ours|All quotas have a value of the account's own; the fault quota sets another.
      """;

  private GroundCoverage() {}

  /** All of it, service by service. */
  public static List<Covered> lines() {
    var all = new ArrayList<>(Covered.table("ec2", EC2));
    all.addAll(Covered.table("iam", IAM));
    all.addAll(Covered.table("kms", KMS));
    all.addAll(Covered.table("servicequotas", QUOTAS));
    return List.copyOf(all);
  }
}
