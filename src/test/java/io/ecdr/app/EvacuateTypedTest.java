package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Region with twenty caches of all kinds is left, typed at the whole program. */
class EvacuateTypedTest extends TypedGround {

  private static final String GROUP =
      "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
          + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
          + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true ReplicationGroupId=";
  private static final String LINE =
      "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --subnet-group private"
          + " --security-group sg-eu-west-1 --accept-unknown-loss --or-detach";

  private static final List<String> PROMOTED = List.of("p1", "p2", "p3", "p4", "p5");
  private static final List<String> RESTORED =
      List.of("first", "b1", "b2", "b3", "b4", "b5", "shards", "single", "basket");
  private static final List<String> KEPT_BADLY = List.of("raw", "taken");
  private static final List<String> NEVER_KEPT = List.of("bare1", "bare2", "bare3", "pages");

  @Override
  SimulatorOptions options(Path folder) {
    return SimulatorOptions.forTests()
        .withServerless(
            new ServerlessOptions(ServerlessOptions.ExportKey.FOLDER, Options.Choice.ACCEPT));
  }

  @BeforeAll
  void fillTheRegion() {
    for (var line :
        List.of(
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
      types(Lines.standby(id), 0);
    }
    for (var id :
        List.of("first", "b1", "b2", "b3", "b4", "b5", "taken", "shards", "single", "basket")) {
      backUp(id, "");
    }
    backUp("raw", " --no-verify");
    types(GROUP.replace("us-east-1", "eu-west-1") + "taken NumCacheClusters=2", 0);
    types("sim wait taken --region eu-west-1", 0);
  }

  private void backUp(String id, String more) {
    types(Lines.backup(id) + more, 0);
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
  }

  private static Map<String, String> ways(Value.Fields plan) {
    var all = new TreeMap<String, String>();
    for (var lane : plan.list("lanes")) {
      var saved = lane.fields("evacuated");
      all.put(saved.fields("source").text("id").orElseThrow(), saved.text("way").orElseThrow());
    }
    return all;
  }

  /**
   * Each cache's way.
   *
   * @param answers whether the Region itself tells of those that nothing is kept of
   */
  private static Map<String, String> expected(boolean answers) {
    var all = new TreeMap<String, String>();
    PROMOTED.forEach(id -> all.put(id, "promote"));
    RESTORED.forEach(id -> all.put(id, "restore"));
    KEPT_BADLY.forEach(id -> all.put(id, "not-saved"));
    if (answers) {
      NEVER_KEPT.forEach(id -> all.put(id, "not-saved"));
    }
    return all;
  }

  /** What each lane ends with. */
  private static Map<String, Long> ends() {
    var all = new TreeMap<String, Long>();
    PROMOTED.forEach(id -> all.put(id + "-eu", 0L));
    RESTORED.forEach(id -> all.put(id, 0L));
    NEVER_KEPT.forEach(id -> all.put(id, 30L));
    all.put("raw", 30L);
    all.put("taken", 11L);
    return all;
  }

  private static Map<String, Long> codes(Value.Fields report) {
    var all = new TreeMap<String, Long>();
    for (var lane : report.list("lanes")) {
      all.put(lane.fields("cache").text("id").orElseThrow(), lane.number("code").orElseThrow());
    }
    return all;
  }

  private static String check(Value.Fields plan, String id) {
    return plan.list("checks").stream()
        .filter(c -> c.text("id").orElseThrow().equals(id))
        .map(c -> c.text("verdict").orElseThrow() + ": " + c.text("observed").orElseThrow())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + id));
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @Test
  void aRegionIsLeftByAPlanThatWasMadeBeforeItWentDark() {
    var dry = types(LINE + " --dry-run -o json", 30);
    assertThat(dry.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    var plan = dry.data().fields("plan");
    assertThat(ways(plan)).hasSize(20).isEqualTo(expected(true));
    assertThat(check(plan, "saved"))
        .isEqualTo("warn: 20 caches: 5 to promote, 9 to restore, 6 cannot be saved");
    assertThat(check(plan, "room"))
        .isEqualTo(
            "pass: 29 of 300 nodes in the Region; 1 of 40 serverless caches in the Region (the default); 17 addresses");
    assertThat(check(plan, "capacity")).endsWith("17 × cache.r7g.large");
    assertThat(check(plan, "region-lost")).startsWith("warn: us-east-1 answers; ");
    var file = folder.resolve("evacuate.json");
    types("plan " + LINE + " --valid-for 30d --out " + file, 30);

    types(
        "sim fault lose-answer DescribeServerlessCaches --before-effect --times 1000 --region"
            + " us-east-1",
        0);
    var partly = types(LINE + " --dry-run -o json", 30).data().fields("plan");
    simulator.faults().clearAll();
    assertThat(ways(partly)).containsKeys("bare1", "bare2", "bare3").doesNotContainKey("pages");
    assertThat(check(partly, "region-lost")).startsWith("warn: us-east-1 answers; ");
    assertThat(check(partly, "listing"))
        .startsWith(
            "warn: what us-east-1 tells, but not all of it (elasticache:DescribeServerlessCaches in")
        .endsWith("; the backups in dr-eu");

    // What is restored is the newest at that time, and nobody is asked about what came since.
    backUp("b1", "");
    types("sim fault region-dark us-east-1", 0);
    var own =
        types(LINE + " --assume-region-down us-east-1 --dry-run -o json", 30).data().fields("plan");
    assertThat(ways(own)).isEqualTo(expected(false));
    assertThat(check(own, "listing"))
        .isEqualTo(
            "warn: eu-west-1's own view: the members of its Global Datastores; the backups in"
                + " dr-eu");

    assertThat(check(own, "old-caches"))
        .startsWith("warn: ")
        .contains("when us-east-1 returns, so there may be two");

    var refused = types(LINE + " --yes --expect-count 15", 11);
    assertThat(refused.err()).contains("--expect-count 14");
    assertThat(refused.sent()).allMatch(Sent::readsOnly);

    var ended = types("apply " + file + " --yes -o json", 30);
    assertThat(codes(ended.data().fields("report"))).containsAllEntriesOf(ends());
    assertThat(ended.wire()).extracting(RecordingHttp.Wire::region).doesNotContain("ap-south-1");
    assertThat(changing(ended)).hasSize(14).startsWith("CreateReplicationGroup");

    var again = types(LINE + " --assume-region-down us-east-1 --yes --expect-count 0 -o json", 11);
    assertThat(changing(again)).isEmpty();
  }
}
