package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How whole commands end, typed at the whole program: for each command and each thing that may be
 * wrong its exit code, a true sentence, and a last line for programs that tells the same and what
 * to type next.
 */
class ExitCodesTest {

  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String COPY =
      "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to us-east-1=exports";
  private static final String BUCKET = "backup bucket --region us-east-1 --name fresh";
  private static final String RESTORE =
      "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
          + " --subnet-group private";
  private static final String DRILL =
      "drill restore orders --region us-east-1 --to eu-west-1 --dr-bucket dr-eu"
          + " --subnet-group private";
  private static final String CLEANUP = "drill cleanup --region eu-west-1";
  private static final String STANDBY =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private";
  private static final String SWITCH =
      "switchover orders --region us-east-1 --to eu-west-1 --expect-primary us-east-1";
  private static final String FAIL =
      "failover orders --region us-east-1 --to eu-west-1 --expect-primary us-east-1";
  private static final String DETACH =
      "detach orders-eu --region eu-west-1 --expect-primary us-east-1";
  private static final String SURE = " --accept-unknown-loss --write-probe off --yes";
  private static final String STATUS = "status orders --region us-east-1";

  /** What was done before, by its first words. */
  private static final Map<String, List<String>> BEFORE =
      Map.of(
          "nothing", List.of(),
          "a backup", List.of(BACKUP + " --yes"),
          "a standby", List.of(STANDBY + " --yes"),
          "a stop", List.of("stop --reason works"),
          "a plan", List.of("plan " + BACKUP + " --out FOLDER/plan.json"),
          "a used plan",
              List.of(
                  "plan " + BACKUP + " --out FOLDER/plan.json", "apply FOLDER/plan.json --yes"));

  /** Codes that no command line in one process ends in, and where they are seen. */
  private static final Map<ExitCode, String> ELSEWHERE =
      Map.of(
          ExitCode.INTERNAL, "a fault of ours: none is known, and none is made for a test",
          ExitCode.LOCKED, "needs two programs: SharedLocksForRealTest",
          ExitCode.INTERRUPTED, "needs a signal: SignalsTest",
          ExitCode.TERMINATED, "needs a signal: SignalsTest");

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @AfterEach
  void close() {
    if (simulator != null) {
      simulator.close();
    }
  }

