package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs that follow along are told, typed at the whole program. */
class JsonLinesTest {

  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu -o jsonl";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void aCache() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            Lines.group("orders"),
            "sim wait orders --region us-east-1")) {
      assertThat(operator.types(line).code()).as(line).isZero();
    }
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  /** The lines, after a look at what all of them have in common. */
  private List<Value.Fields> lines(String command, int code) {
    var ended = operator.types(command);
    assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(code);
    List<Value.Fields> lines = new ArrayList<>();
    ended.out().lines().forEach(line -> lines.add(Json.read(line)));
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).number("seq")).contains(i + 1L);
      assertThat(lines.get(i).text("schema")).contains("ecdr.event/1");
      assertThat(lines.get(i).text("time")).isPresent();
      boolean last = i == lines.size() - 1;
      assertThat(lines.get(i).text("type").orElseThrow().equals("exit")).isEqualTo(last);
    }
    var exit = lines.get(lines.size() - 1).fields("data");
    assertThat(exit.number("code")).contains((long) code);
    return lines;
  }

  private static List<String> types(List<Value.Fields> lines) {
    return lines.stream().map(l -> l.text("type").orElseThrow()).distinct().toList();
  }

  @Test
  void aBackupTellsPlanChecksStepsSummaryAndExit() {
    var lines = lines(BACKUP + " --yes", 0);
    assertThat(types(lines))
        .startsWith("plan", "check", "step_start")
        .contains("step_progress", "step_end")
        .endsWith("summary", "exit");
    var ends = lines.stream().filter(l -> l.text("type").orElse("").equals("step_end")).toList();
    assertThat(ends).hasSize(5);
    assertThat(ends).allMatch(l -> l.fields("data").text("outcome").orElse("").equals("done"));
  }

  @Test
  void aRoleChangeAndItsLagAreToldByThemselves() {
    lines(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes -o jsonl",
        0);
    var lines =
        lines(
            "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
                + " --expect-primary us-east-1 --yes -o jsonl",
            0);
    assertThat(types(lines)).contains("lag", "role_change");
  }

  @ParameterizedTest
  @CsvSource({
    "switchover nobody --region us-east-1 --to eu-west-1 -o jsonl, 30, not-found",
    "restore x@latest --region us-east-1 --to moon -o jsonl, 2, usage",
    "status nobody --region us-east-1 --output=jsonl, 30, not-found",
    "op show nothing -o jsonl, 30, not-found",
    BACKUP + ", 13, declined",
  })
  void whateverHappensTheLastLineSaysHowItEnded(String command, int code, String name) {
    var lines = lines(command, code);
    var exit = lines.get(lines.size() - 1).fields("data");
    assertThat(exit.text("name")).contains(name);
  }

  @Test
  void dryRunsSavedPlansAndReadsAreToldTheSameWay() {
    assertThat(types(lines(BACKUP + " --dry-run", 0)))
        .containsExactly("plan", "check", "summary", "exit");
    var file = folder.resolve("plan.json");
    lines("plan " + BACKUP + " --out " + file, 0);
    assertThat(types(lines("show " + file + " -o jsonl", 0))).containsExactly("summary", "exit");
    assertThat(types(lines("apply " + file + " --yes -o jsonl", 0)))
        .startsWith("plan", "check", "step_start");
    var again = lines("apply " + file + " --yes -o jsonl", 14);
    var exit = again.get(again.size() - 1).fields("data");
    assertThat(exit.text("next").orElse("")).startsWith("see: ecdr op show");
  }
}
