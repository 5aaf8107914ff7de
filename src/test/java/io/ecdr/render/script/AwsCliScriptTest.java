package io.ecdr.render.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.Json;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Fingerprint;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookTerms;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Prediction;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.render.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts as text, and run by a shell with a stand-in for the {@code aws} command. */
class AwsCliScriptTest {

  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final String USUAL = "https://elasticache.us-east-1.amazonaws.com";

  /** Answers like {@code aws} where a test says so, and notes down what it was given. */
  private static final String STAND_IN =
      """
      #!/bin/sh
      for word; do printf '%s\\n' "$word"; done >>"$NOTES"
      printf '%s\\n' -- >>"$NOTES"
      case $* in
        *get-caller-identity*) echo "${ACCOUNT:-111122223333}" ;;
        *describe-snapshots*) [ -e "$NOTES.made" ] && echo available || echo None ;;
        *MemberRole*) printf 'available\\tPRIMARY\\n' ;;
        *describe-replication-groups*) echo available ;;
        *failover-global-replication-group*)
          if [ -n "${REFUSE_ONCE:-}" ] && [ ! -e "$NOTES.refused" ]; then
            : >"$NOTES.refused"
            echo "An error occurred ($REFUSE_ONCE) when calling the X operation: no" >&2
            exit 254
          fi
          : >"$NOTES.moved"
          ;;
        *create-snapshot*)
          if [ -n "${REFUSE:-}" ]; then
            echo "An error occurred ($REFUSE) when calling the CreateSnapshot operation: no" >&2
            exit 254
          fi
          : >"$NOTES.made"
          ;;
        *describe-global-replication-groups*)
          if [ -e "$NOTES.moved" ]; then old=SECONDARY new=PRIMARY; else old=PRIMARY new=SECONDARY; fi
          printf 'available\\nold\\tus-west-2\\t%s\\tassociated\\n' "$old"
          printf 'orders\\tus-east-1\\t%s\\tassociated\\n' "$new"
          ;;
      esac
      """;

  @TempDir private Path folder;

  private record Ran(int code, String out, String err, List<List<String>> calls) {}

  private static Step.Act snapshot(String endpoint, Value tags) {
    return new Step.Act(
        "orders/snapshot",
        "Take snapshot of 'orders' $(touch x) \u001b[31m",
        new Call(
            Service.ELASTICACHE,
            "CreateSnapshot",
            Samples.VIRGINIA,
            endpoint,
            Value.fields("SnapshotName", "orders-1", "CacheClusterId", "orders-002")
                .with("Tags", tags)),
        new Condition(
            "snapshot-available", Samples.VIRGINIA, Value.fields("SnapshotName", "orders-1")),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        new Limits(Duration.ofMinutes(3), "seen", Duration.ofHours(1)));
  }

  private static SavedPlan saved(
      ChangeRequest request, Step step, Instant expires, Check... checks) {
    return saved(request, List.of(step), expires, checks);
  }

  private static SavedPlan saved(
      ChangeRequest request, List<Step> steps, Instant expires, Check... checks) {
    var plan =
        new Plan(
            Samples.ID,
            "backup create",
            "1.2.3",
            Samples.NOW,
            Samples.ACCOUNT,
            List.of(Samples.VIRGINIA),
            List.of(checks),
            List.of(new Lane(Samples.ORDERS, steps)),
            new Prediction(Duration.ZERO, Optional.empty(), Optional.empty(), "seen"));
    return new SavedPlan(plan, request, Acceptance.NONE, Fingerprint.NONE, expires);
  }

  private static SavedPlan backup(Step step, Instant expires, Check... checks) {
    var request =
        new BackupRequest(
            "orders", Samples.VIRGINIA, Samples.IRELAND, "exports", "dr", "ecdr", Optional.empty());
    return saved(request, step, expires, checks);
  }

  private static SavedPlan usual(Check... checks) {
    return backup(snapshot(USUAL, Value.items(List.of())), LATER, checks);
  }

