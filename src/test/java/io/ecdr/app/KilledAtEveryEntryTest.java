package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.port.Journal;
import io.ecdr.port.Operations;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command that changes something, applied from its plan by a program that dies at a journal
 * entry, at each of them in turn: right before it is written, when what it tells has happened
 * already, and right after, when what it announces has not. Resumed, the world ends as if nothing
 * had happened.
 */
class KilledAtEveryEntryTest {

  private static final Death NEVER = new Death(Integer.MAX_VALUE, false);
  private static final int A_DAYS_SNAPSHOTS = 16;
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  private static final String NEW_GROUP =
      "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
          + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
          + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
          + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId=orders";
  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String STANDBY =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private";

  private static final Pattern OPERATION = Pattern.compile("\\d{8}-\\d{4}-[a-z0-9]{4}");

  @TempDir private Path folder;

  /** The program is gone: nothing after it happens any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * When it dies.
   *
   * @param entry from 1
   * @param before whether the entry is not written any more
   */
  private record Death(int entry, boolean before) {
    @Override
    public String toString() {
      return (before ? "before" : "after") + "-entry-" + entry;
    }
  }

  /** Dies at one entry of the journal. */
  private static final class Deadly implements Journal {
    private final Journal journal;
    private final int at;
    private final boolean before;
    private int entry;

    Deadly(Journal journal, int at, boolean before) {
      this.journal = journal;
      this.at = at;
      this.before = before;
    }

    @Override
    public void append(String line) {
      entry++;
      if (entry == at && before) {
        throw new Killed();
      }
      journal.append(line);
      if (entry == at) {
        throw new Killed();
      }
    }

    @Override
    public void close() {
      journal.close();
    }
  }

  private record Mortal(Operations operations, int at, boolean before) implements Operations {
    @Override
    public List<String> ids() {
      return operations.ids();
    }

    @Override
    public Optional<Stored> find(String id) {
      return operations.find(id);
    }

    @Override
    public void create(String id, String plan) {
      operations.create(id, plan);
    }

    @Override
    public Journal journal(String id) {
      return new Deadly(operations.journal(id), at, before);
    }

    @Override
    public void report(String id, String report) {
      operations.report(id, report);
    }
  }

  /** One world with its operator, and what it came to. */
  private static final class Run implements AutoCloseable {
    private final Simulator simulator;
    private final Operator operator;
    private final Path state;
    private Path folder;

    Run(Path folder, String command) throws IOException {
      this.simulator =
          Simulator.start(
              new SimulatorOptions(
                  0,
                  REGIONS,
                  Pace.INSTANT,
                  EngineKind.MEMORY,
                  Optional.empty(),
                  Optional.empty(),
                  OptionalLong.of(1),
                  SimulatorOptions.DEFAULT_ACCOUNT,
                  Map.of()));
      this.state = folder.resolve("state");
      this.operator = new Operator(simulator.endpoint(), state);
      REGIONS.forEach(region -> done("sim subnet-group private --region " + region));
      done("sim bucket exports --region us-east-1");
      done("sim bucket dr-eu --region eu-west-1");
      done(NEW_GROUP);
      done("sim wait orders --region us-east-1");
      if (command.startsWith("restore")) {
        done(BACKUP + " --yes");
      } else if (command.contains("-loss")) {
        done(STANDBY + " --yes");
      }
      operator.grace(Duration.ofSeconds(2));
      again(folder, command);
    }

    /** The same world again, with a new plan. */
    final void again(Path folder, String command) throws IOException {
      this.folder = Files.createDirectories(folder);
      done("plan " + command + " --out " + plan());
    }

    private Path plan() {
      return folder.resolve("plan.json");
    }

    final Operator.Ended done(String line) {
      var ended = operator.types(line);
      assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isZero();
      return ended;
    }

    String operation() throws IOException {
      return Json.read(Files.readString(plan())).fields("plan").text("id").orElseThrow();
    }

    /** Applies it; whether it died. */
    boolean killed(Death death) {
      operator.keeping(operations -> new Mortal(operations, death.entry(), death.before()));
      try {
        done("apply " + plan() + " --yes");
        return false;
      } catch (Killed e) {
        return true;
      } finally {
        operator.keeping(operations -> operations);
      }
    }

