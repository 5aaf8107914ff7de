package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever goes on hours later with a change that was not sent measures again what it loses. */
class ResumedLossTest {
  private static final List<String> CHANGES =
      List.of("FailoverGlobalReplicationGroup", "DisassociateGlobalReplicationGroup");

  @TempDir Path state;
  private TwoRegions aws;
  private int worlds;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state.resolve("world-" + ++worlds));
    aws.roles.pair();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private void anew() {
    close();
    open();
  }

  private static RoleTerms atMost(Duration loss) {
    return new RoleTerms(
        LossLimit.of(loss), Optional.empty(), Optional.empty(), RolePlans.NO_PROBE);
  }

  private Plan failover(boolean evenIfHealthy) {
    return failover(evenIfHealthy, false);
  }

  private Plan failover(boolean evenIfHealthy, boolean orDetach) {
    return TwoRegions.plan(
        new Failover(aws.surveyor(), aws::nextId, "test")
            .plan(
                new FailoverRequest(
                    "orders",
                    TwoRegions.HOME,
                    TwoRegions.DR,
                    atMost(Duration.ofMinutes(20)),
                    true,
                    evenIfHealthy,
                    false,
                    orDetach,
                    Optional.empty())));
  }

  private Plan detach() {
    return TwoRegions.plan(
        new Detach(aws.surveyor(), aws::nextId, "test")
            .plan(new DetachRequest("orders-eu", TwoRegions.DR, atMost(Duration.ofMinutes(20)))));
  }

  private Plan switchover() {
    return aws.roles.switchover(
        new SwitchoverRequest(
            "orders",
            TwoRegions.HOME,
            TwoRegions.DR,
            atMost(Duration.ofMinutes(20)),
            Optional.empty(),
            Optional.empty()));
  }

  private Rejection rejected(Plan plan) {
    var answer = aws.resume(plan.id());
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Rejected.class);
    CHANGES.forEach(action -> assertThat(aws.sent(action)).isZero());
    return ((Answer.Rejected<RunReport>) answer).why();
  }

  private void partedForHours(Plan plan) {
    assertThat(aws.dies(plan, 1)).as("before anything is sent").isTrue();
    partedForHours();
  }

  private void partedForHours() {
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    aws.keys(TwoRegions.HOME, "orders").put("of-today", "word");
    aws.calls.pass(Duration.ofHours(2));
  }

  @Test
  void aLossThatHasGrownAboveTheBoundIsRefused() {
    var failover = failover(true);
    partedForHours(failover);
    var why = rejected(failover);
    assertThat(why.code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
    assertThat(why.message()).contains("Writes that would be lost", "nothing was changed now");

    anew();
    var detach = detach();
    partedForHours(detach);
    assertThat(rejected(detach).code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);

    anew();
    var switchover = switchover();
    partedForHours(switchover);
    assertThat(rejected(switchover).code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
  }

  @Test
  void aPrimaryThatIsBackIsAskedAbout() {
    aws.breakWith("region-dark", "us-east-1");
    var plan = failover(false);
    assertThat(aws.dies(plan, 1)).isTrue();
    aws.faults.clearAll();
    aws.calls.pass(Duration.ofMinutes(10));

    var why = rejected(plan);

    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains("us-east-1 answers at once");
  }

  /** It was announced, nothing of it is seen, and so the target would be detached. */
  @Test
  void whatFollowsACallThatWasAnnouncedLongAgoIsNotSentWithoutMeasuring() {
    int tried = 0;
    for (int lines = 2; aws.sent(CHANGES.get(0)) == 0; lines++) {
      anew();
      var plan = failover(true, true);
      if (!aws.dies(plan, lines) || aws.sent(CHANGES.get(0)) > 0) {
        break;
      }
      partedForHours();
      assertThat(rejected(plan).code()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
      tried++;
    }
    assertThat(tried).isPositive();
  }

  @Test
  void withinTheBoundItGoesOn() {
    var plan = failover(true);
    assertThat(aws.dies(plan, 1)).isTrue();
    aws.calls.pass(Duration.ofMinutes(30));

    var run = ((Answer.Given<RunReport>) aws.resume(plan.id())).report();

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(aws.sent(CHANGES.get(0))).isOne();
  }
}