  private static SavedPlan failover(LossLimit limit) {
    var rung =
        new Step.Rung(
            "orders/promote",
            "Promote orders",
            new Call(
                Service.ELASTICACHE,
                "FailoverGlobalReplicationGroup",
                Samples.VIRGINIA,
                USUAL,
                Value.fields("PrimaryReplicationGroupId", "orders")),
            new Condition(
                "roles-moved",
                Samples.VIRGINIA,
                Value.fields(
                    "GlobalReplicationGroupId", "ldgnf-orders",
                    "ReplicationGroupId", "orders",
                    "OldRegion", "us-west-2")),
            Duration.ofMinutes(5));
    var detach =
        new Step.Rung(
            "orders/detach",
            "Detach orders",
            new Call(
                Service.ELASTICACHE,
                "DisassociateGlobalReplicationGroup",
                Samples.VIRGINIA,
                USUAL,
                Value.fields("ReplicationGroupId", "orders")),
            new Condition("standalone", Samples.VIRGINIA, rung.done().parameters()),
            Duration.ofMinutes(5));
    var ladder =
        new Step.Ladder(
            "orders/failover",
            "Make orders the primary",
            List.of(rung, detach),
            "restore it",
            new Limits(Duration.ofMinutes(1), "seen", Duration.ofMinutes(5)));
    var request =
        new FailoverRequest(
            "orders",
            Samples.VIRGINIA,
            Samples.VIRGINIA,
            limit,
            Optional.of(new Region("us-west-2")),
            false,
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    return saved(request, ladder, LATER);
  }

  private Ran run(SavedPlan saved, List<String> variables, String... arguments) throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    var aws = bin.resolve("aws");
    Files.writeString(aws, STAND_IN);
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
    var script = folder.resolve("plan.sh");
    Files.writeString(script, AwsCliScript.of(saved));
    var notes = folder.resolve("notes");
    Files.deleteIfExists(notes);
    var command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("NOTES", notes.toString());
    variables.forEach(v -> builder.environment().put(v.split("=")[0], v.split("=")[1]));
    var process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroy();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err), calls(notes));
  }

  private static List<List<String>> calls(Path notes) throws IOException {
    if (!Files.exists(notes)) {
      return List.of();
    }
    return Stream.of(Files.readString(notes).split("(?m)^--\n"))
        .map(call -> List.of(call.split("\n")))
        .toList();
  }

  private static Optional<List<String>> call(Ran ran, String action) {
    return ran.calls().stream().filter(c -> c.contains(action)).findFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's",
        "'; touch hurt; '",
        "$(touch hurt) `touch hurt` ${HOME} $HOME",
        "\\ \\' \\\" \" \"\" '' ''' %s %d \\n \\0",
        "Grüße 日本語 😀 é",
        "a\nb\tc\rd\u0000e\u007f",
        "* ? [a] ~ ! # & | ; < > ( ) { }",
        "--yes",
        ""
      })
  void whateverIsInAValueArrivesAsItIs(String nasty) throws Exception {
    var tags = Value.items(List.of(Value.fields("Key", nasty, "Value", nasty)));
    var ran = run(backup(snapshot(USUAL, tags), LATER), List.of(), "--yes");

    assertThat(ran.code()).as(ran.err()).isZero();
    var words = call(ran, "create-snapshot").orElseThrow();
    assertThat(words).contains("--region", "us-east-1").noneMatch(w -> w.contains("endpoint"));
    var sent = Json.read(words.get(words.indexOf("--cli-input-json") + 1));
    assertThat(sent.get("Tags")).contains(tags);
    assertThat(folder.resolve("hurt")).doesNotExist();
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(ran.err()).contains("Take snapshot of 'orders' $(touch x) [31m");
  }

  @Test
  void aDryRunPrintsCommandsThatAShellReadsBackAndTalksToNobody() throws Exception {
    var tags = Value.items(List.of(Value.fields("Key", "it's $(x)", "Value", "\"é\"")));
    var ran = run(backup(snapshot("http://127.0.0.1:9", tags), LATER), List.of(), "--dry-run");

    assertThat(ran.code()).isZero();
    assertThat(ran.calls()).isEmpty();
    var line = ran.out().lines().filter(l -> l.startsWith("aws ")).findFirst().orElseThrow();
    var process =
        new ProcessBuilder("sh", "-c", "aws() { for w; do printf '%s\\n' \"$w\"; done; }; " + line)
            .start();
    var words =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(words).contains("create-snapshot", "--endpoint-url=http://127.0.0.1:9");
    assertThat(Json.read(words.get(words.size() - 1)).get("Tags")).contains(tags);
    assertThat(ran.out()).contains("# 1. ", "# then waits until snapshot orders-1");
  }

  @Test
  void nothingIsSentWithoutAYes() throws Exception {
    var ran = run(usual(), List.of());
    assertThat(ran.code()).isEqualTo(13);
    assertThat(call(ran, "create-snapshot")).isEmpty();
    assertThat(run(usual(), List.of(), "--maybe").code()).isEqualTo(2);
    assertThat(run(usual(), List.of(), "--help").out()).contains("usage:");
  }

  @Test
  void anExpiredPlanAndAnotherAccountAreRefused() throws Exception {
    var old = backup(snapshot(USUAL, Value.items(List.of())), Samples.NOW.minusSeconds(1));
    var expired = run(old, List.of(), "--yes");
    assertThat(expired.code()).isEqualTo(14);
    assertThat(expired.err()).contains("expired at");
    assertThat(expired.calls()).isEmpty();

    var other = run(usual(), List.of("ACCOUNT=999900001111"), "--yes");
    assertThat(other.code()).isEqualTo(14);
    assertThat(other.err()).contains("111122223333", "999900001111");
    assertThat(call(other, "create-snapshot")).isEmpty();
  }

  @Test
  void aPlanThatChecksForbidIsRefusedAndUncheckedOnesAreTold() throws Exception {
    var bad = Samples.check(Verdict.FAIL, "Quota", "20 of 20", "wait");
    var refused = run(usual(bad), List.of(), "--yes");
    assertThat(refused.code()).isEqualTo(11);
    assertThat(call(refused, "create-snapshot")).isEmpty();

    var good = Samples.check(Verdict.PASS, "Quota", "19 of 20", "");
    assertThat(run(usual(good), List.of(), "--yes").err())
        .contains("checked by ecdr when this was made, not by this script:", "Quota (pass");
  }

  @Test
  void aRefusalEndsWithItsCodeAndTheServicesWords() throws Exception {
    var quota = run(usual(), List.of("REFUSE=SnapshotQuotaExceededFault"), "--yes");
    assertThat(quota.code()).isEqualTo(24);
    assertThat(quota.err()).contains("SnapshotQuotaExceededFault");
    var denied = run(usual(), List.of("REFUSE=AccessDenied"), "--yes");
    assertThat(denied.code()).isEqualTo(31);
  }

  @Test
  void whatIsSoAlreadyIsNotSentAgain() throws Exception {
    assertThat(run(usual(), List.of(), "--yes").code()).isZero();
    var again = run(usual(), List.of(), "--yes");
    assertThat(again.code()).isZero();
    assertThat(call(again, "create-snapshot")).isEmpty();
    assertThat(again.err()).contains("so already");
  }

  @Test
  void aLossThatNobodyAgreedToIsRefusedAtTheMomentItIsRun() throws Exception {
    var ran = run(failover(LossLimit.of(Duration.ofMinutes(5))), List.of(), "--yes");
    assertThat(ran.code()).as(ran.err()).isEqualTo(15);
    assertThat(ran.err()).contains("could not be read, which is not zero");
    assertThat(call(ran, "failover-global-replication-group")).isEmpty();
  }

  @Test
  void aPromotionThatIsTurnedAwayForNowIsSentAgainAndNoReasonToDetach() throws Exception {
    var any = new LossLimit(Optional.empty(), true, Optional.empty());
    var ran = run(failover(any), List.of("REFUSE_ONCE=ThrottlingException"), "--yes");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.calls().stream().filter(c -> c.contains("failover-global-replication-group")))
        .hasSize(2);
    assertThat(call(ran, "disassociate-global-replication-group")).isEmpty();
    assertThat(ran.err()).contains("trying again", "orders in us-east-1 is PRIMARY associated");
  }

  private static SavedPlan hooked(HookPhase phase) {
    var hook =
        new Step.Hook(
            "orders/hook",
            "Stop the writers",
            phase,
            List.of("/opt/stop it", "--now"),
            List.of(),
            Value.Fields.NONE,
            new HookTerms(Duration.ofMinutes(1), 1, Optional.empty(), List.of()),
            new Limits(Duration.ofSeconds(1), "said", Duration.ofMinutes(1)));
    var act = snapshot(USUAL, Value.items(List.of()));
    List<Step> steps = phase == HookPhase.PRE ? List.of(hook, act) : List.of(act, hook);
    return saved(usual().request(), steps, LATER);
  }

  @Test
  void aProgramThatMayForbidTheChangeIsNeverLeftOutInSilence() throws Exception {
    var before = run(hooked(HookPhase.PRE), List.of(), "--yes");
    assertThat(before.code()).isEqualTo(11);
    assertThat(before.err()).contains("Stop the writers, by hand: '/opt/stop it' '--now'");
    assertThat(call(before, "create-snapshot")).isEmpty();

    var after = run(hooked(HookPhase.POST), List.of(), "--yes");
    assertThat(after.code()).isEqualTo(20);
    assertThat(after.err()).contains("not done here: Stop the writers");
    assertThat(call(after, "create-snapshot")).isPresent();
  }

  @Test
  void whatHasNoFormAsCommandsIsSaid() {
    var step =
        new Step.Await(
            "orders/odd",
            "Wait",
            new Condition("moon-full", Samples.VIRGINIA, Value.Fields.NONE),
            new Limits(Duration.ZERO, "seen", Duration.ofHours(1)));
    var plan = backup(step, LATER);
    assertThatThrownBy(() -> AwsCliScript.of(plan))
        .isInstanceOf(NoScript.class)
        .hasMessageContaining("moon-full");
  }

  static Stream<SavedPlan> plans() {
    return Stream.of(usual(), failover(LossLimit.NONE));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void shellcheckFindsNothing(SavedPlan plan) {
    Assumptions.assumeTrue(ShellCheck.present(), "there is no shellcheck on the PATH");
    ShellCheck.findsNothing(AwsCliScript.of(plan));
  }
}
