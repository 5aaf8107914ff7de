package io.ecdr.plan.iam;

import io.ecdr.plan.Call;
import io.ecdr.plan.Service;
import io.ecdr.plan.iam.Permission.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service does in the caller's name while it carries out a call, so that the caller must be
 * allowed it too (source: facts page, section 8, after the service authorization reference's
 * dependent actions and {@code UG:backups-exporting}).
 *
 * <p>Left out: the S3 actions that an older reference lists beside CreateSnapshot, since that call
 * names no bucket and today's reference lists none; and {@code iam:CreateServiceLinkedRole}, which
 * only an account's very first cache needs.
 */
final class ServiceNeeds {

  private final Arns arns;
  private final CallPermissions permissions;

  ServiceNeeds(Arns arns, CallPermissions permissions) {
    this.arns = arns;
    this.permissions = permissions;
  }

  List<Permission> of(Call call) {
    if (call.service() == Service.SECRETS_MANAGER) {
      return key(call);
    }
    if (call.service() != Service.ELASTICACHE) {
      return List.of();
    }
    return switch (call.action()) {
      case "CreateSnapshot" -> List.of(tags(call, snapshot(call, "SnapshotName")));
      case "CreateServerlessCacheSnapshot" ->
          List.of(
              tags(
                  call,
                  arns.elastiCache(
                      call.region(),
                      "serverlesscachesnapshot",
                      CallPermissions.name(call, "ServerlessCacheSnapshotName"))));
      case "ExportServerlessCacheSnapshot" -> serverless(call);
      case "CopySnapshot" ->
          call.parameters().get("TargetBucket").isPresent()
              ? export(call)
              : List.of(tags(call, snapshot(call, "TargetSnapshotName")));
      case "CreateCacheParameterGroup" -> List.of(groupTags(call));
      case "CreateReplicationGroup" -> newGroup(call);
      case "CreateServerlessCache" -> newServerless(call);
      case "DeleteServerlessCache" -> endpoint(call);
      case "DeleteReplicationGroup" -> network(call, true);
      // That new nodes ask for what a new group does is unsure.
      case "IncreaseReplicaCount" -> network(call, false);
      default -> List.of();
    };
  }

  /**
   * Only a secret under a key of the customer's needs it, and which key that is nobody has asked
   * (source: {@code SECUG:security-encryption}).
   */
  private List<Permission> key(Call call) {
    var actions =
        switch (call.action()) {
          case "GetSecretValue" -> List.of("kms:Decrypt");
          case "PutSecretValue" -> List.of("kms:Decrypt", "kms:GenerateDataKey");
          default -> List.<String>of();
        };
    var via = new TreeMap<String, String>();
    via.put("kms:ViaService", "secretsmanager." + call.region() + ".amazonaws.com");
    var keys = new TreeSet<String>(List.of(arns.key(call.region(), Arns.ANY)));
    return actions.stream()
        .map(action -> new Permission(action, call.region(), keys, via, Kind.BESIDES, false))
        .toList();
  }

  private String snapshot(Call call, String parameter) {
    return arns.elastiCache(call.region(), "snapshot", CallPermissions.name(call, parameter));
  }

  private Permission tags(Call call, String... resources) {
    return needs(call, "elasticache:AddTagsToResource", true, resources);
  }

  /** The reference lists it for snapshots and caches; that it is asked here too is unsure. */
  private Permission groupTags(Call call) {
    var name = CallPermissions.name(call, "CacheParameterGroupName");
    var arn = arns.elastiCache(call.region(), "parametergroup", name);
    return needs(call, "elasticache:AddTagsToResource", false, arn);
  }

  private Permission needs(Call call, String action, boolean sure, String... resources) {
    return permissions.permission(action, call.region(), List.of(resources), Kind.BESIDES, sure);
  }

  /**
   * The guide allows these on all of the bucket. What is written begins with the snapshot's name
   * (facts page, section 2); that the service touches nothing else as the caller is unsure.
   */
  private List<Permission> export(Call call) {
    var bucket = Arns.bucket(call.region(), CallPermissions.name(call, "TargetBucket"));
    var files = bucket + "/" + CallPermissions.name(call, "TargetSnapshotName") + "*";
    return List.of(
        tags(call, snapshot(call, "TargetSnapshotName")),
        needs(call, "s3:ListAllMyBuckets", true, Arns.ANY),
        needs(call, "s3:GetBucketAcl", true, bucket),
        needs(call, "s3:GetBucketLocation", true, bucket),
        needs(call, "s3:ListBucket", true, bucket),
        needs(call, "s3:DeleteObject", false, files),
        needs(call, "s3:GetObject", false, files),
        needs(call, "s3:PutObject", false, files));
  }

