package io.ecdr.usecase;

import static io.ecdr.plan.InPlan.check;
import static io.ecdr.plan.InPlan.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailbackRequest.Anew;
import io.ecdr.model.FailbackRequest.Away;
import io.ecdr.model.LossLimit;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check;
import io.ecdr.plan.HomeSight;
import io.ecdr.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way home after a promotion, in virtual time. */
class FailbackPromotedTest {
  private static final String PROMOTE = "FailoverGlobalReplicationGroup";
  private static final LossLimit BOUND = LossLimit.of(Duration.ofMinutes(5));

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void switchedOver() {
    aws = new TwoRegions(state);
    aws.roles.pair();
    aws.done(aws.roles.switchover());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Planned planned(LossLimit loss, Optional<FailbackCase> insisted, Away away) {
    return new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
        .plan(
            new FailbackRequest(
                "orders",
                TwoRegions.HOME,
                insisted,
                new RoleTerms(loss, Optional.empty(), Optional.empty(), WriteProbe.AUTO),
                Optional.empty(),
                away,
                Anew.USUAL));
  }

  private Plan plan() {
    return TwoRegions.plan(planned(BOUND, Optional.empty(), nowhere()));
  }

  private static Away nowhere() {
    return new Away(Optional.empty(), Optional.empty());
  }

  private long promotions() {
    return aws.sent(PROMOTE);
  }

  @Test
  void rightAfterThePromotionItWaitsUntilHomeFollowsAndHasCaughtUp() {
    // The old primary takes its time to follow, and its lag has no value yet.
    var plan = plan();

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.verb()).isEqualTo("failback");
    assertThat(plan.checks().get(0).id()).isEqualTo(HomeSight.CHECK);
    assertThat(plan.checks().get(0).title()).startsWith("Home after a promotion");
    assertThat(steps(plan))
        .containsExactly(
            "orders/follows", "orders/caught-up", "orders/switchover", "orders/write-probe");
    assertThat(check(plan, Check.LOSS).verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(plan, Check.LOSS).observed()).endsWith("; waited for");
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);

    var run = aws.ran(plan);

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(aws.roles.role(TwoRegions.HOME, "orders")).isEqualToIgnoringCase("PRIMARY");
    var again = plan();
    assertThat(again.changes()).isFalse();
    assertThat(aws.ran(again).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void nothingIsPromotedWhileHomeIsFarBehindOrItsLagIsUnknown() {
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    aws.keys(TwoRegions.DR, "orders-eu").put("last", "word");
    long before = promotions();

    var run = aws.ran(plan());

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(run.resume()).isPresent();
    assertThat(promotions()).isEqualTo(before);
    aws.mended();
    var resumed = (Answer.Given<RunReport>) aws.resume(run.report().operation());
    assertThat(resumed.report().code()).isEqualTo(ExitCode.OK);
    assertThat(promotions()).isEqualTo(before + 1);
    assertThat(aws.keys(TwoRegions.HOME, "orders").get("last")).isNotNull();
  }

  @Test
  void withoutABoundTheLossForbidsItUnlessAnyIsAgreedTo() {
    aws.calls.pass(Duration.ofHours(1));
    var none = TwoRegions.plan(planned(LossLimit.NONE, Optional.empty(), nowhere()));
    assertThat(none.checked()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);

    var any = new LossLimit(Optional.empty(), true, Optional.empty());
    var plan = TwoRegions.plan(planned(any, Optional.of(FailbackCase.PROMOTED), nowhere()));
    assertThat(plan.blockers()).isEmpty();
    assertThat(aws.ran(plan).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void anotherCaseThanTheOneInsistedOnIsRefusedWithWhatWasSeen() {
    var refused = (Planned.Rejected) planned(BOUND, Optional.of(FailbackCase.DETACHED), nowhere());
    assertThat(refused.why().code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(refused.why().message())
        .contains("not the case 'detached' but 'promoted'", "orders in us-east-1 is SECONDARY");
  }

  @Test
  void aCacheThatBelongsToNothingIsUnclear() {
    aws.cache("alone", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var planned =
        new Failback(aws.surveyor(), aws.operations, aws::nextId, "test")
            .plan(
                new FailbackRequest(
                    "alone",
                    TwoRegions.HOME,
                    Optional.empty(),
                    new RoleTerms(BOUND, Optional.empty(), Optional.empty(), WriteProbe.AUTO),
                    Optional.empty(),
                    nowhere(),
                    Anew.USUAL));
    var why = ((Planned.Rejected) planned).why();
    assertThat(why.code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why.message()).contains("alone in us-east-1 is available", "no Global Datastore");
    assertThat(why.hint()).contains("--dr-region");
  }

  @Test
  void killedAtAnyEntryOfItsJournalItEndsTheSame() {
    long before = promotions();
    int lines = 1;
    while (aws.dies(plan(), lines)) {
      var id = aws.operations.ids().stream().sorted().reduce((a, b) -> b).orElseThrow();
      var resumed = aws.resume(id);
      assertThat(((Answer.Given<RunReport>) resumed).report().code())
          .as("after %d lines", lines)
          .isEqualTo(ExitCode.OK);
      assertThat(promotions()).as("after %d lines", lines).isEqualTo(++before);
      away();
      before++;
      lines++;
    }
    assertThat(lines).isGreaterThan(5);
  }

  private void away() {
    aws.calls.pass(Duration.ofHours(1));
    aws.done(aws.roles.switchover());
  }
}
