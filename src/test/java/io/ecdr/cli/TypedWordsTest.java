package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.Json;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From words to requests, and complaints about words that make none. */
class TypedWordsTest {

  private static final Region VIRGINIA = new Region("us-east-1");
  private static final Region IRELAND = new Region("eu-west-1");

  @TempDir private Path state;

  @Test
  void theSpellingThatScriptsRelyOnMakesABackupRequest() {
    var typed = new Typed(state);
    int code =
        typed.run(
            words(
                "backup create Orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
                    + " --dr-bucket dr-bucket --timeout 1h30m --endpoint-url http://127.0.0.1:4566"
                    + " --yes"));
    assertThat(typed.asked)
        .containsExactly(
            new BackupRequest(
                "orders",
                VIRGINIA,
                IRELAND,
                "exports",
                "dr-bucket",
                "ecdr",
                Optional.of(Duration.ofMinutes(90))));
    assertThat(typed.lastSettings().orElseThrow().endpoint())
        .contains(URI.create("http://127.0.0.1:4566"));
    assertThat(code).isEqualTo(30);
    assertThat(typed.out.toString()).isEmpty();
    assertThat(typed.err.toString()).isEqualTo("ecdr: not there\nhint: look elsewhere\n");
  }

  @Test
  void stagesThatContradictEachOtherAreRefused() {
    var all =
        " --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu --dry-run";
    for (var line :
        List.of(
            "--deep --no-verify",
            "--deep --no-copy",
            "--verify --no-export",
            "--verify --no-verify")) {
      var typed = new Typed(state);
      assertThat(typed.run(words("backup create orders " + line + all))).as(line).isEqualTo(2);
      assertThat(typed.err.toString()).as(line).contains("leaves that out");
      assertThat(typed.asked).isEmpty();
    }
    var alone = new Typed(state);
    alone.run(words("backup create orders --no-export --region us-east-1 --dry-run"));
    var request = (BackupRequest) alone.asked.get(0);
    assertThat(request.stages()).isEqualTo(new BackupStages(false, false, false, false));
    assertThat(request.stages().proof()).isEqualTo(Proof.TAKEN);
  }

  @Test
  void theSpellingThatScriptsRelyOnMakesARestoreRequest() {
    var typed = new Typed(state);
    typed.run(
        words(
            "restore orders@latest --region us-east-1 --to eu-west-1 --as new --dr-bucket drb"
                + " --subnet-group s --security-group sg-1,sg-2 --security-group sg-3 --yes"));
    var request = (RestoreRequest) typed.asked.get(0);
    assertThat(request.backup()).isEqualTo("orders@latest");
    assertThat(request.region()).contains(VIRGINIA);
    assertThat(request.to()).isEqualTo(IRELAND);
    assertThat(request.as()).isEqualTo("new");
    assertThat(request.place().subnetGroup()).contains("s");
    assertThat(request.place().securityGroups()).containsExactly("sg-1", "sg-2", "sg-3");
    assertThat(request.shape().replicas()).isEmpty();
  }

  @Test
  void theSpellingThatScriptsRelyOnMakesAFailoverRequest() {
    var typed = new Typed(state);
    typed.run(
        words(
            "failover Orders --region us-east-1 --to eu-west-1 --max-data-loss 90s"
                + " --writes-stopped-at 2026-11-23T01:15:00Z --expect-primary us-east-1"
                + " --promote-deadline 3m --or-detach --yes"));
    assertThat(typed.asked)
        .containsExactly(
            new FailoverRequest(
                "orders",
                VIRGINIA,
                IRELAND,
                new LossLimit(Optional.of(Duration.ofSeconds(90)), false, Optional.of(Typed.NOW)),
                Optional.of(VIRGINIA),
                true,
                false,
                true,
                Optional.of(Duration.ofMinutes(3)),
                Optional.empty(),
                WriteProbe.AUTO));
  }

