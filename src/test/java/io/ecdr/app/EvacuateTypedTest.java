package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A Region with twenty caches of all kinds is left, typed at the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvacuateTypedTest {

  private static final String GROUP =
      "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
          + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
          + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true ReplicationGroupId=";
  private static final String LINE =
      "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --subnet-group private"
          + " --security-group sg-eu-west-1 --accept-unknown-loss --or-detach";

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void fillTheRegion(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator =
        Simulator.start(
            SimulatorOptions.forTests()
                .withServerless(
                    new ServerlessOptions(
                        ServerlessOptions.ExportKey.FOLDER, Options.Choice.ACCEPT)));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            "sim call elasticache CreateServerlessCache --region us-east-1 --quiet Engine=redis"
                + " ServerlessCacheName=basket",
            "sim call elasticache CreateCacheCluster --region us-east-1 --quiet Engine=redis"
                + " CacheNodeType=cache.r7g.large NumCacheNodes=1 CacheSubnetGroupName=private"
                + " CacheClusterId=single",
            "sim call elasticache CreateServerlessCache --region us-east-1 --quiet"
                + " Engine=memcached ServerlessCacheName=pages",
            GROUP + "shards NumNodeGroups=2 ReplicasPerNodeGroup=1",
            GROUP + "first NumCacheClusters=2 Tags.Tag.1.Key=ecdr:priority Tags.Tag.1.Value=1")) {
      types(line, 0);
    }
    for (var id : List.of("p1", "p2", "p3", "p4", "p5", "b1", "b2", "b3", "b4", "b5", "taken")) {
      types(GROUP + id + " NumCacheClusters=2", 0);
    }
    for (var id : List.of("raw", "bare1", "bare2", "bare3")) {
      types(GROUP + id + " NumCacheClusters=2", 0);
    }
    types("sim wait bare3 --region us-east-1", 0);
    for (var id : List.of("p1", "p2", "p3", "p4", "p5")) {
      types(
          "standby create "
              + id
              + " --region us-east-1 --to eu-west-1 --subnet-group private --yes --as "
              + id
              + "-eu",
          0);
    }
    for (var id :
        List.of("first", "b1", "b2", "b3", "b4", "b5", "taken", "shards", "single", "basket")) {
      backUp(id, "");
    }
    backUp("raw", " --no-verify");
    types(
        GROUP.replace("us-east-1", "eu-west-1") + "taken NumCacheClusters=2",
        0);
    types("sim wait taken --region eu-west-1", 0);
  }

  private void backUp(String id, String more) {
    types(
        "backup create "
            + id
            + " --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu --yes"
            + more,
        0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
  }

  private Operator.Ended types(String line, int code) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  private static Map<String, String> ways(Value.Fields plan) {
    var all = new TreeMap<String, String>();
    for (var lane : plan.list("lanes")) {
      var saved = lane.fields("evacuated");
      all.put(
          saved.fields("source").text("id").orElseThrow(), saved.text("way").orElseThrow());
    }
    return all;
  }

  @Test
  void aDryRunTellsTheWayOfEachCacheAndSendsOnlyReads() {
    var ended = types(LINE + " --dry-run -o json", 30);
    System.err.println(types(LINE + " --dry-run", 30).out());
    var plan = ended.data().fields("plan");
    assertThat(ways(plan)).hasSize(20);
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }
}
