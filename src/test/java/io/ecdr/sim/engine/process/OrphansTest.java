package io.ecdr.sim.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.QuickStart;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

  @TempDir Path base;

  /** A simulator to be killed: starts a group, says so, and waits for ever. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      var engine = ProcessEngine.open(Path.of(args[0]), Optional.empty(), InstantSource.system());
      var shard = new ShardSpec("0001", "", List.of("a-001", "a-002"));
      var version = engine.versions().get(0);
      engine
          .start(new GroupSpec("victim", "us-east-1", false, List.of(shard), version, 0, List.of()))
          .get(60, TimeUnit.SECONDS);
      System.out.println("started");
      Thread.currentThread().join();
    }
  }

  @Test
  void endsTheServersOfAKilledSimulatorAndRemovesItsFolder() throws Exception {
    var victim = victim("killed");
    try {
      assertThat(line(victim)).isEqualTo("started");
      victim.destroyForcibly().waitFor();
      var left = ProcessEngineTest.serversIn(base);
      assertThat(left).hasSize(2);
      assertThat(Orphans.endOwn(base)).containsExactlyInAnyOrderElementsOf(left);
    } finally {
      victim.destroyForcibly().waitFor();
    }
    assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
    assertThat(base.resolve("killed")).doesNotExist();
  }

  @Test
  void endsFrozenServersToo() throws Exception {
    var victim = victim("killed");
    assertThat(line(victim)).isEqualTo("started");
    victim.destroyForcibly().waitFor();
    var left = ProcessEngineTest.serversIn(base);
    assertThat(left).hasSize(2);
    for (long pid : left) {
      new ProcessBuilder("/bin/sh", "-c", "kill -s STOP " + pid).start().waitFor();
    }
    assertThat(Orphans.endOwn(base)).hasSize(2);
    assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
  }

  @Test
  void leavesTheServersOfALivingSimulatorAlone() throws Exception {
    try (var engine =
        ProcessEngine.open(base.resolve("alive"), Optional.empty(), InstantSource.system())) {
      var shard = new ShardSpec("0001", "", List.of("a-001"));
      var version = engine.versions().get(0);
      engine
          .start(new GroupSpec("alive", "us-east-1", false, List.of(shard), version, 0, List.of()))
          .get(60, TimeUnit.SECONDS);
      assertThat(Orphans.endOwn(base)).isEmpty();
      assertThat(ProcessEngineTest.serversIn(base)).hasSize(1);
    }
  }

  @Test
  void leavesARunAloneThatIsHeldFromWhereItsProcessIdMeansNothing() throws Exception {
    var victim = victim("elsewhere");
    try {
      assertThat(line(victim)).isEqualTo("started");
      var list = base.resolve("elsewhere").resolve(ProcessTable.FILE);
      var lines = Files.readAllLines(list);
      var owner = ProcessRecord.parse(lines.get(0)).orElseThrow();
      var unknown = new ProcessRecord(owner.pid(), Optional.empty(), owner.folder());
      Files.writeString(list, unknown.line() + lines.get(1) + "\n" + lines.get(2) + "\n");
      assertThat(Orphans.endOwn(base)).isEmpty();
      assertThat(lines.subList(1, 3))
          .allSatisfy(
              line ->
                  assertThat(ProcessRecord.parse(line).orElseThrow().provenServer()).isPresent());
    } finally {
      victim.destroyForcibly().waitFor();
      assertThat(Orphans.endOwn(base)).hasSize(2);
    }
  }

  @Test
  void endsNoProcessWhoseStartOrCommandLineIsAnother() throws Exception {
    var stranger = new ProcessBuilder("sleep", "300").start();
    try {
      var run = Files.createDirectories(base.resolve("dead"));
      var handle = stranger.toHandle();
      var itself = ProcessRecord.of(handle, run.resolve("1-group"));
      var earlier = handle.info().startInstant().map(start -> start.minusSeconds(60));
      var dead = new ProcessRecord(ProcessHandle.current().pid(), earlier, run);
      write(run, dead.line() + itself.line() + "cut li");
      assertThat(Orphans.endOwn(base)).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(run).doesNotExist();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void endsNoServerWhoseIdWasWrittenWithAnotherStart() throws Exception {
    try (var engine =
        ProcessEngine.open(base.resolve("alive"), Optional.empty(), InstantSource.system())) {
      var shard = new ShardSpec("0001", "", List.of("a-001"));
      var version = engine.versions().get(0);
      engine
          .start(new GroupSpec("alive", "us-east-1", false, List.of(shard), version, 0, List.of()))
          .get(60, TimeUnit.SECONDS);
      var real =
          Files.readAllLines(base.resolve("alive").resolve(ProcessTable.FILE)).stream()
              .skip(1)
              .map(line -> ProcessRecord.parse(line).orElseThrow())
              .findFirst()
              .orElseThrow();
      assertThat(real.provenServer()).isPresent();
      var earlier = real.started().map(start -> start.minusSeconds(60));
      assertThat(new ProcessRecord(real.pid(), earlier, real.folder()).provenServer()).isEmpty();
      assertThat(new ProcessRecord(real.pid(), Optional.empty(), real.folder()).provenServer())
          .isEmpty();
      assertThat(new ProcessRecord(real.pid(), real.started(), base).provenServer()).isEmpty();
    }
  }

  @Test
  void leavesFoldersWithoutAListAndAMissingBaseAlone() throws IOException {
    var other = Files.createDirectories(base.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "not ours");
    assertThat(Orphans.endOwn(base)).isEmpty();
    assertThat(other.resolve("notes.txt")).exists();
    assertThat(Orphans.endOwn(base.resolve("missing"))).isEmpty();
  }

  private static void write(Path run, String text) {
    try {
      Files.writeString(run.resolve(ProcessTable.FILE), text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process victim(String run) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(QuickStart.shared().options());
    command.addAll(List.of("-cp", QuickStart.shared().classPath()));
    command.addAll(List.of(Victim.class.getName(), base.resolve(run).toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The first line that is no log line. */
  private static String line(Process process) throws IOException {
    var reader = process.inputReader();
    var seen = new StringBuilder();
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals("started")) {
        return line;
      }
      seen.append(line).append('\n');
    }
    return seen.toString();
  }
}