    /** Every moment to die at: between two entries nothing is sent, but after an intent. */
    List<Death> deaths() throws IOException {
      var journal = state.resolve("operations/" + operation() + "/journal.jsonl");
      var lines = Files.readAllLines(journal);
      List<Death> all = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        all.add(new Death(i + 1, true));
        if (Json.read(lines.get(i)).text("type").orElse("").equals("intent")) {
          all.add(new Death(i + 1, false));
        }
      }
      return all;
    }

    /** Everything there is in the world, with the operation's id taken out of names. */
    List<String> world() throws IOException {
      return world(line -> true);
    }

    /** What of the world bears the operation's id. */
    List<String> ownWorld() throws IOException {
      var id = operation();
      return world(line -> line.contains(id));
    }

    private List<String> world(Predicate<String> wanted) throws IOException {
      List<String> all = new ArrayList<>();
      for (var region : REGIONS) {
        for (var action :
            List.of(
                "DescribeReplicationGroups",
                "DescribeSnapshots",
                "DescribeGlobalReplicationGroups ShowMemberInfo=true")) {
          var told = done("sim call elasticache " + action + " --region " + region).out();
          all.addAll(
              told.lines()
                  .flatMap(line -> Stream.of(line.split("(?=<)")))
                  .filter(
                      part ->
                          part.matches(
                              "<(ReplicationGroupId|Status|SnapshotName|SnapshotStatus|Role"
                                  + "|GlobalReplicationGroupId|NumNodeGroups)>.*"))
                  .map(part -> region + " " + part.strip())
                  .toList());
        }
      }
      for (var bucket : List.of("exports us-east-1", "dr-eu eu-west-1")) {
        var words = bucket.split(" ");
        var listed =
            done("sim objects " + words[0] + " --region " + words[1]).out().lines().toList();
        all.addAll(listed);
      }
      var id = operation();
      return all.stream()
          .filter(wanted)
          .map(line -> line.replace(id, "OPERATION"))
          .map(line -> OPERATION.matcher(line).replaceAll("OTHER"))
          .sorted()
          .toList();
    }

    @Override
    public void close() {
      simulator.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
        + " --subnet-group private",
    STANDBY,
    "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss",
    "failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
        + " --even-if-primary-looks-healthy",
    "detach orders-eu --region eu-west-1 --accept-unknown-loss",
  })
  void resumedItEndsAsIfNothingHadHappened(String command) throws IOException {
    List<String> undisturbed;
    List<Death> deaths;
    try (var run = new Run(folder.resolve("undisturbed"), command)) {
      assertThat(run.killed(NEVER)).isFalse();
      undisturbed = run.world();
      deaths = run.deaths();
    }
    assertThat(deaths).hasSizeGreaterThan(5);
    for (var death : deaths) {
      try (var run = new Run(folder.resolve(death.toString()), command)) {
        dies(run, death);
        assertThat(run.world()).as("%s", death).isEqualTo(undisturbed);
      }
    }
  }

  /** A backup changes nothing that a second one would mind: few worlds are enough. */
  @Test
  void aResumedBackupEndsAsIfNothingHadHappened() throws IOException {
    List<Death> deaths;
    List<String> undisturbed;
    try (var run = new Run(folder.resolve("undisturbed"), BACKUP)) {
      assertThat(run.killed(NEVER)).isFalse();
      undisturbed = run.ownWorld();
      deaths = run.deaths();
    }
    assertThat(deaths).hasSizeGreaterThan(10);
    for (int i = 0; i < deaths.size(); i += A_DAYS_SNAPSHOTS) {
      try (var run = new Run(folder.resolve("world-" + i), BACKUP)) {
        for (var death : deaths.subList(i, Math.min(i + A_DAYS_SNAPSHOTS, deaths.size()))) {
          run.again(folder.resolve(death.toString()), BACKUP);
          dies(run, death);
          assertThat(run.ownWorld()).as("%s", death).isEqualTo(undisturbed);
        }
      }
    }
  }

  private static void dies(Run run, Death death) throws IOException {
    assertThat(run.killed(death)).as("%s", death).isTrue();
    var resumed = run.operator.types("op resume " + run.operation() + " --yes");
    assertThat(resumed.code()).as(death + "\n" + resumed.err() + resumed.out()).isZero();
  }
}
