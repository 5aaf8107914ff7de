package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores into other shapes, from files and from snapshots, with real servers: every key, value
 * and expiry is compared with what the source held.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreForRealTest {

  private static final int KEYS = 2_000;
  private static final String WHERE =
      " --to eu-west-1 --dr-bucket dr-eu --subnet-group private --yes";

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void backUpTwoCaches(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("simulator")));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    types("sim subnet-group private --region us-east-1", 0);
    types("sim subnet-group private --region eu-west-1", 0);
    types("sim bucket exports --region us-east-1", 0);
    types("sim bucket dr-eu --region eu-west-1", 0);
    backUp("carts", "NumCacheClusters=1 CacheParameterGroupName=default.redis7");
    backUp(
        "orders",
        "NumNodeGroups=2 AutomaticFailoverEnabled=true"
            + " CacheParameterGroupName=default.redis7.cluster.on");
  }

  private void backUp(String cache, String shape) {
    types(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private ReplicationGroupId="
            + cache
            + " "
            + shape,
        0);
    types("sim wait " + cache + " --region us-east-1", 0);
    var there = " --cache " + cache + " --region us-east-1";
    types("sim data write --ttl-share 0.5 --keys " + KEYS + there, 0);
    types("sim data capture --out " + folder.resolve(cache) + there, 0);
    types(
        "backup create "
            + cache
            + " --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes",
        0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended types(String line, int code) {
    return operator.ends(line, code);
  }

  private void holdsWhatWasThere(String cache, String region, String captured) {
    types(
        "sim data compare --cache "
            + cache
            + " --region "
            + region
            + " --with "
            + folder.resolve(captured),
        0);
  }

  private void gone(String cache, String region) {
    types(
        "sim call elasticache DeleteReplicationGroup --quiet --region "
            + region
            + " ReplicationGroupId="
            + cache,
        0);
  }

  @Test
  void aPlainCacheBecomesAClusterOfThreeShards() {
    var told =
        types(
            "restore carts@latest --as carts-cluster --cluster-mode enabled --shards 3"
                + " --inspect"
                + WHERE,
            0);
    assertThat(told.out().replaceAll("\\s+", " "))
        .contains("data proven: ", "none evicted", "counted by --inspect");
    holdsWhatWasThere("carts-cluster", "eu-west-1", "carts");
    gone("carts-cluster", "eu-west-1");
  }

  @Test
  void whatVerifyCountedIsWhatARestoreIsHeldAgainst() {
    types(
        "backup create carts --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --prefix verified --yes",
        0);
    types(
        "backup verify carts@latest --deep --prefix verified --dr-region eu-west-1"
            + " --dr-bucket dr-eu --yes",
        0);
    var told = types("restore carts@latest --prefix verified --as carts-two" + WHERE, 0);
    assertThat(told.out().replaceAll("\\s+", " "))
        .contains("data proven: ", "counted by backup verify");
    gone("carts-two", "eu-west-1");

    var drill = "drill restore carts --prefix verified --region us-east-1" + WHERE;
    var rehearsed = types(drill, 0);
    assertThat(rehearsed.out().replaceAll("\\s+", " ")).contains("data proven: ");
    assertThat(groupsIn("eu-west-1")).doesNotContain("drill-carts");
    var listed =
        types("backup list --prefix verified --dr-region eu-west-1 --dr-bucket dr-eu", 0).out();
    assertThat(listed).containsPattern("carts-\\S+ .*restored");

    types(drill, 0);
    assertThat(
            types(
                    "backup verify carts@latest --prefix verified --dr-region eu-west-1"
                        + " --dr-bucket dr-eu --yes",
                    0)
                .out())
        .as("a check that reads less takes nothing back")
        .contains("done and confirmed");
    assertThat(
            types("backup list --prefix verified --dr-region eu-west-1 --dr-bucket dr-eu", 0).out())
        .containsPattern("carts-\\S+ .*restored");
  }

  private String groupsIn(String region) {
    return types("sim call elasticache DescribeReplicationGroups --region " + region, 0).out();
  }

  @Test
  void twoShardsBecomeThree() {
    var told = types("restore orders@latest --as orders-three --shards 3" + WHERE, 0);
    assertThat(told.out().replaceAll("\\s+", " "))
        .contains("data unknown: ", "none evicted", "nobody counted what the backup holds");
    holdsWhatWasThere("orders-three", "eu-west-1", "orders");
    gone("orders-three", "eu-west-1");
  }

  @Test
  void aSnapshotOfTheRegionIsRestoredWithoutABucket() {
    types(
        "sim call elasticache CreateSnapshot --region us-east-1 --quiet SnapshotName=mine"
            + " ReplicationGroupId=orders",
        0);
    types("sim wait orders --region us-east-1", 0);
    types("restore snapshot:mine --to us-east-1 --as orders-again --subnet-group private --yes", 0);
    holdsWhatWasThere("orders-again", "us-east-1", "orders");
    gone("orders-again", "us-east-1");
  }

  @Test
  void severalDatabasesAreSeenBeforeAnythingIsMade() {
    var toCluster = " --as never --cluster-mode enabled" + WHERE;
    assertThat(types("restore carts@latest" + toCluster, 11).err()).contains("--inspect");
    backUp("mixed", "NumCacheClusters=1 CacheParameterGroupName=default.redis7");
    try (var server = new Jedis("127.0.0.1", port("mixed"), 5000)) {
      server.select(3);
      server.set("elsewhere", "yes");
    }
    types(
        "backup create mixed --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes",
        0);

    var ended = types("restore mixed@latest --inspect" + toCluster, 11);

    assertThat(ended.err()).contains("keys in the logical databases 0, 3");
    assertThat(ended.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
  }

  private int port(String cache) {
    var told =
        types(
            "sim call elasticache DescribeReplicationGroups --region us-east-1 ReplicationGroupId="
                + cache,
            0);
    var port = Pattern.compile("<Port>(\\d+)</Port>").matcher(told.out());
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }
}
