package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecdr.sim.wire.AwsCommand;
import io.valkey.HostAndPort;
import io.valkey.Jedis;
import io.valkey.JedisCluster;
import io.valkey.params.SetParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recovery by hand with nothing but the {@code aws} command: caches on real servers are backed
 * up, the files carried to the other Region and caches made of them there, with their keys.
 */
class AwsCommandTest {

  private static final String HOME = "us-east-1";
  private static final String AWAY = "eu-west-1";
  private static final long EXPIRES = 4_102_444_800_000L;
  private static final int KEYS = 200;

  @TempDir Path folder;

  private Patience patience;
  private AwsDesk home;
  private AwsDesk away;

  @Test
  void cachesComeBackInTheOtherRegion() throws Exception {
    AwsCommand.assumePresent();
    var options = SimulatorOptions.forTests().withProcesses(folder.resolve("servers"));
    try (var started = Simulator.start(options)) {
      patience = new Patience(started);
      home = new AwsDesk(started.endpoint(), HOME);
      away = new AwsDesk(started.endpoint(), AWAY);
      both(this::makeCaches, this::makeBuckets);
      writeKeys();
      both(() -> backUp("orders", "CacheClusterId"), () -> backUp("carts", "ReplicationGroupId"));
      carry();
      restore();
      readKeys();
      both(this::seedFromNothing, this::takeDown);
    }
  }

