package io.ecdr.plan;

import io.ecdr.codec.Json;
import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.KmsKey;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.Proof;
import io.ecdr.model.Quota;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.SecurityGroup;
import io.ecdr.model.Subnet;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plain values with which every check passes. */
final class Samples {

  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final Region HOME = new Region("us-east-1");
  static final Region AWAY = new Region("eu-west-1");
  static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  static final String OPERATION = "20261123-0115-k3f9";
  static final CallMaker CALLS =
      new CallMaker((service, region) -> "https://" + service.word() + "." + region + ".test");

  private Samples() {}

  static <T> Fact<T> known(T value) {
    return new Fact.Known<>(value, NOW);
  }

  static <T> Fact<T> absent() {
    return new Fact.Absent<>(NOW);
  }

  static <T> Fact<T> dark() {
    return new Fact.Unknown<>(Trouble.UNREACHABLE, "nothing answers", NOW);
  }

  static Value.Fields policy(Region region, String bucket) {
    return Json.readForeign(
        """
        {"Statement":{"Effect":"Allow",
         "Principal":{"Service":"%s.elasticache-snapshot.amazonaws.com"},
         "Action":"s3:*","Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}}
        """
            .formatted(region, bucket, bucket));
  }

  static BucketFacts bucket(String name, Region region) {
    return new BucketFacts(
        name,
        known(region),
        false,
        known(true),
        known(policy(region, name)),
        known("BucketOwnerEnforced"),
        known("AES256"));
  }

  static BackupRequest backup() {
    return new BackupRequest("orders", HOME, AWAY, "src", "dst", "ecdr", Optional.empty());
  }

  static Value.Fields member(String id, String role) {
    var fields = Value.fields("CacheClusterId", id);
    return role.isEmpty() ? fields : fields.with("CurrentRole", role);
  }

  static Value.Fields shard(String id, String slots, String... members) {
    List<Value> all = new ArrayList<>();
    for (var member : members) {
      var parts = member.split("=");
      all.add(member(parts[0], parts.length > 1 ? parts[1] : ""));
    }
    return Value.fields("NodeGroupId", id, "Status", "available")
        .with("Slots", slots.isEmpty() ? Optional.empty() : Optional.of(slots))
        .with("NodeGroupMembers", Value.items(all));
  }

  static Value.Fields group(boolean cluster, Value.Fields... shards) {
    List<String> members = new ArrayList<>();
    for (var shard : shards) {
      shard
          .list("NodeGroupMembers")
          .forEach(m -> members.add(m.text("CacheClusterId").orElseThrow()));
    }
    return Value.fields(
            "ReplicationGroupId", "orders",
            "ARN", "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:orders",
            "Status", "available",
            "CacheNodeType", "cache.r7g.large",
            "AutomaticFailover", "enabled",
            "MultiAZ", "enabled",
            "SnapshotWindow", "05:00-06:00")
        .with("ClusterEnabled", cluster)
        .with("MemberClusters", Value.texts(members))
        .with("NodeGroups", Value.items(List.of(shards)));
  }

  static Value.Fields cme() {
    return group(
        true,
        shard("0001", "0-8191", "orders-0001-001", "orders-0001-002"),
        shard("0002", "8192-16383", "orders-0002-001", "orders-0002-002"));
  }

  static Value.Fields cmd() {
    return group(
        false, shard("0001", "", "orders-001=primary", "orders-002=replica", "orders-003=replica"));
  }

  static CacheCluster node(String id, String status) {
    return CacheCluster.of(
        Value.fields(
                "CacheClusterId", id,
                "CacheClusterStatus", status,
                "Engine", "redis",
                "EngineVersion", "7.0.7",
                "CacheNodeType", "cache.r7g.large",
                "ReplicationGroupId", "orders")
            .with(
                "CacheParameterGroup",
                Value.fields("CacheParameterGroupName", "default.redis7.cluster.on")));
  }