  /** Source: the service authorization reference (facts page, section 8). */
  private List<Permission> serverless(Call call) {
    var files =
        Arns.bucket(call.region(), CallPermissions.name(call, "S3BucketName"))
            + "/"
            + CallPermissions.name(call, "ServerlessCacheSnapshotName")
            + "*";
    return List.of(
        needs(call, "s3:ListAllMyBuckets", true, Arns.ANY),
        needs(call, "s3:DeleteObject", true, files),
        needs(call, "s3:PutObject", true, files));
  }

  private List<Permission> newGroup(Call call) {
    var id = CallPermissions.name(call, "ReplicationGroupId");
    List<Permission> all = new ArrayList<>();
    if (call.parameters().get("Tags").isPresent()) {
      all.add(
          tags(
              call,
              arns.elastiCache(call.region(), "replicationgroup", id),
              arns.elastiCache(call.region(), "cluster", id + "-*")));
    }
    all.addAll(network(call, true));
    all.addAll(source(call, call.parameters().texts("SnapshotArns")));
    return all;
  }

  /** The files that it is filled from, and its key. */
  private List<Permission> source(Call call, List<String> files) {
    List<Permission> all = new ArrayList<>();
    if (!files.isEmpty()) {
      all.add(needs(call, "s3:GetObject", true, files.toArray(String[]::new)));
    }
    if (call.parameters().get("KmsKeyId").isPresent()) {
      var key = arns.key(call.region(), CallPermissions.name(call, "KmsKeyId"));
      all.add(needs(call, "kms:CreateGrant", false, key));
      all.add(needs(call, "kms:DescribeKey", false, key));
    }
    return all;
  }

  /** Source: the service authorization reference (facts page, section 8). */
  private List<Permission> newServerless(Call call) {
    var name = CallPermissions.name(call, "ServerlessCacheName");
    List<Permission> all = new ArrayList<>();
    if (call.parameters().get("Tags").isPresent()) {
      all.add(tags(call, arns.elastiCache(call.region(), "serverlesscache", name)));
    }
    var doors = arns.of(call.region(), "ec2", "vpc-endpoint/*");
    all.add(needs(call, "ec2:CreateTags", true, doors));
    all.add(
        needs(
            call,
            "ec2:CreateVpcEndpoint",
            true,
            doors,
            arns.of(call.region(), "ec2", "security-group/*"),
            arns.of(call.region(), "ec2", "subnet/*"),
            arns.of(call.region(), "ec2", "vpc/*")));
    all.addAll(endpoint(call));
    for (var looked : List.of("SecurityGroups", "Subnets", "Tags", "VpcEndpoints", "Vpcs")) {
      all.add(needs(call, "ec2:Describe" + looked, true, Arns.ANY));
    }
    var files =
        call.parameters().texts("SnapshotArnsToRestore").stream()
            .filter(arn -> arn.contains(":s3:"))
            .toList();
    all.addAll(source(call, files));
    return all;
  }

  /** Its door into the network; that a deletion asks for it in the caller's name is unsure. */
  private List<Permission> endpoint(Call call) {
    return List.of(
        needs(
            call,
            "ec2:DeleteVpcEndpoints",
            call.action().equals("CreateServerlessCache"),
            arns.of(call.region(), "ec2", "vpc-endpoint/*")));
  }

  private List<Permission> network(Call call, boolean sure) {
    var cards = arns.of(call.region(), "ec2", "network-interface/*");
    return List.of(
        needs(
            call,
            "ec2:CreateNetworkInterface",
            sure,
            cards,
            arns.of(call.region(), "ec2", "security-group/*"),
            arns.of(call.region(), "ec2", "subnet/*")),
        needs(call, "ec2:DeleteNetworkInterface", sure, cards),
        needs(call, "ec2:DescribeNetworkInterfaces", sure, Arns.ANY),
        needs(call, "ec2:DescribeSubnets", sure, Arns.ANY),
        needs(call, "ec2:DescribeVpcs", sure, Arns.ANY));
  }
}
