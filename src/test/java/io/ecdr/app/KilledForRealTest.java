package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.BucketSetup;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.rehearse.Xml;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program killed with SIGKILL at random moments of a backup, and resumed: the same end as if
 * nothing had happened. Real processes, real time, real sockets; each victim has a cache and a
 * state folder of its own.
 */
class KilledForRealTest {

  private static final int VICTIMS = 4;
  private static final int AT_ONCE = 4;

  @TempDir Path folder;

  private FrontDoor home;
  private FrontDoor dr;

  @Test
  void aKilledBackupIsFinishedByResumingIt() throws Exception {
    long seed = Long.getLong("ecdr.test.seed", 20_261_123L);
    var random = new Random(seed);
    try (var simulator = Simulator.start(options())) {
      prepare(simulator);
      var victims = new ArrayList<Callable<String>>();
      for (int i = 0; i < VICTIMS; i++) {
        String cache = "victim-" + i;
        // Spread over the whole run, by what is written down and not by the clock; then some
        // moments more, to hit what happens between two entries.
        int entries = 1 + i * 3 + random.nextInt(3);
        long more = random.nextInt(60);
        victims.add(() -> killAndResume(simulator, cache, entries, more));
      }
      var threads = Executors.newFixedThreadPool(AT_ONCE);
      try {
        int resumed = 0;
        for (var story : threads.invokeAll(victims)) {
          assertThat(story.get()).as("seed %d", seed).doesNotContain("wrong");
          resumed += story.get().contains("resumed") ? 1 : 0;
        }
        assertThat(resumed).as("runs that were cut in the middle; seed %d", seed).isPositive();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private String killAndResume(Simulator simulator, String cache, int entries, long more)
      throws Exception {
    Path state = folder.resolve(cache);
    boolean killed;
    try (var child = ChildProcess.start(simulator.endpoint(), state, backup(cache))) {
      killed = child.reaches(() -> journalled(state) >= entries) && child.killAfter(more);
    }
    var story = "%s killed %d ms after entry %d: %s".formatted(cache, more, entries, killed);
    var operation = onlyOperation(simulator, state);
    if (operation.isEmpty()) {
      assertThat(snapshotsOf(cache)).as("%s, before any operation", story).isEmpty();
      return story;
    }
    if (killed && !"done".equals(operation.get().text("state").orElseThrow())) {
      var resumed =
          ChildProcess.run(
              simulator.endpoint(), state, "op", "resume", id(operation.get()), "--yes");
      assertThat(resumed.code()).as("%s%n%s", story, resumed.err()).isZero();
      story += ", resumed";
    }
    var first = id(onlyOperation(simulator, state).orElseThrow());
    assertThat(snapshotsOf(cache)).as(story).hasSize(1).allMatch(name -> name.endsWith(first));
    assertThat(
            filesOf(
                cache,
                "0001.rdb",
                "0002.rdb",
                "check.json",
                "manifest.json",
                "manifest.json.sha256"))
        .as(story)
        .hasSize(5)
        .allMatch(key -> key.contains(first));

    var again = ChildProcess.run(simulator.endpoint(), state, backup(cache));
    assertThat(again.code()).as("%s, second backup%n%s", story, again.err()).isZero();
    assertThat(snapshotsOf(cache)).as("%s, second backup", story).hasSize(2);
    assertThat(filesOf(cache)).as("%s, second backup", story).hasSize(10);
    return story;
  }

  /** The whole lines of the journal of the only operation there is. */
  private static long journalled(Path state) {
    var operations = state.resolve("ecdr/operations");
    try (var folders = Files.list(operations)) {
      var journal = folders.map(each -> each.resolve("journal.jsonl")).findFirst();
      return journal.isEmpty() ? 0 : Files.readString(journal.get()).lines().count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static String[] backup(String cache) {
    return new String[] {
      "backup",
      "create",
      cache,
      "--region",
      "us-east-1",
      "--dr-region",
      "eu-west-1",
      "--bucket",
      "exports",
      "--dr-bucket",
      "backups",
      "--yes"
    };
  }

  private static SimulatorOptions options() {
    var usual = SimulatorOptions.forTests();
    return new SimulatorOptions(
        0,
        usual.regions(),
        Pace.FAST,
        EngineKind.MEMORY,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(7),
        usual.account(),
        Map.of());
  }

  private void prepare(Simulator simulator) {
    home = new FrontDoor(simulator.endpoint(), "us-east-1", "AKIDOPERATOR");
    dr = new FrontDoor(simulator.endpoint(), "eu-west-1", "AKIDOPERATOR");
    assertThat(new BucketSetup(home).make("exports", true).ok()).isTrue();
    assertThat(new BucketSetup(dr).make("backups", true).ok()).isTrue();
    for (int i = 0; i < VICTIMS; i++) {
      var made =
          home.elasticache(
              "CreateReplicationGroup",
              Map.of(
                  "ReplicationGroupId", "victim-" + i,
                  "ReplicationGroupDescription", "to be backed up",
                  "NumNodeGroups", "2",
                  "ReplicasPerNodeGroup", "0",
                  "CacheNodeType", "cache.r7g.large",
                  "Engine", "redis",
                  "AutomaticFailoverEnabled", "true",
                  "CacheParameterGroupName", "default.redis7.cluster.on"));
      assertThat(made.ok()).as(made.trouble()).isTrue();
    }
    awaitAvailable(simulator);
  }

  private void awaitAvailable(Simulator simulator) {
    var time = simulator.world().settings().time();
    var end = time.now().plusSeconds(60);
    while (home.elasticache("DescribeReplicationGroups", Map.of()).body().contains("creating")) {
      assertThat(time.now()).isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
    }
  }

  private Optional<Value.Fields> onlyOperation(Simulator simulator, Path state) throws Exception {
    var list = ChildProcess.run(simulator.endpoint(), state, "op", "list", "-o", "json");
    assertThat(list.code()).as(list.err()).isZero();
    var operations = Json.read(list.out()).fields("data").list("operations");
    assertThat(operations).hasSizeLessThanOrEqualTo(1);
    return operations.stream().findFirst();
  }

  private static String id(Value.Fields operation) {
    return operation.text("id").orElseThrow();
  }

  private List<String> snapshotsOf(String cache) {
    var answer = home.elasticache("DescribeSnapshots", Map.of("ReplicationGroupId", cache));
    assertThat(answer.ok()).as(answer.trouble()).isTrue();
    return answer.xml().at("DescribeSnapshotsResult/Snapshots").stream()
        .flatMap(all -> all.children().stream())
        .map(snapshot -> snapshot.text("SnapshotName").orElseThrow())
        .toList();
  }

  private List<String> filesOf(String cache, String... endings) {
    var answer = dr.s3("GET", "/backups?list-type=2&prefix=ecdr/", "");
    assertThat(answer.ok()).as(answer.trouble()).isTrue();
    return Xml.parse(answer.body()).children("Contents").stream()
        .map(object -> object.text("Key").orElseThrow())
        .filter(key -> key.contains("/" + cache + "/"))
        .filter(key -> endings.length == 0 || List.of(endings).stream().anyMatch(key::endsWith))
        .toList();
  }
}
