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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
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

  @TempDir private Path folder;

  /** The program is gone: nothing after it happens any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
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
    private final Path folder;

    Run(Path folder, String command) throws IOException {
      this.folder = Files.createDirectories(folder);
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
      this.operator = new Operator(simulator.endpoint(), folder.resolve("state"));
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
    boolean killed(int entry, boolean before) {
      operator.keeping(operations -> new Mortal(operations, entry, before));
      try {
        done("apply " + plan() + " --yes");
        return false;
      } catch (Killed e) {
        return true;
      } finally {
        operator.keeping(operations -> operations);
      }
    }

    /** Everything there is in the world, with the operation's id taken out of names. */
    List<String> world() throws IOException {
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
      return all.stream().map(line -> line.replace(id, "OPERATION")).sorted().toList();
    }

    @Override
    public void close() {
      simulator.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    BACKUP,
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
    try (var run = new Run(folder.resolve("undisturbed"), command)) {
      assertThat(run.killed(Integer.MAX_VALUE, false)).isFalse();
      undisturbed = run.world();
    }
    int deaths = 0;
    for (int entry = 1; ; entry++) {
      boolean died = dies(command, entry, true, undisturbed);
      died |= dies(command, entry, false, undisturbed);
      if (!died) {
        break;
      }
      deaths++;
    }
    assertThat(deaths).as("entries at which it died").isGreaterThanOrEqualTo(5);
  }

  private boolean dies(String command, int entry, boolean before, List<String> undisturbed)
      throws IOException {
    var place = (before ? "before" : "after") + " entry " + entry;
    try (var run = new Run(folder.resolve(place.replace(' ', '-')), command)) {
      boolean died = run.killed(entry, before);
      if (died) {
        var id = run.operation();
        var resumed = run.operator.types("op resume " + id + " --yes");
        assertThat(resumed.code()).as(place + "\n" + resumed.err() + resumed.out()).isZero();
      }
      assertThat(run.world()).as(place).isEqualTo(undisturbed);
      return died;
    }
  }
}