  @Test
  void theSpellingThatScriptsRelyOnMakesADetachRequest() {
    var typed = new Typed(state);
    typed.run(words("detach orders-eu --region eu-west-1 --accept-unknown-loss"));
    assertThat(typed.asked)
        .containsExactly(
            new DetachRequest(
                "orders-eu",
                IRELAND,
                new LossLimit(Optional.empty(), true, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                WriteProbe.AUTO));
  }

  @Test
  void theProbeIsTypedOrComesFromVariablesAndHoldsReferencesOnly() {
    var typed = new Typed(state);
    typed.variables.put("ECDR_WRITE_PROBE", "required");
    typed.variables.put("ECDR_PROBE_USER", "ops");
    typed.run(
        words("detach x --region eu-west-1 --accept-unknown-loss --probe-auth file:/run/token"));
    assertThat(((DetachRequest) typed.asked.get(0)).probe())
        .isEqualTo(
            new WriteProbe(
                WriteProbe.Mode.REQUIRED, Optional.of("ops"), Optional.of("file:/run/token")));
  }

  @Test
  void whatAnOperatorAgreesToNeverComesFromVariables() {
    var typed = new Typed(state);
    typed.variables.put("ECDR_MAX_DATA_LOSS", "1h");
    typed.variables.put("ECDR_ACCEPT_UNKNOWN_LOSS", "true");
    typed.variables.put("ECDR_EXPECT_PRIMARY", "us-east-1");
    typed.variables.put("ECDR_OR_DETACH", "true");
    typed.run(words("failover x --region us-east-1 --to eu-west-1"));
    var request = (FailoverRequest) typed.asked.get(0);
    assertThat(request.loss()).isEqualTo(LossLimit.NONE);
    assertThat(request.expectPrimary()).isEmpty();
    assertThat(request.orDetach()).isFalse();
  }

  @Test
  void sharedOptionsComeFromVariablesUnlessTheyAreTyped() {
    var typed = new Typed(state);
    typed.variables.put("ECDR_REGION", "us-east-1");
    typed.variables.put("ECDR_DR_REGION", "eu-west-1");
    typed.variables.put("ECDR_DR_BUCKET", "from-variable");
    typed.variables.put("AWS_REGION", "ap-south-1");
    typed.run(words("status --dr-bucket typed"));
    assertThat(typed.asked)
        .containsExactly(
            new StatusRequest(
                List.of(), VIRGINIA, Optional.of(IRELAND), Optional.of("typed"), "ecdr"));
  }

  @Test
  void theRegionIsTheOneAwsToolsUseWhenNothingElseIsSaid() {
    var typed = new Typed(state);
    typed.variables.put("AWS_REGION", "us-east-1");
    typed.run("status");
    assertThat(((StatusRequest) typed.asked.get(0)).region()).isEqualTo(VIRGINIA);
    typed.run(words("backup list --dr-region eu-west-1 --dr-bucket drb"));
    assertThat(((BackupListRequest) typed.asked.get(1)).region()).isEmpty();
  }

  @Test
  void optionsOfOneCommandAloneNeverComeFromVariables() {
    var typed = new Typed(state);
    typed.variables.put("ECDR_AS", "forgotten");
    assertThat(typed.run(words("restore x --to eu-west-1 --dr-bucket drb"))).isEqualTo(2);
    assertThat(typed.err.toString()).contains("missing required option: '--as=CACHE'");
  }

  @Test
  void aWrongVariableIsNamed() {
    var typed = new Typed(state);
    typed.variables.put("ECDR_REGION", "Mars");
    assertThat(typed.run("status")).isEqualTo(2);
    assertThat(typed.err.toString()).contains("'Mars' is no AWS Region").contains("ECDR_REGION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status --region us_east_1",
        "status --region us-east-1 Bad_Id",
        "status --region us-east-1 --endpoint-url ftp://x",
        "status --region us-east-1 --endpoint-url nonsense",
        "status --region us-east-1 --endpoint-url http://user:secret@127.0.0.1:4566",
        "status --region us-east-1 --dr-bucket UPPER",
        "status --region us-east-1 --prefix /",
        "status --region us-east-1 -o xml",
        "status --region us-east-1 --color blue",
        "backup create x --region a --bucket bbb",
        "backup create x --region us-east-1 --bucket bbb --dr-bucket ccc",
        "backup create --region us-east-1",
        "restore b --to eu-west-1 --as -x --dr-bucket drb",
        "restore b --to eu-west-1 --as x --dr-bucket drb --replicas 9",
        "restore b --to eu-west-1 --as x --dr-bucket drb --input perhaps",
        "standby create x --region us-east-1 --to eu-west-1",
        "switchover x --region us-east-1",
        "switchover x --region us-east-1 --to eu-west-1 --yes",
        "failover x --region us-east-1 --to eu-west-1 --yes --max-data-loss 1m",
        "failover x --region us-east-1 --to eu-west-1 --max-data-loss some",
        "detach x --region us-east-1 --yes",
        "detach x --region us-east-1 --writes-stopped-at yesterday",
        "op show",
        "op resume",
        "op list extra",
        "nonsense",
        "--nonsense",
      })
  void badUsageIsOneLineAndAHintAndNothingIsAsked(String line) {
    var typed = new Typed(state);
    assertThat(typed.run(words(line))).isEqualTo(2);
    assertThat(typed.asked).isEmpty();
    assertThat(typed.out.toString()).isEmpty();
    assertThat(typed.err.toString().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("ecdr: ");
    assertThat(typed.err.toString().lines().toList().get(1)).startsWith("hint: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "0", "-5m", "8d", "999999d", "99999999999h", "1.5h", "PT1H", "10"})
  void absurdDurationsAreRefused(String duration) {
    var typed = new Typed(state);
    int code =
        typed.run(words("restore b --to eu-west-1 --as x --dr-bucket drb --timeout=" + duration));
    assertThat(code).isEqualTo(2);
    assertThat(typed.err.toString()).contains("--timeout").contains(duration);
    assertThat(typed.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1s, PT1S", "90s, PT1M30S", "10m, PT10M", "1h30m, PT1H30M", "7d, PT168H"})
  void durationsAreReadAsTheyAreSpoken(String word, Duration duration) {
    assertThat(Converters.duration(word)).isEqualTo(duration);
  }

  @Test
  void aMistypedWordGetsASuggestion() {
    var typed = new Typed(state);
    typed.run(words("op lst"));
    assertThat(typed.err.toString()).contains("did you mean list?");
    typed.run(words("status --regoin us-east-1 --region us-east-1"));
    assertThat(typed.err.toString()).contains("did you mean --region");
  }

  @Test
  void aMissingSharedOptionIsToldWithItsVariable() {
    var typed = new Typed(state);
    typed.run(words("backup list --dr-bucket drb"));
    assertThat(typed.err.toString())
        .contains("missing required option: '--dr-region=REGION'")
        .contains("ECDR_DR_REGION")
        .contains("ecdr backup list --help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status -o json --nonsense",
        "status --output=json --nonsense",
        "op show nothing -o json",
        "status --region us-east-1 -ojson"
      })
  void programsGetErrorsAsJsonOnStdout(String line) {
    var typed = new Typed(state);
    int code = typed.run(words(line));
    var answer = Json.read(typed.out.toString());
    assertThat(answer.flag("ok")).contains(false);
    assertThat(answer.fields("error").number("code")).contains((long) code);
    assertThat(answer.fields("error").text("message")).isPresent();
    assertThat(typed.err.toString()).startsWith("ecdr: ");
  }

  @Test
  void operationsAreListedOfflineInTheFormThatScriptsRelyOn() {
    var typed = new Typed(state);
    assertThat(typed.run(words("op list -o json"))).isZero();
    var answer = Json.read(typed.out.toString());
    assertThat(answer.text("schema")).contains("ecdr.op-list/1");
    assertThat(answer.fields("data").get("operations")).contains(new Value.Items(List.of()));
    assertThat(typed.lastSettings().orElseThrow().endpoint()).isEmpty();
  }

  @Test
  void anUnknownOperationIsNotFound() {
    var typed = new Typed(state);
    assertThat(typed.run(words("op resume 20260101-0000-xxxx --yes"))).isEqualTo(30);
    assertThat(typed.err.toString()).contains("20260101-0000-xxxx").contains("ecdr op list");
  }

  @Test
  void aStateFolderThatIsAFileIsToldInOneLine() throws Exception {
    var file = Files.createFile(state.resolve("file"));
    var typed = new Typed(state);
    assertThat(typed.run("op", "list", "--state-dir", file.toString())).isIn(0, 2);
    assertThat(typed.err.toString().lines().count()).isLessThanOrEqualTo(2);
  }

  private static String[] words(String line) {
    return new ArrayList<>(Stream.of(line.split(" ")).toList()).toArray(String[]::new);
  }

  @Test
  void hooksAreSplitAtBlanksAndQuotesGroupAndNothingElseIsSpecial() {
    var typed = new Typed(state);
    typed.programs.put("fence", "/usr/bin/fence");

    typed.run(
        "detach",
        "orders-eu",
        "--region=eu-west-1",
        "--pre-hook",
        " fence  --team 'dba  ops' \"it's\" a\"b c\"d '' $HOME;x \\n ",
        "--pre-hook=other",
        "--post-hook=./publish 1",
        "--hook-timeout=2m",
        "--hook-env=PAGER_KEY,TOKEN",
        "--hook-env=HTTPS_PROXY");

    assertThat(((DetachRequest) typed.asked.get(0)).hooks())
        .isEqualTo(
            new Hooks(
                List.of(
                    new Hooks.Program(
                        List.of(
                            "/usr/bin/fence",
                            "--team",
                            "dba  ops",
                            "it's",
                            "ab cd",
                            "",
                            "$HOME;x",
                            "\\n"),
                        true),
                    new Hooks.Program(List.of("other"), false)),
                List.of(new Hooks.Program(List.of("./publish", "1"), false)),
                Optional.of(Duration.ofMinutes(2)),
                List.of("PAGER_KEY", "TOKEN", "HTTPS_PROXY"),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pre-hook=a 'b",
        "--post-hook=\"",
        "--pre-hook= ",
        "--pre-hook='' x",
        "--hook-env=A=B",
        "--hook-env=1A",
        "--hook-timeout=0s"
      })
  void hooksThatMakeNoSenseAreBadUsage(String word) {
    var typed = new Typed(state);
    assertThat(typed.run("detach", "orders-eu", "--region=eu-west-1", word)).isEqualTo(2);
    assertThat(typed.err.toString()).contains(word.substring(0, word.indexOf('=')));
    assertThat(typed.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switchover orders --region us-east-1 --to eu-west-1",
        "failover orders --region us-east-1 --to eu-west-1",
        "detach orders --region us-east-1",
        "standby create orders --region us-east-1 --to eu-west-1 --as new",
        "restore orders@latest --to eu-west-1 --as new --dr-bucket drb",
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exp --dr-bucket drb"
      })
  void everyChangeTakesHooksAndMayLeaveThemOut(String line) {
    var typed = new Typed(state);
    typed.run(words(line + " --pre-hook one --post-hook two --skip-hooks"));
    var form = typed.asked.get(0).toString();
    assertThat(form).contains("words=[one]", "words=[two]", "skipped=true");
  }

  @Test
  void aHintThatLacksAnOptionOrNamesNothingIsFound() {
    for (var hint :
        List.of(
            "look again: ecdr backup list --dr-region R --dr-bucket B, then plan again",
            "make one: ecdr backup create orders --region us-east-1 --dr-bucket dr-eu")) {
      assertThatThrownBy(() -> TypedHints.typable(state, hint)).isInstanceOf(AssertionError.class);
    }
    TypedHints.typable(state, "look: ecdr status orders --region us-east-1; then plan again");
  }
}
