package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM against the program in its own process, while AWS keeps it waiting. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent with kill")
class SignalsTest {

  private static final String CREATE =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu --yes";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void theFirstOneLeavesAnOperationThatResumeFinishes(String signal, int code) throws Exception {
    assumeFalse(
        ignoredHere(code - 128),
        "SIG" + signal + " is ignored in this process and so in its children; not tried here");
    try (var simulator = simulator()) {
      var operator = new Operator(simulator.endpoint(), folder.resolve("state"));
      prepare(operator);
      operator.types("sim fault stuck snapshot --region us-east-1");

      var process = start(simulator);
      try (var err = process.errorReader()) {
        awaitLine(err, "is creating");
        send(signal, process);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
      } finally {
        process.destroyForcibly();
      }

      var operation = operator.types("op list -o json").data().list("operations").get(0);
      assertThat(operation.text("state")).contains("waiting");
      operator.types("sim fault clear");
      var id = operation.text("id").orElseThrow();
      assertThat(operator.types("op resume " + id).code()).isZero();
    }
  }

  /** Shells start background jobs with SIGINT ignored, and a JVM respects that. */
  private static boolean ignoredHere(int number) throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(
              line ->
                  (Long.parseUnsignedLong(line.substring(7).strip(), 16) >>> (number - 1) & 1)
                      == 1);
    }
  }

  private Simulator simulator() throws IOException {
    return Simulator.start(SimulatorOptions.forTests().withPace(Pace.FAST));
  }

  private static void prepare(Operator operator) {
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=orders ReplicationGroupDescription=orders Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
                + " AutomaticFailoverEnabled=true",
            "sim wait orders --region us-east-1")) {
      var ended = operator.types(line);
      assertThat(ended.code()).as(line + "\n" + ended.err()).isZero();
    }
  }

  private Process start(Simulator simulator) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var quick = QuickStart.shared();
    var words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
    words.addAll(quick.options());
    words.addAll(List.of("-cp", quick.classPath(), Main.class.getName()));
    words.addAll(List.of(CREATE.split(" ")));
    var builder = new ProcessBuilder(words);
    var variables = builder.environment();
    variables.put("AWS_ENDPOINT_URL", simulator.endpoint().toString());
    variables.put("AWS_ACCESS_KEY_ID", "AKIDOPERATOR");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("ECDR_STATE_DIR", folder.resolve("state").toString());
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void awaitLine(BufferedReader from, String word) throws IOException {
    for (var line = from.readLine(); line != null; line = from.readLine()) {
      if (line.contains(word)) {
        return;
      }
    }
    throw new AssertionError("the program ended before it said '" + word + "'");
  }

  private static void send(String signal, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
