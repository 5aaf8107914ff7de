package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import io.ecdr.plan.iam.Permission.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the caller must be allowed for a call. Resource types are those of the service authorization
 * reference ({@code list_elasticache}, {@code list_s3}, {@code list_cloudwatch}, {@code list_sts},
 * {@code list_ec2}, {@code list_iam}, {@code list_kms}, {@code list_route53}, {@code
 * list_secretsmanager}, {@code list_servicequotas}, {@code list_ssm}): DescribeEvents,
 * DescribeUpdateActions, DescribeCacheEngineVersions, ListAllMyBuckets and GetCallerIdentity have
 * none, CloudWatch's metrics, EC2's descriptions and lists of quotas neither. A list of everything
 * is asked of {@code type:*} (seen: the refusal of DescribeCacheClusters without a name tells
 * {@code cluster:*}).
 */
final class CallPermissions {

  private static final String REGION_ASKED = "aws:RequestedRegion";
  private static final String BUCKET_OWNER = "s3:ResourceAccount";

  private final Arns arns;
  private final Map<String, Region> buckets;

  /**
   * @param buckets where buckets are, as far as it is known
   */
  CallPermissions(AccountId account, Map<String, Region> buckets) {
    this.arns = new Arns(account);
    this.buckets = new TreeMap<>(buckets);
  }

  /** All that one call needs: the call itself first. */
  List<Permission> of(Call call) {
    List<Permission> all = new ArrayList<>();
    switch (call.service()) {
      case ELASTICACHE -> all.add(own(call, elastiCache(call)));
      case S3 -> all.addAll(s3(call));
      case CLOUDWATCH, EC2, SERVICE_QUOTAS, STS -> all.add(own(call, List.of(Arns.ANY)));
      case IAM ->
          all.add(own(call, List.of(arns.serviceRole(call.region(), name(call, "RoleName")))));
      case KMS -> all.add(own(call, List.of(arns.key(call.region(), name(call, "KeyId")))));
      case ROUTE_53 ->
          all.add(
              own(
                  call,
                  List.of(
                      call.action().equals("GetChange")
                          ? Arns.dnsChange(call.region())
                          : Arns.zone(call.region(), name(call, "HostedZoneId")))));
      case SECRETS_MANAGER ->
          all.add(own(call, List.of(arns.secret(call.region(), name(call, "SecretId")))));
      case SSM -> all.add(own(call, List.of(arns.parameter(call.region(), name(call, "Name")))));
    }
    all.addAll(new ServiceNeeds(arns, this).of(call));
    return all;
  }

  private Permission own(Call call, Collection<String> resources) {
    return permission(IamActions.of(call), call.region(), resources, Kind.OWN, true);
  }

  /**
   * A permission with the conditions that narrow it. Where a name tells no Region, the Region that
   * is asked must be the right one; a bucket must belong to the account. ListAllMyBuckets has
   * neither: ElastiCache asks it in the caller's name, and AWS tells not where. A bucket that is
   * yet to be made belongs to nobody.
   */
  Permission permission(
      String action, Region region, Collection<String> resources, Kind kind, boolean sure) {
    SortedMap<String, String> conditions = new TreeMap<>();
    boolean buckets = action.startsWith("s3:");
    if (action.equals("s3:CreateBucket")) {
      conditions.put(REGION_ASKED, region.id());
    } else if (buckets && !resources.contains(Arns.ANY)) {
      conditions.put(BUCKET_OWNER, arns.account().digits());
    } else if (!buckets && resources.stream().anyMatch(CallPermissions::namesNoRegion)) {
      conditions.put(REGION_ASKED, region.id());
    }
    var all = new TreeSet<>(resources);
    return new Permission(action, region, all, conditions, kind, sure).on(all);
  }

  private static boolean namesNoRegion(String arn) {
    return arn.equals(Arns.ANY) || arn.contains(":elasticache::");
  }

