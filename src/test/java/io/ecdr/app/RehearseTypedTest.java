package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failover rehearsed, typed at the whole program. */
class RehearseTypedTest {

  private static final String REHEARSE =
      "rehearse failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --or-detach --assume-region-down us-east-1 ";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void begin() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                List.of("us-east-1", "eu-west-1"),
                Pace.INSTANT,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    operator.behindGate("AWS_MAX_ATTEMPTS", "1");
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done(Lines.group("orders"));
    done("sim wait orders --region us-east-1");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private static Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private static Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private static final boolean ISOLATED = Isolated.here();

  @Test
  void runsHooksAsADrillWhereThatIsWanted() throws IOException {
    var told = folder.resolve("told");
    var hook = program("tell", "echo \"$ECDR_DRILL ${https_proxy:+way} $ECDR_VERB\" >" + told);

    var data = notShown("--with-hooks --pre-hook " + hook + " --post-hook /bin/false", "", "");

    assertThat(Files.readString(told)).isEqualTo("yes way failover\n");
    assertThat(data.list("parts"))
        .filteredOn(each -> each.text("verdict").equals(Optional.of("failed")))
        .extracting(each -> each.text("observed").orElse(""))
        .containsExactly("ended with exit code 1");
  }

  @Test
  void showsThatTheLostRegionIsNotNeeded() {
    var line = REHEARSE + "--pre-hook /bin/true -o json";
    var json = done(line);
    Schemas.fitsOutput(line, json.out());
    var data = json.data();

    assertThat(json.err())
        .contains("rehearsing: credentials\nrehearsing: plan\n", "rehearsing: engine\n");
    assertThat(data.flag("proven")).contains(true);
    assertThat(data.text("isolation")).contains(ISOLATED ? "isolated" : "proxy-only");
    assertThat(asked(data, true))
        .allSatisfy(each -> assertThat(each.text("region")).contains("us-east-1"))
        .allSatisfy(each -> assertThat(each.text("part")).contains("lost-asked"))
        .isNotEmpty();
    assertThat(data.texts("notShown"))
        .anySatisfy(each -> assertThat(each).contains("not run; --with-hooks"));
    assertThat(data.list("sends"))
        .extracting(each -> each.text("call").orElse(""))
        .contains(
            "elasticache:FailoverGlobalReplicationGroup",
            "elasticache:DisassociateGlobalReplicationGroup");
    assertThat(data.list("sends"))
        .allSatisfy(each -> assertThat(each.text("region")).contains("eu-west-1"));
  }

