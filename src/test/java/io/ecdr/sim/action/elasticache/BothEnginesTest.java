package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.engine.process.ProcessEngine;
import io.ecdr.sim.time.VirtualTime;
import io.ecdr.sim.world.elasticache.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.Event;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/**
 * The same scenario over real servers and over maps: the control plane must not tell them apart.
 */
class BothEnginesTest {

  @TempDir private Path folder;

  private record Told(SortedMap<String, List<String>> history, List<String> events) {}

  @Test
  void leaveTheSameHistoryAndTheSameEvents() throws IOException {
    Told memory;
    try (var cloud =
        Cloud.over(new PatientEngine(new MemoryEngine(new VirtualTime(Cloud.START))))) {
      memory = play(cloud);
    }
    Told process;
    var servers = ProcessEngine.open(folder.resolve("run"), Optional.empty(), Clock.systemUTC());
    try (var cloud = Cloud.over(new PatientEngine(servers))) {
      process = play(cloud);
    }
    assertThat(memory.history()).hasSizeGreaterThan(10);
    assertThat(process.history()).isEqualTo(memory.history());
    assertThat(process.events()).isEqualTo(memory.events());
  }

  /** Backs up one group of each kind, exports, restores, fails to restore, deletes. */
  private static Told play(Cloud cloud) {
    cloud.disabled("orders", 2);
    cloud.enabled("carts", 3, 0);
    cloud.snap("orders", "of-orders");
    cloud.snap("carts", "of-carts");
    var bucket = cloud.bucket("exports", Cloud.HOME);
    cloud
        .home()
        .copySnapshot(
            r ->
                r.sourceSnapshotName("of-carts").targetSnapshotName("out").targetBucket("exports"));
    cloud.settle();
    assertThat(bucket.objects()).hasSize(3);
    bucket.putIfAbsent("bad.rdb", Blob.of("no dump at all".getBytes()), cloud.now());
    restore(cloud, "again", "out-0001.rdb", "out-0002.rdb", "out-0003.rdb");
    assertThat(cloud.group("again").status()).isEqualTo("available");
    restore(cloud, "never", "bad.rdb");
    assertThat(cloud.group("never").status()).isEqualTo("create-failed");
    cloud
        .home()
        .deleteReplicationGroup(
            r -> r.replicationGroupId("orders").finalSnapshotIdentifier("last"));
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("never"));
    cloud.settle();
    cloud.settle();
    serverless(cloud);
    cloud.make(plain("late").andThen(r -> r.snapshotName("of-orders")));
    assertThat(cloud.group("late").status()).isEqualTo("available");
    return told(cloud);
  }

  private static void serverless(Cloud cloud) {
    var home = cloud.home();
    home.createServerlessCache(r -> r.serverlessCacheName("basket").engine("redis"));
    cloud.settle();
    home.createServerlessCacheSnapshot(
        r -> r.serverlessCacheSnapshotName("frozen").serverlessCacheName("basket"));
    cloud.settle();
    home.exportServerlessCacheSnapshot(
        r -> r.serverlessCacheSnapshotName("frozen").s3BucketName("exports"));
    cloud.settle();
    home.createServerlessCache(
        r ->
            r.serverlessCacheName("thawed")
                .engine("redis")
                .snapshotArnsToRestore(
                    "arn:aws:elasticache:us-east-1:111122223333:serverlesscachesnapshot:frozen"));
    cloud.settle();
    assertThat(home.describeServerlessCaches(r -> {}).serverlessCaches())
        .extracting(ServerlessCache::status)
        .containsExactly("AVAILABLE", "AVAILABLE");
  }

  private static void restore(Cloud cloud, String id, String... keys) {
    var arns = new ArrayList<String>();
    for (String key : keys) {
      arns.add("arn:aws:s3:::exports/" + key);
    }
    cloud.make(
        plain(id)
            .andThen(
                r ->
                    r.snapshotArns(arns)
                        .automaticFailoverEnabled(true)
                        .nodeGroupConfiguration(
                            shard("0001", "0-5460"),
                            shard("0002", "5461-10922"),
                            shard("0003", "10923-16383"))));
  }

  private static NodeGroupConfiguration shard(String id, String slots) {
    return NodeGroupConfiguration.builder().nodeGroupId(id).slots(slots).build();
  }

  private static Told told(Cloud cloud) {
    var history = new TreeMap<String, List<String>>();
    for (History.Change change : cloud.service().history().changes()) {
      history.computeIfAbsent(change.resource(), r -> new ArrayList<>()).add(change.line());
    }
    List<String> events =
        cloud.home().describeEvents(r -> r.duration(600)).events().stream()
            .map(Event::message)
            .map(BothEnginesTest::withoutDetail)
            .toList();
    return new Told(history, events);
  }

  /** The engine's own words about a bad file stand in brackets. */
  private static String withoutDetail(String message) {
    return message.replaceAll(" \\(.*\\)$", "");
  }
}