  private List<String> elastiCache(Call call) {
    return switch (call.action()) {
      case "DescribeReplicationGroups" -> named(call, "replicationgroup", "ReplicationGroupId");
      case "DescribeCacheClusters", "ModifyCacheCluster" ->
          named(call, "cluster", "CacheClusterId");
      case "DescribeSnapshots" -> named(call, "snapshot", "SnapshotName");
      case "DescribeCacheSubnetGroups" -> named(call, "subnetgroup", "CacheSubnetGroupName");
      case "DescribeCacheParameterGroups",
          "DescribeCacheParameters",
          "CreateCacheParameterGroup",
          "ModifyCacheParameterGroup",
          "DeleteCacheParameterGroup" ->
          named(call, "parametergroup", "CacheParameterGroupName");
      case "DescribeGlobalReplicationGroups",
          "FailoverGlobalReplicationGroup",
          "DisassociateGlobalReplicationGroup",
          "DeleteGlobalReplicationGroup" ->
          List.of(arns.datastore(call.region(), name(call, "GlobalReplicationGroupId")));
      case "DescribeUsers", "ModifyUser" -> named(call, "user", "UserId");
      case "DescribeUserGroups" -> named(call, "usergroup", "UserGroupId");
      case "DescribeCacheEngineVersions", "DescribeEvents", "DescribeUpdateActions" ->
          List.of(Arns.ANY);
      case "ListTagsForResource" -> List.of(name(call, "ResourceName").toLowerCase(Locale.ROOT));
      case "CreateSnapshot" ->
          together(
              List.of(
                  named(call, "snapshot", "SnapshotName"),
                  given(call, "cluster", "CacheClusterId"),
                  given(call, "replicationgroup", "ReplicationGroupId")));
      case "DeleteReplicationGroup" -> named(call, "replicationgroup", "ReplicationGroupId");
      case "DeleteSnapshot" -> named(call, "snapshot", "SnapshotName");
      case "CreateServerlessCache" -> newServerless(call);
      case "DescribeServerlessCaches", "DeleteServerlessCache", "ModifyServerlessCache" ->
          named(call, "serverlesscache", "ServerlessCacheName");
      case "DescribeServerlessCacheSnapshots" ->
          together(
              List.of(
                  named(call, "serverlesscachesnapshot", "ServerlessCacheSnapshotName"),
                  given(call, "serverlesscache", "ServerlessCacheName")));
      case "CreateServerlessCacheSnapshot" ->
          together(
              List.of(
                  named(call, "serverlesscachesnapshot", "ServerlessCacheSnapshotName"),
                  named(call, "serverlesscache", "ServerlessCacheName")));
      case "ExportServerlessCacheSnapshot", "DeleteServerlessCacheSnapshot" ->
          named(call, "serverlesscachesnapshot", "ServerlessCacheSnapshotName");
      case "CopySnapshot" ->
          together(
              List.of(
                  named(call, "snapshot", "SourceSnapshotName"),
                  named(call, "snapshot", "TargetSnapshotName")));
      case "CreateGlobalReplicationGroup" ->
          together(
              List.of(
                  // The service puts letters of its own before it (facts page, 6.2).
                  List.of(
                      arns.datastore(
                          call.region(), "*-" + name(call, "GlobalReplicationGroupIdSuffix"))),
                  named(call, "replicationgroup", "PrimaryReplicationGroupId")));
      case "CreateReplicationGroup" -> newGroup(call);
      case "ModifyReplicationGroup", "IncreaseReplicaCount" ->
          named(call, "replicationgroup", "ReplicationGroupId");
      default -> throw new IllegalStateException("no resource types are known of " + call.name());
    };
  }

  /**
   * The group and its nodes, and what it is made with. A parameter group is always asked for, also
   * where none is named: then it is one of the service's own, or of the Global Datastore's, under a
   * name that nobody can know before.
   */
  private List<String> newGroup(Call call) {
    var datastore =
        call.parameters().get("GlobalReplicationGroupId").isPresent()
            ? List.of(arns.datastore(call.region(), name(call, "GlobalReplicationGroupId")))
            : List.<String>of();
    var id = name(call, "ReplicationGroupId");
    return together(
        List.of(
            named(call, "replicationgroup", "ReplicationGroupId"),
            List.of(arns.elastiCache(call.region(), "cluster", id + "-*")),
            datastore,
            named(call, "parametergroup", "CacheParameterGroupName"),
            named(call, "subnetgroup", "CacheSubnetGroupName"),
            // That a restore is asked of the snapshot too is unsure; to name it does no harm.
            given(call, "snapshot", "SnapshotName"),
            given(call, "serverlesscachesnapshot", "ServerlessCacheSnapshotName"),
            call.parameters().texts("UserGroupIds").stream()
                .map(group -> arns.elastiCache(call.region(), "usergroup", group))
                .toList()));
  }

  /**
   * The cache, and what it is made with. That it is asked of snapshots and user groups too is
   * unsure; to name them does no harm.
   */
  private List<String> newServerless(Call call) {
    return together(
        List.of(
            named(call, "serverlesscache", "ServerlessCacheName"),
            given(call, "usergroup", "UserGroupId"),
            call.parameters().texts("SnapshotArnsToRestore").stream()
                .filter(arn -> !arn.contains(":s3:"))
                .map(arn -> arn.toLowerCase(Locale.ROOT))
                .toList()));
  }

  private List<Permission> s3(Call call) {
    if (call.action().equals("ListBuckets")) {
      return List.of(own(call, List.of(Arns.ANY)));
    }
    List<Permission> all = new ArrayList<>();
    var bucket = name(call, "Bucket");
    var resource =
        call.parameters()
            .text("Key")
            .map(key -> Arns.object(call.region(), bucket, key))
            .orElseGet(() -> Arns.bucket(call.region(), bucket));
    all.add(own(call, List.of(resource)));
    call.parameters()
        .text("CopySource")
        .ifPresent(
            source ->
                all.add(
                    permission(
                        "s3:GetObject",
                        buckets.getOrDefault(
                            source.substring(0, source.indexOf('/')), call.region()),
                        List.of(Arns.bucket(call.region(), source)),
                        Kind.OWN,
                        true)));
    return all;
  }

  private List<String> named(Call call, String type, String parameter) {
    return List.of(arns.elastiCache(call.region(), type, name(call, parameter)));
  }

  private List<String> given(Call call, String type, String parameter) {
    return call.parameters().get(parameter).isPresent() ? named(call, type, parameter) : List.of();
  }

  /** A call's name for something; a star where it names none, or one that only running can tell. */
  static String name(Call call, String parameter) {
    var value = call.parameters().get(parameter).orElse(null);
    if (value instanceof Value.Bound bound) {
      return bound.expected().replaceAll("\\?+", Arns.ANY);
    }
    return call.parameters().text(parameter).orElse(Arns.ANY);
  }

  /** Where the buckets of some calls are: each call on a bucket goes to its Region. */
  static Map<String, Region> buckets(Collection<Call> calls) {
    var all = new TreeMap<String, Region>();
    calls.stream()
        .filter(call -> call.service() == Service.S3)
        .forEach(
            call ->
                call.parameters().text("Bucket").ifPresent(b -> all.putIfAbsent(b, call.region())));
    return all;
  }

  private static List<String> together(List<List<String>> some) {
    return some.stream().flatMap(List::stream).toList();
  }
}
