package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ecdr assess}, typed at the whole program, of caches of all kinds that are simulated. */
class AssessTypedTest {

  private static final String HOME = "assess --region us-east-1";
  private static final String KEPT = " --dr-region eu-west-1 --dr-bucket dr-eu";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void cachesOfAllKinds() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    group("orders", "cache.r7g.large", "NumCacheClusters=2 AutomaticFailoverEnabled=true");
    group("carts", "cache.t3.micro", "NumCacheClusters=1");
    group("tiered", "cache.r6gd.xlarge", "NumCacheClusters=1 DataTieringEnabled=true");
    create("CreateCacheCluster Engine=redis CacheNodeType=cache.t1.micro CacheClusterId=tiny");
    create("CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    create("CreateServerlessCache Engine=memcached ServerlessCacheName=pages");
    for (var id : List.of("orders", "carts", "tiered", "tiny", "basket", "pages")) {
      done("sim wait " + id + " --region us-east-1");
    }
    done("backup automatic basket --region us-east-1 --days 3 --yes");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
    done("backup create orders --region us-east-1 --bucket exports --yes" + KEPT);
    publishLag();
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private static void group(String id, String type, String more) {
    create(
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheSubnetGroupName=private ReplicationGroupId="
            + id
            + " CacheNodeType="
            + type
            + " "
            + more);
  }

  private static void create(String words) {
    done("sim call elasticache " + words + " --quiet --region us-east-1");
  }

  private static void publishLag() {
    var series =
        new Metrics.Series(
            SimulatorOptions.DEFAULT_ACCOUNT,
            "eu-west-1",
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            Map.of("CacheClusterId", "orders-eu-001", "CacheNodeId", "0001"));
    var at = Instant.now().minusSeconds(60);
    simulator
        .world()
        .run(() -> simulator.world().metrics().add(series, new Metrics.Point(at, at, 2)));
  }

  private static Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private static Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    if (line.startsWith("assess")) {
      assertThat(ended.sent()).allMatch(Sent::readsOnly);
    }
    Schemas.fitsOutput(line, ended.out());
    return ended;
  }