  private static void both(Runnable one, Runnable other) {
    var threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(one, threads), CompletableFuture.runAsync(other, threads))
          .join();
    } finally {
      threads.shutdownNow();
    }
  }

  private void makeCaches() {
    var made = home.does(create("orders") + " --num-cache-clusters 2 --automatic-failover-enabled");
    assertThat(made.at("/ReplicationGroup/Status").asText()).isEqualTo("creating");
    home.does(
        create("carts")
            + " --num-node-groups 2 --replicas-per-node-group 0 --automatic-failover-enabled"
            + " --cache-parameter-group-name default.redis7.cluster.on");
    patience.untilSettled(HOME);
    home.silent("elasticache wait replication-group-available --replication-group-id carts");
    var nodes =
        home.does("elasticache describe-cache-clusters --cache-cluster-id orders-002")
            .path("CacheClusters");
    assertThat(nodes).hasSize(1);
    assertThat(nodes.get(0).path("CacheClusterStatus").asText()).isEqualTo("available");
  }

  private static String create(String id) {
    return "elasticache create-replication-group --replication-group-id "
        + id
        + " --replication-group-description d --engine redis --cache-node-type cache.t4g.micro";
  }

  private void makeBuckets() {
    home.does("s3api create-bucket --bucket exports");
    away.does(
        "s3api create-bucket --bucket backups --create-bucket-configuration LocationConstraint="
            + AWAY);
    allow(home, "exports", HOME);
    allow(away, "backups", AWAY);
  }

  private void allow(AwsDesk aws, String bucket, String region) {
    Path policy = folder.resolve(bucket + ".json");
    try {
      Files.writeString(
          policy,
          """
          {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
           "Principal": {"Service": "%s.elasticache-snapshot.amazonaws.com"},
           "Action": ["s3:PutObject", "s3:GetObject", "s3:ListBucket", "s3:GetBucketAcl",
            "s3:ListMultipartUploadParts", "s3:ListBucketMultipartUploads"],
           "Resource": ["arn:aws:s3:::%s", "arn:aws:s3:::%s/*"]}]}
          """
              .formatted(region, bucket, bucket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    aws.silent("s3api put-bucket-policy --bucket " + bucket + " --policy file://" + policy);
  }

  private void writeKeys() {
    try (var orders = node(home, "orders");
        var carts = cluster(home, "carts")) {
      for (int i = 0; i < KEYS; i++) {
        orders.set("order-" + i, "value-" + i);
        carts.set("cart-" + i, "value-" + i, new SetParams().pxAt(EXPIRES + i));
      }
      orders.hset("customer", "name", "Ann");
      orders.waitReplicas(1, 5_000);
    }
  }

  private Jedis node(AwsDesk aws, String id) {
    return new Jedis(address(group(aws, id).at("/NodeGroups/0/PrimaryEndpoint")));
  }

  private JedisCluster cluster(AwsDesk aws, String id) {
    return new JedisCluster(address(group(aws, id).path("ConfigurationEndpoint")));
  }

  private static HostAndPort address(JsonNode endpoint) {
    return new HostAndPort(endpoint.path("Address").asText(), endpoint.path("Port").asInt());
  }

  private static JsonNode group(AwsDesk aws, String id) {
    return aws.does("elasticache describe-replication-groups --replication-group-id " + id)
        .at("/ReplicationGroups/0");
  }

  private void backUp(String id, String of) {
    String source = of.equals("CacheClusterId") ? " --cache-cluster-id " + id + "-002" : "";
    source = source.isEmpty() ? " --replication-group-id " + id : source;
    String name = id + "-kept";
    var taken =
        home.does("elasticache create-snapshot --snapshot-name " + name + source).path("Snapshot");
    assertThat(taken.path("SnapshotStatus").asText()).isEqualTo("creating");
    patience.untilSettled(HOME);
    var kept =
        home.does("elasticache describe-snapshots --show-node-group-config --snapshot-name " + name)
            .at("/Snapshots/0");
    assertThat(kept.path("SnapshotStatus").asText()).isEqualTo("available");
    assertThat(kept.path("SnapshotSource").asText()).isEqualTo("manual");
    assertThat(kept.path("NodeSnapshots").findValuesAsText("Slots"))
        .isEqualTo(id.equals("carts") ? List.of("0-8191", "8192-16383") : List.of());
    home.does(
        "elasticache copy-snapshot --source-snapshot-name "
            + name
            + " --target-snapshot-name "
            + name
            + " --target-bucket exports");
    patience.untilSettled(HOME);
  }

  /** One file by the plain call, two by the command that people use. */
  private void carry() {
    var files = home.does("s3api list-objects-v2 --bucket exports").path("Contents");
    assertThat(files.findValuesAsText("Key"))
        .containsExactly("carts-kept-0001.rdb", "carts-kept-0002.rdb", "orders-kept-0001.rdb");
    both(
        () ->
            away.does(
                "s3api copy-object --copy-source exports/orders-kept-0001.rdb"
                    + " --bucket backups --key dr/orders.rdb --server-side-encryption AES256"),
        () ->
            away.succeeds(
                ("s3 cp s3://exports/ s3://backups/dr/ --recursive --source-region "
                        + HOME
                        + " --exclude * --include carts-*")
                    .split(" ")));
    var copies = away.does("s3api list-objects-v2 --bucket backups --prefix dr/").path("Contents");
    assertThat(copies.findValuesAsText("Key"))
        .containsExactly("dr/carts-kept-0001.rdb", "dr/carts-kept-0002.rdb", "dr/orders.rdb");
    assertThat(copies.findValuesAsText("Size")).isEqualTo(files.findValuesAsText("Size"));
  }

  private void restore() {
    away.does(
        "elasticache create-cache-subnet-group --cache-subnet-group-name dr"
            + " --cache-subnet-group-description d --subnet-ids subnet-a");
    both(
        () ->
            away.does(
                create("orders-dr")
                    + " --cache-subnet-group-name dr"
                    + " --snapshot-arns arn:aws:s3:::backups/dr/orders.rdb"),
        () ->
            away.does(
                create("carts-dr")
                    + " --cache-subnet-group-name dr --automatic-failover-enabled"
                    + " --cache-parameter-group-name default.redis7.cluster.on"
                    + " --snapshot-arns arn:aws:s3:::backups/dr/carts-kept-0001.rdb"
                    + " arn:aws:s3:::backups/dr/carts-kept-0002.rdb --node-group-configuration"
                    + " NodeGroupId=0001,Slots=0-4999 NodeGroupId=0002,Slots=5000-16383"));
    patience.untilSettled(AWAY);
    away.silent("elasticache wait replication-group-available --replication-group-id carts-dr");
  }

  private void readKeys() {
    try (var orders = node(away, "orders-dr");
        var carts = cluster(away, "carts-dr")) {
      for (int i = 0; i < KEYS; i++) {
        assertThat(orders.get("order-" + i)).isEqualTo("value-" + i);
        assertThat(carts.get("cart-" + i)).isEqualTo("value-" + i);
        assertThat(carts.pexpireTime("cart-" + i)).isEqualTo(EXPIRES + i);
      }
      assertThat(orders.hget("customer", "name")).isEqualTo("Ann");
      assertThat(orders.dbSize()).isEqualTo(KEYS + 1);
    }
  }

  /** A file that is not there shows only later: as a state, and as an event of the node. */
  private void seedFromNothing() {
    away.does(create("lost") + " --snapshot-arns arn:aws:s3:::backups/dr/none.rdb");
    patience.untilSettled(AWAY);
    assertThat(group(away, "lost").path("Status").asText()).isEqualTo("create-failed");
    var events =
        away.does(
            "elasticache describe-events --source-type cache-cluster --source-identifier lost-001");
    assertThat(events.findValuesAsText("Message"))
        .anyMatch(message -> message.contains("s3://backups/dr/none.rdb does not exist"));
    away.does("elasticache delete-replication-group --replication-group-id lost");
  }

  private void takeDown() {
    var end =
        home.does(
            "elasticache delete-replication-group --replication-group-id orders"
                + " --final-snapshot-identifier orders-last");
    assertThat(end.at("/ReplicationGroup/Status").asText()).isEqualTo("deleting");
    patience.untilSettled(HOME);
    home.refuses(
        "elasticache describe-replication-groups --replication-group-id orders",
        "ReplicationGroupNotFoundFault",
        "DescribeReplicationGroups");
    home.does("elasticache delete-snapshot --snapshot-name orders-kept");
    home.succeeds("s3", "rm", "s3://exports/orders-kept-0001.rdb");
    var left = home.does("elasticache describe-snapshots").path("Snapshots");
    assertThat(left.findValuesAsText("SnapshotName")).contains("carts-kept", "orders-last");
  }
}