  private void open(Pace pace) throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                List.of("us-east-1", "eu-west-1"),
                pace,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            Lines.group("orders"),
            "sim wait orders --region us-east-1")) {
      done(line);
    }
  }

  private void done(String line) {
    var ended = operator.types(line.replace("FOLDER", folder.toString()));
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isZero();
  }

  private static Arguments row(
      String before, String fault, String line, ExitCode code, String says, String next) {
    return Arguments.of(before, fault, line, code, says, next);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row("nothing", "", BACKUP + " --yes", ExitCode.OK, "done and confirmed", ""),
        row("a backup", "", RESTORE + " --yes", ExitCode.OK, "done and confirmed", ""),
        row(
            "a backup",
            "",
            DRILL + " --yes",
            ExitCode.INCOMPLETE,
            "whether the data came back is not known",
            ""),
        row("nothing", "", CLEANUP + " --yes", ExitCode.OK, "nothing to do", ""),
        row(
            "a backup",
            "lose-answer DeleteReplicationGroup --before-effect --times 99",
            DRILL + " --yes --timeout 2s",
            ExitCode.UNKNOWN_OUTCOME,
            "the answer to",
            "ecdr op resume"),
        row("nothing", "", STANDBY + " --yes", ExitCode.OK, "done and confirmed", ""),
        row("a standby", "", SWITCH + SURE, ExitCode.OK, "done and confirmed", ""),
        row("a standby", "region-dark us-east-1", FAIL + SURE, ExitCode.OK, "confirmed", ""),
        row("a standby", "region-dark us-east-1", DETACH + SURE, ExitCode.OK, "confirmed", ""),
        row("nothing", "", STATUS, ExitCode.OK, "orders", ""),
        row("nothing", "", BUCKET + " --yes", ExitCode.OK, "done and confirmed", ""),
        row("a backup", "", COPY + " --yes", ExitCode.OK, "done and confirmed", ""),
        row("a backup", "", COPY, ExitCode.DECLINED, "no terminal to confirm it", "--dry-run"),
        row("nothing", "", COPY + " --yes", ExitCode.NOT_FOUND, "no backup of orders", ""),
        row(
            "a backup",
            "lose-answer CopyObject --before-effect --times 99",
            COPY + " --yes",
            ExitCode.UNKNOWN_OUTCOME,
            "was lost",
            "ecdr op resume"),
        row("nothing", "", BUCKET, ExitCode.DECLINED, "no terminal to confirm it", "--dry-run"),
        row(
            "nothing",
            "lose-answer PutBucketPolicy --before-effect --times 99",
            BUCKET + " --yes",
            ExitCode.UNKNOWN_OUTCOME,
            "does not show",
            "ecdr op resume"),
        row("nothing", "", BACKUP + " --dry-run", ExitCode.OK, "orders", ""),
        row("nothing", "", BACKUP + " --dr-region", ExitCode.USAGE, "--dr-region", "--help"),
        row(
            "nothing",
            "",
            BACKUP + " --yes --detailed-exitcode",
            ExitCode.USAGE,
            "goes with",
            "--help"),
        row(
            "nothing",
            "",
            "apply FOLDER/no.json --yes",
            ExitCode.USAGE,
            "no such file",
            "ecdr plan"),
        row(
            "nothing",
            "",
            BACKUP + " --dry-run --detailed-exitcode",
            ExitCode.CHANGES_PENDING,
            "orders",
            ""),
        row(
            "nothing",
            "",
            "plan " + BACKUP + " --detailed-exitcode --out FOLDER/p.json",
            ExitCode.CHANGES_PENDING,
            "digest",
            ""),
        row(
            "a plan",
            "",
            "apply FOLDER/plan.json --dry-run --detailed-exitcode",
            ExitCode.CHANGES_PENDING,
            "orders",
            ""),
        row(
            "nothing",
            "",
            BACKUP.replace("exports", "nowhere") + " --yes",
            ExitCode.REFUSED_BY_CHECKS,
            "nowhere",
            ""),
        row(
            "nothing",
            "",
            BACKUP.replace("exports", "nowhere") + " --dry-run --detailed-exitcode",
            ExitCode.REFUSED_BY_CHECKS,
            "nowhere",
            ""),
        row("a standby", "", FAIL + SURE, ExitCode.REFUSED_BY_CHECKS, "us-east-1 answers", ""),
        row(
            "a standby",
            "region-dark us-east-1",
            SWITCH + SURE,
            ExitCode.REFUSED_BY_CHECKS,
            "no answer",
            ""),
        row("nothing", "", BACKUP, ExitCode.DECLINED, "no terminal to confirm it", "--dry-run"),
        row(
            "a used plan",
            "",
            "apply FOLDER/plan.json --yes",
            ExitCode.PLAN_REFUSED,
            "was applied already",
            "ecdr op show"),
        row(
            "a standby",
            "region-dark us-east-1",
            FAIL + " --max-data-loss 1s --write-probe off --yes",
            ExitCode.LOSS_ABOVE_BOUND,
            "unknown",
            ""),
        row("a stop", "", BACKUP + " --yes", ExitCode.INHIBITED, "works", "ecdr start"),
        row(
            "nothing",
            "",
            BACKUP + " --post-hook /bin/false --yes",
            ExitCode.INCOMPLETE,
            "false",
            "ecdr op resume"),
        row(
            "nothing",
            "region-dark us-east-1 --api",
            "stop --reason works --state-bucket us-east-1=exports",
            ExitCode.INCOMPLETE,
            "exports",
            ""),
        row(
            "a standby",
            "lose-answer FailoverGlobalReplicationGroup --before-effect",
            SWITCH + SURE + " --timeout 2s",
            ExitCode.UNKNOWN_OUTCOME,
            "an answer was lost",
            "ecdr op resume"),
        row(
            "a backup",
            "lose-answer CopyObject --before-effect --times 99",
            BACKUP + " --yes",
            ExitCode.UNKNOWN_OUTCOME,
            "was lost",
            "ecdr op resume"),
        row(
            "nothing",
            "stuck snapshot",
            BACKUP + " --yes --timeout 2s",
            ExitCode.TIMED_OUT,
            "is creating",
            "ecdr op resume"),
        row(
            "a standby",
            "stuck promote",
            SWITCH + SURE + " --timeout 2s",
            ExitCode.TIMED_OUT,
            "is modifying",
            "ecdr op resume"),
        row(
            "a standby",
            "roles-stay ldgnf-orders",
            SWITCH + SURE + " --timeout 5s",
            ExitCode.FAILED,
            "the service took it on",
            ""),
        row("nothing", "", STATUS.replace("orders", "nobody"), ExitCode.NOT_FOUND, "nobody", ""),
        row(
            "nothing",
            "",
            BACKUP.replace("orders", "nobody") + " --yes",
            ExitCode.NOT_FOUND,
            "nobody",
            ""),
        row("nothing", "", "op resume nobody --yes", ExitCode.NOT_FOUND, "nobody", "ecdr op list"),
        row(
            "nothing",
            "region-dark us-east-1",
            BACKUP + " --yes",
            ExitCode.UNREACHABLE,
            "us-east-1",
            ""));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void endsInItsCode(
      String before, String fault, String line, ExitCode code, String says, String next)
      throws IOException {
    open(Pace.INSTANT);
    BEFORE.get(before).forEach(this::done);
    if (!fault.isEmpty()) {
      // With its Region dark the answer that it is may be late; it holds all the same.
      operator.types("sim fault " + fault);
    }
    ends(line, code, says, next);
  }

  private void ends(String line, ExitCode code, String says, String next) {
    var ended = operator.types(line.replace("FOLDER", folder.toString()) + " -o jsonl");
    var all = ended.out() + ended.err();
    assertThat(ended.code()).as(all).isEqualTo(code.number());
    assertThat(all).contains(says).doesNotContain("\tat ").doesNotContain("Exception");
    var lines = ended.out().lines().toList();
    lines.forEach(each -> Schemas.fits("event/1", each));
    var last = Json.read(lines.get(lines.size() - 1));
    assertThat(last.text("type")).contains("exit");
    assertThat(last.fields("data").number("code")).contains((long) code.number());
    assertThat(last.fields("data").text("name").orElseThrow().replace('-', '_'))
        .isEqualToIgnoringCase(code.name());
    assertThat(last.fields("data").text("next").orElse("")).contains(next);
  }

  @Test
  void everyCodeIsSeenHereOrIsSaidToBeSeenElsewhere() {
    var seen = EnumSet.noneOf(ExitCode.class);
    rows().forEach(row -> seen.add((ExitCode) row.get()[3]));
    seen.addAll(
        EnumSet.of(
            ExitCode.COMPENSATED,
            ExitCode.NOT_PERMITTED,
            ExitCode.VERIFICATION_FAILED,
            ExitCode.OBJECTIVE_MISSED));
    assertThat(Arrays.stream(ExitCode.values()).filter(code -> !seen.contains(code)))
        .containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
  }

  /** What a failed operation made is taken away, and the operation is closed as compensated. */
  @Test
  void whatWasAbortedIsCompensated() throws IOException {
    open(Pace.INSTANT);
    done("sim fault stuck snapshot --region us-east-1");
    ends(BACKUP + " --yes --timeout 2s", ExitCode.TIMED_OUT, "is creating", "ecdr op resume");
    done("sim fault clear");
    var id =
        operator.types("op list -o json").data().list("operations").get(0).text("id").orElseThrow();
    ends("op abort " + id + " --yes", ExitCode.OK, "done and confirmed", "");
    ends("op watch " + id, ExitCode.COMPENSATED, "compensated", "");
  }

  @Test
  void whoMayNotIsToldWhichActionIsMissing() throws IOException {
    open(Pace.INSTANT);
    var door = new FrontDoor(simulator.endpoint(), "us-east-1", "AKIDOPERATOR");
    var policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
        "Action":"s3:ListBucket","Resource":"arn:aws:s3:::dr-eu"}]}""";
    var eu = new FrontDoor(simulator.endpoint(), "eu-west-1", "AKIDOPERATOR");
    assertThat(eu.s3("PUT", "/dr-eu?policy", policy).ok()).isTrue();
    assertThat(door.region()).isEqualTo("us-east-1");
    ends(RESTORE + " --yes", ExitCode.NOT_PERMITTED, "s3:ListBucket", "");
  }

  @Test
  void aBackupWhoseFileIsGoneFailsItsVerification() throws IOException {
    open(Pace.INSTANT);
    done(BACKUP + " --yes");
    var eu = new FrontDoor(simulator.endpoint(), "eu-west-1", "AKIDOPERATOR");
    var listed = eu.s3("GET", "/dr-eu?list-type=2", "").body();
    var key = listed.replaceAll("(?s).*<Key>(ecdr/[^<]*\\.rdb)</Key>.*", "$1");
    assertThat(eu.s3("DELETE", "/dr-eu/" + key, "").ok()).isTrue();
    var where = " orders@latest --dr-region eu-west-1 --dr-bucket dr-eu";
    ends("backup show" + where, ExitCode.VERIFICATION_FAILED, ".rdb", "");
    ends("backup verify" + where + " --yes", ExitCode.VERIFICATION_FAILED, key, "ecdr backup show");
    ends(
        "backup verify" + where + " --deep --yes",
        ExitCode.VERIFICATION_FAILED,
        key + ": the file is missing",
        "ecdr backup show");
  }

  @Test
  void twoMembersThatAreCalledPrimaryMissTheObjective() throws IOException {
    open(Pace.INSTANT);
    done(STANDBY + " --yes");
    done("sim fault views-differ us-east-1");
    ends(SWITCH + SURE + " --timeout 2s", ExitCode.TIMED_OUT, "different roles", "ecdr op resume");
    ends(
        "status orders --region us-east-1 --dr-region eu-west-1",
        ExitCode.OBJECTIVE_MISSED,
        "orders-eu",
        "");
  }

  @Test
  void theStateFolderThatCannotBeWrittenIsBadUsage() throws IOException {
    open(Pace.INSTANT);
    Files.writeString(folder.resolve("file"), "");
    ends(
        BACKUP + " --yes --state-dir " + folder.resolve("file"),
        ExitCode.USAGE,
        folder.resolve("file").toString(),
        "");
  }
}