  static BackupInventory inventory(Value.Fields group) {
    var read = ReplicationGroup.of(HOME, group);
    return new BackupInventory(
        ACCOUNT,
        "arn:aws:iam::111122223333:user/op",
        read,
        known(read.memberClusters().stream().map(id -> node(id, "available")).toList()),
        known(List.of()),
        absent(),
        known(Value.Fields.NONE),
        known(Value.fields("team", "shop")),
        bucket("src", HOME),
        known(true),
        known(List.of()),
        bucket("dst", AWAY),
        known(List.of()),
        known(List.of(new EngineVersion("redis", "7.0", "redis7"))),
        Reachability.NONE,
        NOW);
  }

  static Manifest.Shard file(String id, String slots, int replicas, long bytes) {
    return new Manifest.Shard(
        id, slots, replicas, "ecdr/x/" + id + ".rdb", bytes, Optional.empty(), Optional.empty());
  }

  static Manifest manifest(boolean cluster, List<Manifest.Shard> shards) {
    return new Manifest(
        "orders-" + OPERATION,
        new CacheId(ACCOUNT, HOME, CacheKind.REPLICATION_GROUP, "orders"),
        "lineage",
        OPERATION,
        NOW.minusSeconds(3_000),
        Optional.of(NOW.minusSeconds(3_600)),
        "redis",
        "7.0.7",
        "cache.r7g.large",
        cluster,
        true,
        true,
        Optional.of(6379),
        shards,
        cluster ? "default.redis7.cluster.on" : "default.redis7",
        Value.Fields.NONE,
        new Manifest.Security(false, "", false, false, List.of(), List.of("sg-home")),
        Value.fields("team", "shop", "aws:cloudformation:stack-name", "s"),
        List.of());
  }

  static Manifest cmeManifest() {
    return manifest(
        true, List.of(file("0001", "0-8191", 1, 1_000), file("0002", "8192-16383", 2, 2_000)));
  }

  static Manifest cmdManifest() {
    return manifest(false, List.of(file("0001", "", 2, 1_000)));
  }

  static RestoreInventory stock(Manifest manifest) {
    return new RestoreInventory(
        ACCOUNT,
        "arn:aws:iam::111122223333:user/op",
        new BackupRecord(
            manifest, "ecdr/x/manifest.json", Proof.CHECKED, Optional.of(NOW.minusSeconds(9))),
        new RestoreSource.Files(
            manifest.shards().stream().map(s -> head(s.key(), s.bytes(), "AES256")).toList(),
            bucket("dst", AWAY)),
        Optional.empty(),
        absent(),
        known(subnetGroup()),
        known(
            List.of(
                new ParameterGroup("default.redis7", "redis7"),
                new ParameterGroup("default.redis7.cluster.on", "redis7"))),
        known(Value.Fields.NONE),
        known(List.of(new EngineVersion("redis", "7.0", "redis7"))),
        ground(),
        Reachability.NONE,
        NOW,
        new TreeMap<>());
  }

  /** A subnet group with room in three zones, and security groups of its VPC. */
  static Value.Fields subnetGroup() {
    var group = Value.fields("CacheSubnetGroupName", "subnets", "VpcId", "vpc-1");
    return group.with(
        "Subnets",
        Value.items(
            List.of(
                Value.fields("SubnetIdentifier", "subnet-a"),
                Value.fields("SubnetIdentifier", "subnet-b"))));
  }

  static Ground ground() {
    return new Ground(
        known(
            List.of(
                new Subnet("subnet-a", "eu-west-1a", "vpc-1", 250),
                new Subnet("subnet-b", "eu-west-1b", "vpc-1", 251))),
        known(List.of(new SecurityGroup("sg-away", "vpc-1"))),
        known(new KmsKey("arn:aws:kms:eu-west-1:111122223333:key/k", "Enabled")),
        known("arn:aws:iam::111122223333:role/aws-service-role/x/" + Ground.ROLE),
        known(
            List.of(
                new Quota("L-DFE45DF3", "Nodes per Region", 300),
                new Quota("L-AF354865", "Nodes per cluster", 90))),
        known(10));
  }

  static RestoreSource.FileFact head(String key, long bytes, String encryption) {
    return new RestoreSource.FileFact(
        key, known(Value.fields("ServerSideEncryption", encryption).with("ContentLength", bytes)));
  }
}
