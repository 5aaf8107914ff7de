package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.StepOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials end in the middle of a change of roles, as the services themselves say it. */
class CredentialsExpireTest {

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.roles.pair();
    aws.calls.sent().clear();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Plan plan(String verb) {
    return switch (verb) {
      case "switchover" -> aws.roles.switchover();
      case "failover" -> aws.roles.failover(false, true, Optional.empty(), RolePlans.NO_PROBE);
      default -> aws.roles.detach();
    };
  }

  private RunReport run(Plan plan) {
    var answer = aws.run(plan);
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<RunReport>) answer).report();
  }

  private static StepOutcome.Stopped stopped(RunReport report) {
    return report.report().lanes().get(0).steps().stream()
        .flatMap(step -> step.outcome().stream())
        .filter(StepOutcome.Stopped.class::isInstance)
        .map(StepOutcome.Stopped.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Before the first look; between it and the call, which is refused then; and in the wait for what
   * the call began.
   */
  @ParameterizedTest
  @CsvSource({
    "switchover, look, 31, FailoverGlobalReplicationGroup,      1",
    "switchover, call, 31, FailoverGlobalReplicationGroup,      2",
    "switchover, wait, 21, FailoverGlobalReplicationGroup,      1",
    "failover,   look, 31, FailoverGlobalReplicationGroup,      1",
    "failover,   call, 31, FailoverGlobalReplicationGroup,      2",
    "failover,   wait, 21, FailoverGlobalReplicationGroup,      1",
    "detach,     look, 31, DisassociateGlobalReplicationGroup,  1",
    "detach,     call, 31, DisassociateGlobalReplicationGroup,  2",
    "detach,     wait, 21, DisassociateGlobalReplicationGroup,  1"
  })
  void itStopsSaysSoAndGoingOnGetsThereByTheSameWay(
      String verb, String at, int code, String action, int sent) {
    var plan = plan(verb);
    aws.calls.sent().clear();
    switch (at) {
      case "look" -> aws.credentialsExpire();
      case "call" -> atTheCall();
      default ->
          aws.calls.at(aws.calls.instant().plus(Duration.ofSeconds(10)), aws::credentialsExpire);
    }

    var report = run(plan);

    assertThat(report.code().number()).as("%s", stopped(report)).isEqualTo(code);
    assertThat(stopped(report).reason()).contains("ExpiredToken");
    assertThat(stopped(report).hint())
        .startsWith("renew the credentials")
        .contains("ecdr op resume " + plan.id());

    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);
    aws.credentialsAreRenewed();
    var again = aws.resume(plan.id());

    assertThat(again).as("%s", again).isInstanceOf(Answer.Given.class);
    assertThat(((Answer.Given<RunReport>) again).report().code()).isEqualTo(ExitCode.OK);
    assertThat(aws.calls.changes()).hasSize(sent).containsOnly(action);
  }

  private void atTheCall() {
    aws.calls.fates(
        call -> {
          if (!call.readsOnly()) {
            aws.credentialsExpire();
          }
          return VirtualCalls.Fate.ANSWERED;
        });
  }

  @Test
  void eachServicesOwnWordForItIsKnown() {
    assertThat(List.of("ExpiredToken", "ExpiredTokenException", "RequestExpired"))
        .allMatch(code -> RefusalKind.of(code, 400) == RefusalKind.CREDENTIALS)
        .allMatch(code -> RefusalKind.of(code, 403) == RefusalKind.CREDENTIALS);
  }
}
