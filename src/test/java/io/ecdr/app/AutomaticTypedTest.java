package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setting the service's own snapshots as it is typed; each test has a cache of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AutomaticTypedTest {

  private Simulator simulator;
  private Operator operator;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void cache(String id, String... more) {
    ended(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true "
            + (more.length == 0
                ? "NumCacheClusters=2 CacheParameterGroupName=default.redis7"
                    + " PreferredMaintenanceWindow=sun:03:00-sun:04:00"
                : String.join(" ", more))
            + " ReplicationGroupId="
            + id,
        0);
    ended("sim wait " + id + " --region us-east-1", 0);
  }

  private void cluster(String id) {
    cache(
        id,
        "NumNodeGroups=2",
        "ReplicasPerNodeGroup=1",
        "CacheParameterGroupName=default.redis7.cluster.on");
  }

  private String told(String id) {
    return ended(
            "sim call elasticache DescribeReplicationGroups --region us-east-1"
                + " ReplicationGroupId="
                + id,
            0)
        .out();
  }

  private static String line(String id, String words) {
    return "backup automatic " + id + " --region us-east-1 " + words;
  }

  @Test
  void theyAreTurnedOnOnAReplicaAndASecondTimeThereIsNothingToDo() {
    cache("orders");

    var first = ended(line("orders", "--days 7 --window 05:00-06:00 --yes"), 0);

    assertThat(first.out()).contains("done and confirmed");
    assertThat(told("orders"))
        .contains(
            "<SnapshotRetentionLimit>7<",
            "<SnapshotWindow>05:00-06:00<",
            "<SnapshottingClusterId>orders-002<");
    var second = ended(line("orders", "--days 7 --window 05:00-06:00 --yes"), 0);
    assertThat(second.out() + second.err()).contains("nothing to do");
  }

  @Test
  void aShorterTimeIsShownWithTheOneThatWas() {
    cache("shop");
    ended(line("shop", "--days 9 --yes"), 0);

    var shown = ended(line("shop", "--days 2 --dry-run"), 0);

    assertThat(shown.out()).contains("keep each 2 days (now 9 days)", "none is that old");
    assertThat(told("shop")).contains("<SnapshotRetentionLimit>9<");
  }

  @Test
  void anAnswerThatWasLostIsFoundOutByLooking() {
    cache("lost");
    ended("sim fault lose-answer ModifyReplicationGroup --after-effect", 0);

    ended(line("lost", "--days 3 --yes"), 0);

    assertThat(told("lost")).contains("<SnapshotRetentionLimit>3<");
  }

  @Test
  void aSavedPlanIsRefusedWhenSomebodyElseSetThemMeanwhile() {
    cache("saved");
    var file = folder.resolve("automatic.json");
    ended("plan " + line("saved", "--days 3 --out ") + file, 0);
    ended(
        "sim call elasticache ModifyReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupId=saved SnapshotRetentionLimit=5 SnapshottingClusterId=saved-002",
        0);
    ended("sim wait saved --region us-east-1", 0);

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err())
        .contains("automatic snapshots kept was '0 days' and is '5 days'", "snapshotting node");
    assertThat(told("saved")).contains("<SnapshotRetentionLimit>5<");
  }

  @Test
  void withClusterModeEnabledNoNodeCanBeNamed() {
    cluster("sharded");

    var refused = ended(line("sharded", "--days 3 --node sharded-0001-001 --yes"), 11);
    assertThat(refused.err()).contains("sharded-0001-001 is named", "leave --node out");

    ended(line("sharded", "--days 3 --yes"), 0);
    assertThat(told("sharded")).contains("<SnapshotRetentionLimit>3<");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--days 3 --window 05:00-05:30 --yes | 11 | 05:00-05:30 UTC, 30 min",
        "--days 3 --window sun:05:00-sun:07:00 --yes | 11 | is no window",
        "--days 3 --window tomorrow --yes | 11 | write it as 05:00-06:00",
        "--days 3 --node other-001 --yes | 11 | other-001 is no node of words",
        "--days 36 --yes | 2 | --days is 0 to 35, not 36",
        "--yes | 2 | --days, --window or --node",
        "--days 3 --window 03:30-04:30 --dry-run | 0 | a snapshot that meets maintenance",
        "--days 3 --node words-001 --dry-run | 0 | words-001 is the primary",
      })
  void whatMakesNoSenseIsSaidBeforeAnythingIsSent(String words, int code, String said) {
    if (operator.types("sim wait words --region us-east-1").code() != 0) {
      cache("words");
    }

    var ended = ended(line("words", words), code);

    assertThat(ended.out() + ended.err()).contains(said);
    assertThat(told("words")).doesNotContain("<SnapshotRetentionLimit>3<");
  }

  private String looks(String action, String named) {
    return ended("sim call elasticache " + action + " --region us-east-1 " + named, 0).out();
  }

  @Test
  void ofASingleNodeTheyAreSetWithItsOwnCall() {
    ended(
        "sim call elasticache CreateCacheCluster --region us-east-1 --quiet Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheClusterId=alone CacheSubnetGroupName=private",
        0);
    ended("sim wait alone --region us-east-1", 0);
    assertThat(ended(line("alone", "--days 7 --node alone --yes"), 11).err())
        .contains("alone is named", "leave --node out");
    ended("sim fault lose-answer ModifyCacheCluster --after-effect", 0);

    var set = ended(line("alone", "--days 7 --window 05:00-06:00 --yes"), 0);

    assertThat(set.sent()).filteredOn(s -> s.action().equals("ModifyCacheCluster")).hasSize(1);
    assertThat(looks("DescribeCacheClusters", "CacheClusterId=alone"))
        .contains("<SnapshotRetentionLimit>7<", "<SnapshotWindow>05:00-06:00<");
    var again = ended(line("alone", "--days 7 --yes"), 0);
    assertThat(again.out() + again.err()).contains("nothing to do");
  }

  @Test
  void ofAServerlessCacheOnlyTheirBeginningIsSet() {
    ended(
        "sim call elasticache CreateServerlessCache --region us-east-1 --quiet Engine=redis"
            + " ServerlessCacheName=basket",
        0);
    ended("sim wait basket --region us-east-1", 0);
    assertThat(ended(line("basket", "--days 7 --window noon --yes"), 11).err())
        .contains("write it as 05:00");

    var set = ended(line("basket", "--days 7 --window 05:00-06:00 --yes"), 0);

    assertThat(set.out()).contains("take them 05:00 UTC");
    assertThat(looks("DescribeServerlessCaches", "ServerlessCacheName=basket"))
        .contains("<SnapshotRetentionLimit>7<", "<DailySnapshotTime>05:00<");
    var again = ended(line("basket", "--window 05:00 --yes"), 0);
    assertThat(again.out() + again.err()).contains("nothing to do");
  }
}
