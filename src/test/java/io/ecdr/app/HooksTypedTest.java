package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs around real commands, typed at the whole program. */
class HooksTypedTest {

  private static final String SURE =
      " --accept-unknown-loss --expect-primary us-east-1 --write-probe off --yes";
  private static final String SWITCH = "switchover orders --region us-east-1 --to eu-west-1" + SURE;
  private static final String FAIL = "failover orders --region us-east-1 --to eu-west-1" + SURE;

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void begin() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
    ended(Lines.group("orders"), 0);
    ended("sim wait orders --region us-east-1", 0);
    ended(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes --post-hook "
            + hook("made", "exit 0"),
        0);
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  /** A program that notes what it was told, then does as it is written. */
  private String hook(String name, String... lines) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\necho run >> '%s.runs'\nenv | grep ^ECDR_ > '%s.told'\ncat > '%s.read'\n%s\n"
            .formatted(file, file, file, String.join("\n", lines)));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private int runs(String name) throws IOException {
    var file = folder.resolve(name + ".runs");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private List<String> told(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".told"));
  }

  private static Value.Fields step(Operator.Ended ended, String id) {
    return ended.data().fields("report").list("lanes").get(0).list("steps").stream()
        .filter(s -> s.fields("step").text("id").orElseThrow().equals(id))
        .findFirst()
        .orElseThrow()
        .fields("outcome");
  }

  private String primary() {
    return ended("status orders-eu --region eu-west-1", 0).out();
  }

  @Test
  void aVetoStopsASwitchoverBeforeAnythingIsSent() throws IOException {
    var judge = hook("judge", "echo a release is running; exit 63");
    var publish = hook("publish", "exit 0");

    var vetoed = ended(SWITCH + " --pre-hook " + judge + " --post-hook " + publish, 11);

    assertThat(vetoed.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(vetoed.out())
        .contains("vetoed; nothing was changed", "exit code 63", "| a release is running")
        .doesNotContain("go on with: ecdr op resume");
    assertThat(runs("judge")).isEqualTo(1);
    assertThat(runs("publish")).isZero();
    assertThat(told("judge"))
        .contains(
            "ECDR_VERB=switchover",
            "ECDR_PHASE=pre",
            "ECDR_DRILL=no",
            "ECDR_CACHE=orders",
            "ECDR_REGION=us-east-1",
            "ECDR_TO_REGION=eu-west-1",
            "ECDR_OLD_PRIMARY=orders",
            "ECDR_OLD_PRIMARY_REGION=us-east-1",
            "ECDR_NEW_PRIMARY=orders-eu",
            "ECDR_ACCOUNT=" + SimulatorOptions.DEFAULT_ACCOUNT)
        .anyMatch(line -> line.startsWith("ECDR_LAG_SECONDS="))
        .anyMatch(line -> line.startsWith("ECDR_OPERATION="))
        .noneMatch(line -> line.startsWith("ECDR_STATE_DIR"));

    var id = told("judge").stream().filter(l -> l.startsWith("ECDR_OPERATION=")).findFirst();
    var resume = "op resume " + id.orElseThrow().substring("ECDR_OPERATION=".length());
    assertThat(ended(resume, 14).err())
        .contains("refused by a pre-hook, or for its lag", "type the command again");
    assertThat(ended(resume + " --dry-run", 14).sent()).isEmpty();
    assertThat(runs("judge")).isEqualTo(1);
  }

  @Test
  void thePostHookIsToldTheEndpointThatWasReadAfterTheRolesHaveMoved() throws IOException {
    var publish = hook("publish", "echo published");

    var done = ended(SWITCH + " -o json --post-hook " + publish, 0);

    var endpoint =
        step(done, "orders-eu/switchover").fields("facts").text("Endpoint").orElseThrow();
    assertThat(told("publish")).contains("ECDR_ENDPOINT=" + endpoint, "ECDR_PHASE=post");
    var host = endpoint.substring(0, endpoint.indexOf(':'));
    assertThat(told("publish"))
        .contains(
            "ECDR_NEW_PRIMARY_ENDPOINT=" + endpoint,
            "ECDR_NEW_ADDRESS=" + host,
            "ECDR_NEW_PORT=" + endpoint.substring(host.length() + 1),
            "ECDR_NEW_CONFIGURATION_ENDPOINT=none",
            "ECDR_NEW_TLS=no",
            "ECDR_OLD_TLS=no")
        .anyMatch(l -> l.matches("ECDR_NEW_READER_ENDPOINT=[^ ]+:\\d+"))
        .anyMatch(l -> l.matches("ECDR_OLD_PRIMARY_ENDPOINT=[^ ]+:\\d+"));
    assertThat(step(done, "orders-eu/post-hook-1").fields("facts").text("Output"))
        .contains("published");
    assertThat(told("made")).anyMatch(l -> l.matches("ECDR_ENDPOINT=.+:\\d+"));
    assertThat(told("made")).contains("ECDR_STANDBY=orders-eu", "ECDR_VERB=standby create");
  }

  @Test
  void aHookReadsTheSameFactsAsJson() throws IOException {
    var publish = hook("publish", "exit 0");

    var done = ended(SWITCH + " -o json --post-hook " + publish, 0);

    var read = Json.read(Files.readString(folder.resolve("publish.read")));
    assertThat(told("publish"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            line -> {
              int at = line.indexOf('=');
              assertThat(read.text(line.substring(0, at))).contains(line.substring(at + 1));
            });
    assertThat(read.members()).hasSameSizeAs(told("publish"));
    var moved = done.data().fields("report").list("lanes").get(0).fields("endpoints");
    assertThat(moved.fields("new").text("primary")).isEqualTo(read.text("ECDR_ENDPOINT"));
    assertThat(moved.fields("old").text("primary"))
        .isEqualTo(read.text("ECDR_OLD_PRIMARY_ENDPOINT"));
    assertThat(moved.fields("old").text("region")).contains("us-east-1");
  }

  @Test
  void inAFailoverAFailingPreHookOnlyWarns() throws IOException {
    ended("sim fault region-dark us-east-1", 0);
    var fence = hook("fence", "echo cannot reach the fence >&2; exit 1");

    var done = ended(FAIL + " --assume-region-down us-east-1 --pre-hook " + fence, 0);

    assertThat(done.out()).contains("failover: done and confirmed", "| cannot reach the fence");
    assertThat(done.err()).contains("warning:", "pre-hook fence ended with exit code 1");
    assertThat(told("fence")).contains("ECDR_OLD_PRIMARY_ENDPOINT=unknown", "ECDR_OLD_TLS=unknown");
    assertThat(done.out())
        .contains("orders in us-east-1: not read, its Region was not asked", "TLS no");
    assertThat(runs("fence")).isEqualTo(1);
  }

  @Test
  void inAFailoverAHangingPreHookIsKilledAndAVetoStillStops() throws IOException {
    var hangs = hook("hangs", "exec sleep 600");
    var veto = hook("veto", "exit 63");

    var line = FAIL + " --even-if-primary-looks-healthy --hook-timeout 3s";
    var vetoed = ended(line + " --pre-hook " + hangs + " --pre-hook " + veto, 11);
    assertThat(vetoed.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(vetoed.out()).contains("timed-out: pre-hook hangs was killed after 3 s");

    ended(line + " --pre-hook " + hangs, 0);
  }

  @Test
  void aFailingPostHookIsIncompleteAndResumingRunsOnlyIt() throws IOException {
    var stop = hook("stop", "exit 0");
    var publish = hook("publish", "test -e '" + folder + "/dns-works' || { echo no dns; exit 4; }");

    var hooks = " --pre-hook " + stop + " --post-hook " + publish;
    var incomplete = ended(SWITCH + hooks + " -o json", 20);

    assertThat(runs("publish")).isEqualTo(2);
    assertThat(step(incomplete, "orders-eu/post-hook-1").text("reason").orElseThrow())
        .contains("the change is done and was read back", "no dns");
    assertThat(primary()).contains("eu-west-1");
    var id = incomplete.data().fields("report").text("operation").orElseThrow();

    Files.writeString(folder.resolve("dns-works"), "");
    assertThat(ended("op resume " + id + " --dry-run", 0).out()).contains("Run post-hook publish");
    assertThat(runs("publish")).isEqualTo(2);
    var resumed = ended("op resume " + id, 0);
    assertThat(resumed.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(runs("publish")).isEqualTo(3);
    assertThat(runs("stop")).isEqualTo(1);
  }

  @Test
  void showingAndSavingRunNoneAndApplyingRunsThem() throws IOException {
    var stop = hook("stop", "echo \"<$1>\"");
    var file = folder.resolve("plan.json").toString();
    var hook = " --pre-hook " + (stop + " 'a $HOME b'").replace(" ", Operator.HARD_BLANK);

    assertThat(ended(SWITCH + hook + " --hook-env=PAGER_KEY --dry-run", 0).out())
        .contains(stop + " 'a $HOME b'", "without a shell", "PAGER_KEY and the ECDR_* facts");
    ended("plan " + SWITCH.replace(" --yes", "") + hook + " --out " + file, 0);
    assertThat(ended("show " + file, 0).out()).contains("Run pre-hook stop");
    assertThat(runs("stop")).isZero();

    var applied = ended("apply " + file + " --yes --verbose", 0);
    assertThat(runs("stop")).isEqualTo(1);
    assertThat(applied.out()).contains("| <a $HOME b>");
  }

  @Test
  void skippedHooksAreNamedAndNotRun() throws IOException {
    var stop = hook("stop", "exit 63");

    assertThat(ended(SWITCH + " --skip-hooks --pre-hook " + stop + " --dry-run", 0).out())
        .contains("Hooks can be run: left out, as asked with --skip-hooks");
    ended(SWITCH + " --skip-hooks --pre-hook " + stop, 0);
    assertThat(runs("stop")).isZero();
  }

  @Test
  void whereThereIsNothingToDoNoneIsRun() throws IOException {
    var stop = hook("stop", "exit 63");
    var already = "switchover orders --region us-east-1 --to us-east-1 --yes --write-probe off";

    var ended = ended(already + " --expect-primary us-east-1 --pre-hook " + stop, 0);

    assertThat(ended.out()).contains("nothing to do");
    assertThat(runs("stop")).isZero();
  }

  @Test
  void aProgramThatIsNotThereIsFoundOutBeforehandAndHoldsUpNoFailover() {
    var gone = " --pre-hook /nowhere/fence";
    var refused = ended(SWITCH + gone, 11);
    assertThat(refused.err()).contains("there is no program /nowhere/fence", "--skip-hooks");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);

    var done = ended(FAIL + " --even-if-primary-looks-healthy" + gone, 0);
    assertThat(done.err()).contains("pre-hook fence could not be started");
  }
}