  private static Value.Fields cache(Operator.Ended ended, String id) {
    return ended.data().list("caches").stream()
        .filter(c -> c.text("id").filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Value.Fields strategy(Operator.Ended ended, String id, String word) {
    return cache(ended, id).list("strategies").stream()
        .filter(s -> s.text("strategy").filter(word::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(Value.Fields of, String member) {
    return of.list(member).stream().flatMap(f -> f.text("code").stream()).toList();
  }

  /** What each cache can be protected by, in the order of the strategies. */
  private static Map<String, String> verdicts(Operator.Ended ended) {
    var all = new TreeMap<String, String>();
    for (var cache : ended.data().list("caches")) {
      all.put(
          cache.text("id").orElseThrow(),
          String.join(
              " ",
              cache.list("strategies").stream()
                  .map(s -> s.text("verdict").orElseThrow())
                  .toList()));
    }
    return all;
  }

  @Test
  void everyKindOfCacheIsToldWithTheStrategiesItUsesAndCanUse() {
    var ended = done(HOME + KEPT + " -o json");

    assertThat(verdicts(ended))
        .containsExactly(
            Map.entry("basket", "in-use possible impossible"),
            Map.entry("carts", "possible possible impossible"),
            Map.entry("orders", "possible in-use in-use"),
            Map.entry("pages", "possible impossible impossible"),
            Map.entry("tiered", "possible impossible possible"),
            Map.entry("tiny", "impossible impossible impossible"));
    assertThat(codes(strategy(ended, "basket", "warm-standby"), "reasons"))
        .containsExactly("serverless-no-datastore");
    assertThat(codes(strategy(ended, "carts", "warm-standby"), "reasons"))
        .containsExactly("node-type");
    assertThat(codes(strategy(ended, "pages", "backup-restore"), "reasons"))
        .containsExactly("serverless-memcached-no-export");
    assertThat(codes(strategy(ended, "tiered", "backup-restore"), "reasons"))
        .containsExactly("data-tiering-no-export");
    assertThat(codes(strategy(ended, "tiny", "warm-standby"), "reasons"))
        .containsExactly("no-replication-group", "node-type");
    assertThat(cache(ended, "pages").text("kind")).contains("serverless-memcached");
  }

  @Test
  void whatIsInTheGreatestDangerComesFirst() {
    var ended = done(HOME + KEPT + " -o json");

    assertThat(ended.data().text("worst")).contains("critical");
    assertThat(
            ended.data().list("caches").stream()
                .map(c -> c.text("worst").orElse("") + " " + c.text("id").orElseThrow()))
        .containsExactly(
            "critical carts",
            "critical pages",
            "critical tiered",
            "high basket",
            "high tiny",
            "medium orders");
    assertThat(codes(cache(ended, "carts"), "findings")).contains("unprotected", "no-replica");
    assertThat(codes(cache(ended, "basket"), "findings")).contains("one-region");
    assertThat(codes(cache(ended, "tiny"), "findings")).contains("unprotectable");
  }

  @Test
  void figuresRestOnSizeHistoryAndLag() {
    var ended = done(HOME + KEPT + " orders -o json");

    var backup = strategy(ended, "orders", "backup-restore");
    assertThat(backup.fields("now").text("basis").orElseThrow()).contains("checked");
    assertThat(backup.fields("rpo").text("basis").orElseThrow())
        .contains("all 18 backups a day", "median of 1 run of this machine");
    assertThat(backup.fields("rto").text("basis").orElseThrow()).contains("rule of thumb");
    var standby = strategy(ended, "orders", "warm-standby");
    assertThat(standby.fields("rpo").number("seconds")).contains(62L);
    assertThat(standby.fields("rto").text("basis").orElseThrow()).contains("promises nothing");
    assertThat(cache(ended, "orders").number("bytes").orElseThrow()).isPositive();
    assertThat(cache(ended, "orders").list("blastRadius").stream().map(Value.Fields::toString))
        .hasSize(2)
        .anyMatch(copy -> copy.contains("dr-eu") && copy.contains("none-told"))
        .anyMatch(copy -> copy.contains("orders-eu") && copy.contains("not-possible"));
    assertThat(codes(cache(ended, "orders"), "findings")).contains("same-account-not-locked");
  }

  @Test
  void whatWasNotLookedAtIsNotCalledMissing() {
    var ended = done(HOME + " orders -o json");

    assertThat(codes(strategy(ended, "orders", "backup-restore"), "reasons"))
        .containsExactly("copies-not-looked-at");
    assertThat(codes(cache(ended, "orders"), "findings")).doesNotContain("one-region");
    assertThat(codes(cache(done(HOME + " carts -o json"), "carts"), "findings"))
        .contains("unprotected");
  }

  @Test
  void severalRegionsAreToldTogetherAndOneThatIsDarkIsSaid() {
    var both = done(HOME + " --regions eu-west-1" + KEPT + " -o json");
    assertThat(verdicts(both)).containsEntry("orders-eu", "possible unknown in-use");

    var dark =
        ended(HOME + " --regions eu-west-1 --assume-region-down eu-west-1 orders -o json", 32);
    assertThat(verdicts(dark)).containsKey("orders");
    assertThat(strategy(dark, "orders", "warm-standby").fields("rpo").number("seconds")).isEmpty();
  }

  @Test
  void aCacheThatIsNotThereIsNotFoundAndWorseThanAskedForEndsIn41() {
    assertThat(ended(HOME + " nowhere", 30).err()).contains("there is no cache nowhere");
    ended(HOME + KEPT + " --fail-on critical", 41);
    ended(HOME + KEPT + " orders --fail-on high", 0);
    ended(HOME + KEPT + " orders --fail-on medium", 41);
    assertThat(ended(HOME + " --report fleet.pdf", 2).err()).contains(".md or .html");
  }

  @Test
  void theScreenIsNoWiderThanItMayBeAndEndsWithASummary() {
    var out = done(HOME + KEPT).out();

    assertThat(out).contains("DANGER", "Backup & Restore: in-use", "6 caches: 3 critical, 2 high");
    assertThat(out.lines())
        .filteredOn(line -> !line.contains("aws ") && !line.contains("ecdr "))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void reportsAreWrittenForTheirOwnerAlone() throws IOException {
    var page = folder.resolve("fleet.html");
    var text = folder.resolve("fleet.md");
    done(HOME + KEPT + " --report " + page);
    done(HOME + KEPT + " --report " + text);

    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>carts in us-east-1</h2>", "Backup &amp; Restore")
        .doesNotContain("<script");
    assertThat(Files.readString(text))
        .startsWith("# Protection of caches\n")
        .contains("| critical | carts | us-east-1 | can | can | no |");
    for (var file : List.of(page, text)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(ended(HOME + " --report " + page, 2).err()).contains("such a file already");
  }

  @Test
  void aHundredCachesOfAKindCostOnePage(@TempDir Path other) throws IOException {
    try (var fleet = Simulator.start(SimulatorOptions.forTests())) {
      var at = new Operator(fleet.endpoint(), other);
      for (int i = 0; i < 100; i++) {
        at.ends(
            "sim call elasticache CreateReplicationGroup --quiet --region us-east-1 Engine=redis"
                + " ReplicationGroupDescription=d CacheNodeType=cache.r7g.large"
                + " NumCacheClusters=1 ReplicationGroupId=fleet-"
                + i,
            0);
      }
      var ended = at.ends(HOME + " -o json", 0);

      Schemas.fitsOutput("-o json", ended.out());
      assertThat(ended.data().list("caches")).hasSize(100);
      assertThat(ended.sent().stream().map(Sent::action))
          .containsExactlyInAnyOrder(
              "GetCallerIdentity",
              "DescribeReplicationGroups",
              "DescribeCacheClusters",
              "DescribeServerlessCaches",
              "DescribeSnapshots");
      assertThat(at.ends(HOME, 0).out())
          .contains("unprotected, 100 caches, such as fleet-0", "100 caches: 100 high");
    }
  }
}
