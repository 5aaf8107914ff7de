package io.ecdr.usecase;

import static io.ecdr.usecase.TwoRegions.DR;
import static io.ecdr.usecase.TwoRegions.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import io.ecdr.plan.StepOutcome;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each cell of the reachability matrix dark, Region by service, under each verb that changes or
 * tells roles: which code it comes to, and what is said.
 */
class ReachabilityMatrixTest {

  private static final Map<String, String> CALLS =
      Map.of("P", "FailoverGlobalReplicationGroup", "D", "DisassociateGlobalReplicationGroup");

  /** More than a fresh sample of the metric shows. */
  private static final RoleTerms TERMS =
      new RoleTerms(
          new LossLimit(Optional.of(Duration.ofMinutes(10)), false, Optional.empty()),
          Optional.of(HOME),
          Optional.empty(),
          WriteProbe.AUTO);

  @TempDir Path state;
  private TwoRegions aws;

  private record Ended(int code, String said, List<String> sent) {}

  @BeforeEach
  void open() {
    aws = new TwoRegions(state, Options.defaults().withPromoteWhenPrimaryDark(DarkPrimary.ACCEPT));
    aws.pair("orders");
    aws.pair("carts");
    sent();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Ended switchover() {
    var request =
        new SwitchoverRequest("orders", HOME, DR, TERMS, Optional.empty(), Optional.empty());
    return ran(new Switchover(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  private Ended failover() {
    var request =
        new FailoverRequest("orders", HOME, DR, TERMS, true, false, false, false, Optional.empty());
    return ran(new Failover(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  private Ended detach() {
    var request = new DetachRequest("carts-eu", DR, TERMS);
    return ran(new Detach(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  private Ended status() {
    var answer =
        new Status(aws.surveyor())
            .read(
                new StatusRequest(
                    List.of("orders"), HOME, Optional.of(DR), Optional.of("backups"), "ecdr"));
    if (answer instanceof Answer.Rejected<StatusReport> no) {
      return ended(no.why());
    }
    var report = ((Answer.Given<StatusReport>) answer).report();
    var rows =
        report.caches().stream()
            .map(
                row ->
                    row.group().map(g -> g.status()).orElse("-") + ", " + row.role().orElse("-"));
    return new Ended(
        report.code().number(),
        Stream.concat(rows, report.notes().stream()).collect(Collectors.joining("; ")),
        sent());
  }

  private Ended ran(Planned planned) {
    if (planned instanceof Planned.Rejected no) {
      return ended(no.why());
    }
    var plan = ((Planned.Ready) planned).plan();
    var answer = aws.run(plan);
    if (answer instanceof Answer.Rejected<RunReport> no) {
      return ended(no.why());
    }
    var report = ((Answer.Given<RunReport>) answer).report();
    return new Ended(report.code().number(), checks(plan) + outcomes(report), sent());
  }

  private Ended ended(Rejection why) {
    return new Ended(why.code().number(), why.message() + "; " + why.hint(), sent());
  }

  /** What was sent since the last look that changes something. */
  private List<String> sent() {
    var all = aws.calls.changes();
    aws.calls.sent().clear();
    return all;
  }

  private static String checks(Plan plan) {
    return plan.checks().stream()
        .map(c -> c.verdict() + " " + c.id() + ": " + c.observed() + "\n")
        .collect(Collectors.joining());
  }

  private static String outcomes(RunReport report) {
    return report.report().lanes().stream()
        .flatMap(l -> l.steps().stream())
        .flatMap(s -> s.outcome().stream())
        .flatMap(
            o ->
                o instanceof StepOutcome.Stopped s
                    ? Stream.of(s.reason(), s.hint())
                    : Stream.of(o.toString()))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          us-east-1 --service elasticache | 32 elasticache:DescribeReplicationGroups in us-east-1 | 11 Both Regions tell the same roles; in us-east-1: no answer | P PASS primary-lost; in us-east-1: no answer; WARN way-out | D SKIPPED views
          us-east-1 --service s3          | 0 available, PRIMARY | P PASS views; PASS loss | 11 us-east-1 answers at once; use ecdr switchover | D PASS loss
          us-east-1 --service monitoring  | 0 available, PRIMARY | P PASS views; PASS loss | 11 us-east-1 answers at once; use ecdr switchover | D PASS loss
          us-east-1 --service sts         | 0 available, PRIMARY | P PASS views; PASS loss | 11 us-east-1 answers at once; use ecdr switchover | D PASS loss
          us-east-1 --data                | 0 available, PRIMARY | P PASS views; PASS loss | 11 us-east-1 answers at once; --even-if-primary-looks-healthy | D PASS loss
          us-east-1                       | 32 in us-east-1: no answer | 11 Both Regions tell the same roles; in us-east-1: no answer | P PASS primary-lost; SKIPPED views | D SKIPPED views
          eu-west-1 --service elasticache | 32 elasticache:DescribeReplicationGroups in eu-west-1 | 32 in eu-west-1: no answer; nothing was changed | 32 in eu-west-1: no answer; nothing was changed | 32 in eu-west-1: no answer; nothing was changed
          eu-west-1 --service s3          | 32 s3:ListObjectsV2 in eu-west-1: no answer | P PASS views; PASS loss | 11 us-east-1 answers at once | D PASS loss
          eu-west-1 --service monitoring  | 32 cloudwatch:ListMetrics in eu-west-1: no answer | 15 unknown: cloudwatch:ListMetrics in eu-west-1; --accept-unknown-loss | 11 unknown: cloudwatch:ListMetrics in eu-west-1; us-east-1 answers at once | 15 unknown: cloudwatch:ListMetrics in eu-west-1; --accept-unknown-loss
          eu-west-1 --service sts         | 0 available, PRIMARY | P PASS views; PASS loss | 11 us-east-1 answers at once | D PASS loss
          eu-west-1 --data                | 0 available, PRIMARY | P not-tested | 11 us-east-1 answers at once | D not-tested
          eu-west-1                       | 32 in eu-west-1: no answer | 32 in eu-west-1: no answer; nothing was changed | 32 in eu-west-1: no answer; nothing was changed | 32 in eu-west-1: no answer; nothing was changed
          """)
  void oneCellIsDark(
      String cell, String status, String switchover, String failover, String detach) {
    darkens(cell);
    ends(status(), status);
    if (switchover.startsWith("P")) {
      ends(failover(), failover);
      ends(switchover(), switchover);
    } else {
      ends(switchover(), switchover);
      ends(failover(), failover);
    }
    ends(detach(), detach);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu-west-1 --service elasticache | 32 in eu-west-1: no answer; nothing was changed             | 32 in eu-west-1: no answer
          eu-west-1 --service s3          | P PASS loss                                                 | D PASS loss
          eu-west-1 --service monitoring  | 15 unknown: cloudwatch:ListMetrics; --accept-unknown-loss   | 15 unknown: cloudwatch:ListMetrics
          eu-west-1 --service sts         | P PASS loss                                                 | D PASS loss
          eu-west-1 --data                | P not-tested                                                | D not-tested
          eu-west-1                       | 32 no answer; nothing was changed                           | 32 no answer
          """)
  void thePrimarysRegionIsGoneAndACellOfTheSurvivorIsDark(
      String cell, String failover, String detach) {
    darkens("us-east-1");
    darkens(cell);
    ends(failover(), failover);
    ends(detach(), detach);
  }

  private void darkens(String cell) {
    aws.breakWith(("region-dark " + cell).split(" "));
  }

  /** A code and words; a letter is the call that has to leave, with 0. */
  private static void ends(Ended ended, String expected) {
    var parts = expected.split(" ", 2);
    var call = Optional.ofNullable(CALLS.get(parts[0]));
    assertThat(ended.code())
        .as(ended.said())
        .isEqualTo(call.isPresent() ? 0 : Integer.parseInt(parts[0]));
    assertThat(ended.said()).contains(parts[1].split("; "));
    assertThat(ended.sent()).isEqualTo(call.stream().toList());
  }
}