  /** One that asks the lost Region by the proxy, and then, past it, the simulator. */
  @Test
  void aCredentialProgramThatAsksTheLostRegionIsDeniedAndNamed() throws IOException {
    var log = folder.resolve("log");
    var program = folder.resolve("ask-home");
    Files.writeString(
        program,
        """
        #!/bin/bash
        proxy=${https_proxy#http://}
        exec 3<>/dev/tcp/${proxy%%:*}/${proxy#*:} || exit 9
        printf 'CONNECT sts.us-east-1.amazonaws.com:443 HTTP/1.1\\r\\n\\r\\n' >&3
        read -r line <&3
        echo "by the proxy: $line" >>%1$s
        if (exec 4<>/dev/tcp/127.0.0.1/%2$d) 2>/dev/null; then
          echo "past it: connected" >>%1$s
        else
          echo "past it: nothing" >>%1$s
        fi
        echo "no_proxy: ${no_proxy-}${NO_PROXY-}." >>%1$s
        exit 1
        """
            .formatted(log, simulator.endpoint().getPort()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    operator.behindGate("no_proxy", "amazonaws.com");

    var data =
        notShown("", "[profile asks]\ncredential_process = " + program + "\n", "--profile asks");

    namesTheProgram(data, ISOLATED, log);

    Files.delete(log);
    namesTheProgram(
        notShown("--isolation none --quiet", Files.readString(config()), "--profile asks"),
        false,
        log);
  }

  private static void namesTheProgram(Value.Fields data, boolean isolated, Path log)
      throws IOException {
    assertThat(data.text("isolation")).contains(isolated ? "isolated" : "proxy-only");
    assertThat(needed(data)).hasSize(1);
    var needed = needed(data).get(0);
    assertThat(needed.text("host")).contains("sts.us-east-1.amazonaws.com");
    assertThat(needed.text("who").orElse("")).endsWith("ask-home");
    assertThat(needed.flag("program")).contains(true);
    assertThat(Files.readString(log))
        .contains("by the proxy: HTTP/1.1 403 Forbidden")
        .contains("past it: " + (isolated ? "nothing" : "connected"))
        .contains("no_proxy: .");
    assertThat(data.texts("notShown").stream().anyMatch(each -> each.contains("goes past it")))
        .isNotEqualTo(isolated);
  }

  @Test
  void aSignInThatHasToBeRenewedInTheLostRegionIsNamed() throws IOException {
    var cache = Files.createDirectories(folder.resolve("home/.aws/sso/cache"));
    Files.writeString(
        cache.resolve("ee0bfd2552fbd840c02cc48b6e823320543c450f.json"),
        """
        {"accessToken":"token","expiresAt":"2020-01-01T00:00:00Z","refreshToken":"again",
        "clientId":"id","clientSecret":"secret","registrationExpiresAt":"2099-01-01T00:00:00Z",
        "region":"us-east-1","startUrl":"https://corp.awsapps.com/start"}
        """);
    operator.behindGate("HOME", folder.resolve("home").toString());

    Files.writeString(
        config(),
        """
        [profile people]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = operator
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://corp.awsapps.com/start
        sso_registration_scopes = sso:account:access
        """);
    operator.behindGate("AWS_CONFIG_FILE", config().toString());

    var text = ended(REHEARSE + "--profile people", 40).out();

    assertThat(text)
        .contains(ISOLATED ? "isolated: ecdr and its programs" : "proxy only: ecdr's own")
        .contains("  denied  oidc.us-east-1.amazonaws.com:443 (sign-in, us-east-1) by ecdr, in")
        .contains("ecdr needed oidc.us-east-1.amazonaws.com for credentials: ")
        .contains("Not shown: that this failover goes through while us-east-1 is lost.")
        .contains("next: keep a profile for the day that needs no sign-in at oidc.us-east-1");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  @Test
  void aRoleThatIsAssumedInTheLostRegionIsNamed() throws IOException {
    var data =
        notShown(
            "",
            """
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = secret
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/dr
            source_profile = base
            region = us-east-1
            """,
            "--profile role");

    assertThat(needed(data))
        .extracting(each -> each.text("host").orElse(""))
        .containsExactly("sts.us-east-1.amazonaws.com");
    assertThat(data.texts("next")).anySatisfy(n -> assertThat(n).contains("region = eu-west-1"));
  }

  /** Killed, it takes along what runs behind the gate, and what that has started. */
  @Test
  void leavesNothingBehindWhenItIsKilled() throws Exception {
    var pid = folder.resolve("pid");
    var program = folder.resolve("hang");
    Files.writeString(
        program, "#!/bin/sh\necho $$ >%1$s.new\nmv %1$s.new %1$s\nexec sleep 600\n".formatted(pid));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        folder.resolve("hanging"), "[profile hang]\ncredential_process = " + program + "\n");
    try (var ecdr =
        ChildProcess.start(
            simulator.endpoint(),
            folder.resolve("killed"),
            Map.of("AWS_CONFIG_FILE", folder.resolve("hanging").toString()),
            (REHEARSE + "--profile hang").split(" "))) {
      assertThat(ecdr.makes(pid)).isTrue();
      assertThat(ecdr.saidSoFar()).contains("rehearsing: credentials");
      var hanging = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      var inside = hanging.parent().orElseThrow();

      assertThat(ecdr.kill()).isTrue();

      hanging.onExit().get(60, TimeUnit.SECONDS);
      inside.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void locksThatAreOnlyInTheLostRegionStopAnUnattendedFailover() throws IOException {
    done("sim bucket state-us --region us-east-1");

    var data =
        notShown("--yes --expect-primary us-east-1 --state-bucket us-east-1=state-us", "", "");

    assertThat(part(data, "plan")).isEqualTo("ok");
    assertThat(part(data, "checks")).isEqualTo("ok");
    assertThat(part(data, "state")).isEqualTo("failed");
    assertThat(asked(data, true))
        .anySatisfy(each -> assertThat(each.text("part")).contains("state"));
  }

  private static Path program(String name, String script) throws IOException {
    var program = folder.resolve(name);
    Files.writeString(program, "#!/bin/bash\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static Value.Fields notShown(String more, String config, String profile)
      throws IOException {
    Files.writeString(config(), config);
    operator.behindGate("AWS_CONFIG_FILE", config().toString());
    var line = (REHEARSE + "-o json " + more + " " + profile).strip().replaceAll(" +", " ");
    var ended = ended(line, 40);
    Schemas.fitsOutput(line, ended.out());
    assertThat(ended.data().flag("proven")).contains(false);
    return ended.data();
  }

  private static Path config() {
    return folder.resolve("config");
  }

  private static String part(Value.Fields data, String id) {
    return data.list("parts").stream()
        .filter(each -> each.text("id").equals(Optional.of(id)))
        .findFirst()
        .flatMap(each -> each.text("verdict"))
        .orElse("");
  }

  private static List<Value.Fields> needed(Value.Fields data) {
    return data.list("asked").stream().filter(each -> each.flag("needed").orElseThrow()).toList();
  }

  private static List<Value.Fields> asked(Value.Fields data, boolean denied) {
    return data.list("asked").stream()
        .filter(each -> each.flag("denied").orElseThrow() == denied)
        .toList();
  }
}
