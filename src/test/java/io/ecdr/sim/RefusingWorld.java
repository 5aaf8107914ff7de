package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.rehearse.BucketSetup;
import io.ecdr.sim.rehearse.FrontDoor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Caches, snapshots and buckets in every state that ElastiCache refuses something for. */
final class RefusingWorld {

  private static final String HOME = "us-east-1";
  private static final List<String> GRANTS =
      List.of("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:GetBucketAcl");

  private final Simulator simulator;
  private final FrontDoor home;
  private final Patience patience;

  RefusingWorld(Simulator simulator) {
    this.simulator = simulator;
    this.patience = new Patience(simulator);
    this.home = patience.door(HOME);
  }

  void make() {
    makeGroups();
    makeSnapshots();
    makeBuckets();
    simulator.faults().add(FaultGrammar.parse("stuck export --region " + HOME));
    simulator.faults().add(FaultGrammar.parse("stuck create-group --region " + HOME));
    export("stuck", "exports");
    group("late", Map.of());
  }

  private void makeGroups() {
    group("orders", Map.of("NumCacheClusters", "2"));
    group("full", Map.of());
    group("tiny", Map.of("CacheNodeType", "cache.t1.micro"));
    group("cold", Map.of("CacheNodeType", "cache.r6gd.xlarge", "DataTieringEnabled", "true"));
    group("carts", Map.of("NumNodeGroups", "2", "AutomaticFailoverEnabled", "true"));
    patience.untilSettled(HOME);
  }

  private void makeSnapshots() {
    snapshot("kept", "CacheClusterId", "orders-001");
    snapshot("stuck", "CacheClusterId", "orders-002");
    snapshot("cold-kept", "CacheClusterId", "cold-001");
    snapshot("carts-kept", "ReplicationGroupId", "carts");
    for (int i = 1; i <= 20; i++) {
      snapshot("full-" + i, "CacheClusterId", "full-001");
    }
  }

  private void makeBuckets() {
    bucket(home, "exports", GRANTS);
    bucket(home, "used", GRANTS);
    bucket(home, "no-list", without("s3:ListBucket"));
    bucket(home, "no-read", without("s3:GetObject"));
    bucket(home, "no-write", without("s3:PutObject"));
    bucket(home, "no-acl", without("s3:GetBucketAcl"));
    bucket(new FrontDoor(simulator.endpoint(), HOME, "444455556666"), "theirs", GRANTS);
    bucket(patience.door("eu-west-1"), "elsewhere", GRANTS);
    done(home.s3("PUT", "/used/out-0001.rdb", "already there"));
  }

  private static List<String> without(String grant) {
    return GRANTS.stream().filter(each -> !each.equals(grant)).toList();
  }

  private void group(String id, Map<String, String> more) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("ReplicationGroupId", id);
    parameters.put("ReplicationGroupDescription", "d");
    parameters.put("Engine", "redis");
    parameters.put("CacheNodeType", "cache.r7g.large");
    parameters.putAll(more);
    done(home.elasticache("CreateReplicationGroup", parameters));
  }

  private void snapshot(String name, String of, String id) {
    done(home.elasticache("CreateSnapshot", Map.of("SnapshotName", name, of, id)));
    patience.untilSettled(HOME);
  }

  private void export(String snapshot, String bucket) {
    done(
        home.elasticache(
            "CopySnapshot",
            Map.of(
                "SourceSnapshotName", snapshot,
                "TargetSnapshotName", snapshot + "-out",
                "TargetBucket", bucket)));
  }

  private static void bucket(FrontDoor door, String name, List<String> grants) {
    done(new BucketSetup(door).make(name, false));
    String actions =
        Stream.concat(grants.stream(), Stream.of("s3:ListBucketMultipartUploads"))
            .map(action -> '"' + action + '"')
            .collect(Collectors.joining(","));
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"%s.elasticache-snapshot.amazonaws.com"},\
        "Action":[%s],"Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}"""
            .formatted(door.region(), actions, name, name);
    done(door.s3("PUT", "/" + name + "?policy", policy));
  }

  private static void done(FrontDoor.Answer answer) {
    assertThat(answer.ok()).as(answer.trouble()).isTrue();
  }
}
