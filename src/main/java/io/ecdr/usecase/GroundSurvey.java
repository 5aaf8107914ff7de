package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.KmsKey;
import io.ecdr.model.Quota;
import io.ecdr.model.Region;
import io.ecdr.model.SecurityGroup;
import io.ecdr.model.Subnet;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Ground;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks EC2, KMS, Service Quotas and IAM about the Region that a group is to be made in. IAM answers
 * from one Region for all, which may be the lost one, so it is only glanced at.
 */
final class GroundSurvey {

  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final CallMaker maker;
  private final Region region;
  private final Optional<Call> securityGroups;
  private final Optional<Call> key;
  private final Call role;
  private final Call quotas;
  private final Call nodes;
  private final Optional<Call> serverless;

  GroundSurvey(CallMaker maker, Region region, List<String> groups, Optional<String> key) {
    this(maker, region, groups, key, false);
  }

  /**
   * @param serverless whether serverless caches are counted
   */
  GroundSurvey(
      CallMaker maker,
      Region region,
      List<String> groups,
      Optional<String> key,
      boolean serverless) {
    this.serverless =
        serverless
            ? Optional.of(
                maker.elastiCache(
                    region, "DescribeServerlessCaches", Value.Fields.NONE.with("MaxResults", 50)))
            : Optional.empty();
    this.maker = maker;
    this.region = region;
    this.securityGroups =
        groups.isEmpty()
            ? Optional.empty()
            : Optional.of(described("DescribeSecurityGroups", "group-id", groups));
    this.key =
        key.map(id -> maker.other(Service.KMS, region, "DescribeKey", Value.fields("KeyId", id)));
    this.role =
        maker.other(Service.IAM, region.home(), "GetRole", Value.fields("RoleName", Ground.ROLE));
    this.quotas =
        maker.other(
            Service.SERVICE_QUOTAS,
            region,
            "ListServiceQuotas",
            Value.fields("ServiceCode", "elasticache").with("MaxResults", 100));
    this.nodes =
        maker.elastiCache(
            region, "DescribeCacheClusters", Value.Fields.NONE.with("MaxRecords", 100));
  }

  /** By filter: with ids themselves EC2 refuses all when one is not there. */
  private Call described(String action, String filter, List<String> ids) {
    var only = Value.fields("Name", filter).with("Values", Value.texts(ids));
    return maker.other(
        Service.EC2, region, action, Value.Fields.NONE.with("Filters", Value.items(List.of(only))));
  }

  /** What can be asked at once. */
  List<Call> calls() {
    List<Call> all = new ArrayList<>(List.of(quotas, nodes));
    securityGroups.ifPresent(all::add);
    key.ifPresent(all::add);
    serverless.ifPresent(all::add);
    return all;
  }

  /** What nobody waits for. */
  List<Call> glances() {
    return List.of(role);
  }

  /** When waiting for those ends. */
  Instant soon(Instant now) {
    return now.plus(GLANCE);
  }

  /** What can be asked once the subnet group is known. */
  List<Call> calls(Fact<Value.Fields> subnetGroup) {
    return subnets(subnetGroup).stream().toList();
  }

  private Optional<Call> subnets(Fact<Value.Fields> subnetGroup) {
    var ids = Ground.subnetIds(subnetGroup);
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(described("DescribeSubnets", "subnet-id", ids));
  }

  /** The types of the nodes that are there. */
  Fact<List<String>> nodeTypes(Reads reads) {
    return reads
        .fact(nodes)
        .map(
            f ->
                f.list("CacheClusters").stream()
                    .map(CacheCluster::of)
                    .map(CacheCluster::nodeType)
                    .distinct()
                    .toList());
  }

  Ground facts(Fact<Value.Fields> subnetGroup, Reads reads) {
    var at = reads.at(quotas);
    return new Ground(
        subnets(subnetGroup)
            .map(c -> reads.fact(c).map(f -> f.list("Subnets").stream().map(Subnet::of).toList()))
            .orElseGet(() -> new Fact.Absent<>(at)),
        securityGroups
            .map(
                c ->
                    reads
                        .fact(c)
                        .map(
                            f -> f.list("SecurityGroups").stream().map(SecurityGroup::of).toList()))
            .orElseGet(() -> new Fact.Absent<>(at)),
        key.map(c -> reads.fact(c).map(KmsKey::of)).orElseGet(() -> new Fact.Absent<>(at)),
        reads.fact(role).map(f -> f.fields("Role").text("Arn").orElse("without a name")),
        reads.fact(quotas).map(f -> f.list("Quotas").stream().map(Quota::of).toList()),
        reads
            .fact(nodes)
            .map(
                f ->
                    f.list("CacheClusters").stream()
                        .map(CacheCluster::of)
                        .mapToInt(CacheCluster::nodes)
                        .sum()),
        serverless
            .map(c -> reads.fact(c).map(f -> f.list("ServerlessCaches").size()))
            .orElseGet(() -> new Fact.Absent<>(at)));
  }
}
