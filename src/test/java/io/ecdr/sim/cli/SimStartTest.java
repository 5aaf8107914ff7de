package io.ecdr.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.app.QuickStart;
import io.ecdr.sim.rehearse.ControlClient;
import io.ecdr.sim.rehearse.FrontDoor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sim start} as a process of its own, as it is used. */
class SimStartTest {

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QuickStart.shared().options());
    command.addAll(List.of("-cp", QuickStart.shared().classPath()));
    command.addAll(List.of(SimMain.class.getName(), "start", "--data-dir", folder.toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static JsonNode ready(Process process) throws IOException {
    return new ObjectMapper().readTree(out(process).readLine());
  }

  private static BufferedReader out(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void oneLineOfJsonTellsThatItIsReadyAndTheEndLeavesNothing() throws Exception {
    var process = start("--port", "0", "--seed", "42");
    var out = out(process);
    var line = new ObjectMapper().readTree(out.readLine());
    assertThat(line.path("ready").asBoolean()).isTrue();
    assertThat(line.path("regions").toString()).isEqualTo("[\"us-east-1\",\"eu-west-1\"]");
    assertThat(line.path("pid").asLong()).isEqualTo(process.pid());
    assertThat(line.path("seed").asLong()).isEqualTo(42);
    var endpoint = URI.create(line.path("endpoint").asText());
    assertThat(endpoint.toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
    var identity =
        new FrontDoor(endpoint, "us-east-1", "AKIAEXAMPLE")
            .query("sts", "GetCallerIdentity", Map.of());
    assertThat(identity.body()).contains(line.path("account").asText());
    process.toHandle().destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(out.readLine()).isNull();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPortInUseIsOneLineAndExitTwo() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var process = start("--port", Integer.toString(taken.getLocalPort()));
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(2);
      assertThat(out).isEmpty();
      assertThat(err.lines())
          .singleElement()
          .asString()
          .contains("port " + taken.getLocalPort() + " is in use");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void unusableWordsAreRefusedWithExitTwo() throws Exception {
    assertThat(start("--pace", "warp").waitFor()).isEqualTo(2);
    assertThat(start("--regions", "us-east-1,us-east-1").waitFor()).isEqualTo(2);
    assertThat(start("--account", "42").waitFor()).isEqualTo(2);
    assertThat(start("--engine-binary", folder.resolve("none").toString()).waitFor()).isEqualTo(2);
  }

  @Test
  void whatAKilledSimulatorLeftIsCleanedUpByTheNext() throws Exception {
    var killed = start("--port", "0");
    ready(killed);
    killed.destroyForcibly().waitFor();
    assertThat(folder).isNotEmptyDirectory();
    var next = start("--port", "0");
    var endpoint = URI.create(ready(next).path("endpoint").asText());
    assertThat(new ControlClient(endpoint).get("health").path("ok").asBoolean()).isTrue();
    next.toHandle().destroy();
    assertThat(next.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
