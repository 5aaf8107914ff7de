package io.ecdr.app;

import io.ecdr.app.RecordingHttp.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What IAM asks for one request, read off the wire and written down a second time: the program's
 * own tables play no part in it.
 *
 * @param action such as {@code s3:ListBucket}
 * @param region that is asked
 * @param resources each of them must be allowed
 * @param where the Region, of a bucket the bucket's
 */
record IamNeed(String action, String region, List<String> resources, String where) {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("ReplicationGroupId", "replicationgroup"),
          Map.entry("PrimaryReplicationGroupId", "replicationgroup"),
          Map.entry("CacheClusterId", "cluster"),
          Map.entry("ServerlessCacheName", "serverlesscache"),
          Map.entry("ServerlessCacheSnapshotName", "serverlesscachesnapshot"),
          Map.entry("SnapshotName", "snapshot"),
          Map.entry("SourceSnapshotName", "snapshot"),
          Map.entry("TargetSnapshotName", "snapshot"),
          Map.entry("CacheSubnetGroupName", "subnetgroup"),
          Map.entry("CacheParameterGroupName", "parametergroup"),
          Map.entry("UserId", "user"),
          Map.entry("UserGroupId", "usergroup"),
          Map.entry("GlobalReplicationGroupId", "globalreplicationgroup"));

  /** The parameters that name what an action acts on; a star where none does. */
  private static final Map<String, List<String>> NAMED =
      Map.ofEntries(
          Map.entry("DescribeReplicationGroups", List.of("ReplicationGroupId")),
          Map.entry("DescribeCacheClusters", List.of("CacheClusterId")),
          Map.entry("DescribeSnapshots", List.of("SnapshotName")),
          Map.entry("DescribeServerlessCaches", List.of("ServerlessCacheName")),
          Map.entry(
              "DescribeServerlessCacheSnapshots",
              List.of("ServerlessCacheSnapshotName", "?ServerlessCacheName")),
          Map.entry(
              "CreateServerlessCacheSnapshot",
              List.of("ServerlessCacheSnapshotName", "ServerlessCacheName")),
          Map.entry("ExportServerlessCacheSnapshot", List.of("ServerlessCacheSnapshotName")),
          Map.entry("DeleteServerlessCacheSnapshot", List.of("ServerlessCacheSnapshotName")),
          Map.entry("DescribeCacheSubnetGroups", List.of("CacheSubnetGroupName")),
          Map.entry("DescribeCacheParameterGroups", List.of("CacheParameterGroupName")),
          Map.entry("DescribeCacheParameters", List.of("CacheParameterGroupName")),
          Map.entry("CreateCacheParameterGroup", List.of("CacheParameterGroupName")),
          Map.entry("ModifyCacheParameterGroup", List.of("CacheParameterGroupName")),
          Map.entry("DescribeGlobalReplicationGroups", List.of("GlobalReplicationGroupId")),
          Map.entry("FailoverGlobalReplicationGroup", List.of("GlobalReplicationGroupId")),
          Map.entry("DisassociateGlobalReplicationGroup", List.of("GlobalReplicationGroupId")),
          Map.entry("DeleteGlobalReplicationGroup", List.of("GlobalReplicationGroupId")),
          Map.entry(
              "CreateSnapshot", List.of("SnapshotName", "?CacheClusterId", "?ReplicationGroupId")),
          Map.entry("CopySnapshot", List.of("SourceSnapshotName", "TargetSnapshotName")),
          Map.entry("CreateGlobalReplicationGroup", List.of("PrimaryReplicationGroupId")),
          Map.entry(
              "CreateReplicationGroup",
              List.of(
                  "ReplicationGroupId",
                  "CacheParameterGroupName",
                  "?CacheSubnetGroupName",
                  "?SnapshotName",
                  "?ServerlessCacheSnapshotName",
                  "?GlobalReplicationGroupId")),
          Map.entry("CreateServerlessCache", List.of("ServerlessCacheName", "?UserGroupId")),
          Map.entry("DeleteServerlessCache", List.of("ServerlessCacheName")),
          Map.entry("ModifyServerlessCache", List.of("ServerlessCacheName")),
          Map.entry("ModifyUser", List.of("UserId")),
          Map.entry("ModifyCacheCluster", List.of("CacheClusterId")),
          Map.entry("ModifyReplicationGroup", List.of("ReplicationGroupId")),
          Map.entry("IncreaseReplicaCount", List.of("ReplicationGroupId")),
          Map.entry("DeleteReplicationGroup", List.of("ReplicationGroupId")),
          Map.entry("DeleteSnapshot", List.of("SnapshotName")),
          Map.entry("DescribeUsers", List.of("UserId")),
          Map.entry("DescribeUserGroups", List.of("UserGroupId")),
          Map.entry("DescribeUpdateActions", List.of()),
          Map.entry("DescribeEvents", List.of()),
          Map.entry("DescribeCacheEngineVersions", List.of()));

  static List<IamNeed> of(Wire wire, String account, Map<String, String> buckets) {
    return switch (wire.service()) {
      case "elasticache" -> List.of(elastiCache(wire, account));
      case "s3" -> s3(wire, buckets);
      case "ec2", "servicequotas" ->
          List.of(any(wire.service() + ":" + wire.parameters().get("Action"), wire));
      case "iam" ->
          List.of(
              new IamNeed(
                  "iam:" + wire.parameters().get("Action"),
                  wire.region(),
                  List.of(
                      "arn:aws:iam::"
                          + account
                          + ":role/aws-service-role/elasticache.amazonaws.com/"
                          + wire.parameters().get("RoleName")),
                  wire.region()));
      case "kms" ->
          List.of(
              new IamNeed(
                  "kms:" + wire.parameters().get("Action"),
                  wire.region(),
                  List.of(
                      "arn:aws:kms:"
                          + wire.region()
                          + ":"
                          + account
                          + ":key/"
                          + wire.parameters().get("KeyId").replaceFirst("^.*/", "")),
                  wire.region()));
      case "secretsmanager" -> List.of(secret(wire, account));
      case "ssm" -> List.of(parameter(wire, account));
      case "route53" -> List.of(dns(wire));
      case "sts" -> List.of(any("sts:" + wire.parameters().get("Action"), wire));
      case "monitoring" ->
          List.of(
              any("cloudwatch:" + wire.path().substring(wire.path().lastIndexOf('/') + 1), wire));
      default -> throw new AssertionError("a request to " + wire);
    };
  }

  /** Six letters that nobody knows beforehand stand behind a secret's name. */
  private static IamNeed secret(Wire wire, String account) {
    var name = wire.parameters().get("SecretId");
    return new IamNeed(
        "secretsmanager:" + wire.parameters().get("Action"),
        wire.region(),
        List.of(
            "arn:aws:secretsmanager:%s:%s:secret:%s-A1b2C3"
                .formatted(wire.region(), account, name)),
        wire.region());
  }

  private static IamNeed parameter(Wire wire, String account) {
    return new IamNeed(
        "ssm:" + wire.parameters().get("Action"),
        wire.region(),
        List.of(
            "arn:aws:ssm:%s:%s:parameter/%s"
                .formatted(
                    wire.region(), account, wire.parameters().get("Name").replaceFirst("^/", ""))),
        wire.region());
  }

  private static IamNeed dns(Wire wire) {
    var path = wire.path().split("/");
    var action =
        path[2].equals("change")
            ? "GetChange"
            : wire.method().equals("GET") ? "ListResourceRecordSets" : "ChangeResourceRecordSets";
    return new IamNeed(
        "route53:" + action,
        wire.region(),
        List.of("arn:aws:route53:::" + path[2] + "/" + path[3]),
        wire.region());
  }

  private static IamNeed any(String action, Wire wire) {
    return new IamNeed(action, wire.region(), List.of("*"), wire.region());
  }

  private static IamNeed elastiCache(Wire wire, String account) {
    var action = wire.parameters().get("Action");
    var name = "elasticache:" + action;
    if (action.equals("ListTagsForResource")) {
      var arn = wire.parameters().get("ResourceName");
      return new IamNeed(name, wire.region(), List.of(arn), wire.region());
    }
    List<String> resources = new ArrayList<>();
    if (!NAMED.containsKey(action)) {
      throw new AssertionError("nobody wrote down what IAM asks for " + action);
    }
    for (var parameter : NAMED.get(action)) {
      boolean optional = parameter.startsWith("?");
      var key = optional ? parameter.substring(1) : parameter;
      if (!optional || wire.parameters().containsKey(key)) {
        resources.add(arn(wire.region(), account, key, wire.parameters().getOrDefault(key, "*")));
      }
    }
    if (action.equals("CreateGlobalReplicationGroup")) {
      var suffix = wire.parameters().get("GlobalReplicationGroupIdSuffix");
      resources.add(arn("", account, "GlobalReplicationGroupId", "ldgnf-" + suffix));
    }
    return resources.isEmpty()
        ? any(name, wire)
        : new IamNeed(name, wire.region(), resources, wire.region());
  }

  private static String arn(String region, String account, String parameter, String name) {
    var type = TYPES.get(parameter);
    var place = type.equals("globalreplicationgroup") ? "" : region;
    return "arn:aws:elasticache:" + place + ":" + account + ":" + type + ":" + name;
  }

  private static List<IamNeed> s3(Wire wire, Map<String, String> buckets) {
    var path = wire.path().substring(1);
    if (path.isEmpty()) {
      return List.of(any("s3:ListAllMyBuckets", wire));
    }
    int slash = path.indexOf('/');
    var bucket = slash < 0 ? path : path.substring(0, slash);
    boolean object = slash >= 0 && slash < path.length() - 1;
    var resource = "arn:aws:s3:::" + (object ? path : bucket);
    var all = new ArrayList<IamNeed>();
    var action = object ? objectAction(wire) : bucketAction(wire);
    all.add(
        new IamNeed(
            "s3:" + action, wire.region(), List.of(resource), buckets.getOrDefault(bucket, "?")));
    if (!wire.copySource().isEmpty()) {
      var source = wire.copySource().replaceFirst("^/", "");
      all.add(
          new IamNeed(
              "s3:GetObject",
              wire.region(),
              List.of("arn:aws:s3:::" + source),
              buckets.getOrDefault(source.substring(0, source.indexOf('/')), "?")));
    }
    return all;
  }

  private static String objectAction(Wire wire) {
    var parts = wire.parameters().containsKey("uploadId");
    return switch (wire.method()) {
      case "HEAD" -> "GetObject";
      case "GET" -> parts ? "ListMultipartUploadParts" : "GetObject";
      case "PUT", "POST" -> "PutObject";
      case "DELETE" -> "DeleteObject";
      default -> throw new AssertionError("a request " + wire);
    };
  }

  private static final Map<String, String> SETTINGS =
      Map.of(
          "acl", "BucketAcl",
          "location", "BucketLocation",
          "policy", "BucketPolicy",
          "policyStatus", "BucketPolicyStatus",
          "ownershipControls", "BucketOwnershipControls",
          "publicAccessBlock", "BucketPublicAccessBlock",
          "encryption", "EncryptionConfiguration",
          "lifecycle", "LifecycleConfiguration",
          "versioning", "BucketVersioning",
          "object-lock", "BucketObjectLockConfiguration");

  private static String bucketAction(Wire wire) {
    var asked = wire.parameters().keySet();
    if (wire.method().equals("HEAD") || asked.contains("list-type")) {
      return "ListBucket";
    }
    if (wire.method().equals("PUT")) {
      return SETTINGS.entrySet().stream()
          .filter(each -> asked.contains(each.getKey()))
          .map(each -> "Put" + each.getValue())
          .findFirst()
          .orElse("CreateBucket");
    }
    for (var each : SETTINGS.entrySet()) {
      if (wire.method().equals("GET") && asked.contains(each.getKey())) {
        return "Get" + each.getValue();
      }
    }
    if (asked.contains("uploads")) {
      return "ListBucketMultipartUploads";
    }
    throw new AssertionError("a request " + wire);
  }
}
