package io.ecdr.usecase;

import static io.ecdr.usecase.TwoRegions.DR;
import static io.ecdr.usecase.TwoRegions.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.RoleTerms;
import io.ecdr.plan.LostWrites;
import io.ecdr.render.OpReportScreen;
import io.ecdr.render.Page;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role change lost, read afterwards, when the late values of the metric are there. */
class LossAfterTest {
  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state, Options.defaults().withPromoteWhenPrimaryDark(DarkPrimary.ACCEPT));
    aws.roles.pair();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private LostWrites lost(String operation) {
    var answer =
        new OpReport(aws.operations, () -> new LossAfter(aws.surveyor())).read(operation, true);
    assertThat(answer).as("%s", answer).isInstanceOf(Answer.Given.class);
    var lost = ((Answer.Given<OperationReport>) answer).report().lost().orElseThrow();
    assertThat(lost).hasSize(1);
    return lost.get(0);
  }

  @Test
  void theLateValuesNarrowTheBoundAndItHoldsWhatWasReallyLost() {
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    aws.keys(HOME, "orders").put("last", "word");
    var firstLost = aws.calls.instant();
    aws.calls.pass(Duration.ofSeconds(200));
    aws.breakWith("region-dark", "us-east-1");
    var stopped = aws.calls.instant();
    var plan = aws.roles.failover();
    var before = plan.prediction().recoveryPointAge().orElseThrow();

    aws.done(plan);
    aws.calls.pass(Duration.ofMinutes(5));
    var dark = (LostWrites.AtMost) lost(plan.id());
    aws.faults.clearAll();
    aws.calls.pass(Duration.ofHours(1));
    var later = (LostWrites.AtMost) lost(plan.id());

    assertThat(later.most())
        .isEqualTo(dark.most())
        .isGreaterThanOrEqualTo(Duration.between(firstLost, stopped));
    assertThat(later.most()).isLessThanOrEqualTo(before.plusSeconds(2));
    assertThat(dark.oldSide()).contains("in us-east-1 cannot be read");
    assertThat(later.oldSide()).contains("follows again", "nothing can count it");
  }

  @Test
  void afterADetachTheOldSideKeepsItsTail() {
    aws.breakWith("region-dark", "us-east-1");
    var terms =
        new RoleTerms(RolePlans.ANY, Optional.of(HOME), Optional.empty(), RolePlans.NO_PROBE);
    var plan =
        TwoRegions.plan(
            new Detach(aws.surveyor(), aws::nextId, "test")
                .plan(new DetachRequest("orders-eu", DR, terms)));

    aws.done(plan);
    var lost = lost(plan.id());

    assertThat(lost.change().detached()).isTrue();
    assertThat(((LostWrites.AtMost) lost).oldSide())
        .contains("orders in us-east-1, cannot be read", "it keeps what it had not sent");
    aws.faults.clearAll();
    assertThat(((LostWrites.AtMost) lost(plan.id())).oldSide())
        .contains("orders in us-east-1, is available and keeps what it had not sent");
  }

  /**
   * In a grey failure the old primary goes on taking writes that its standby's metric never saw.
   */
  @Test
  void whatTheOldPrimaryTookAfterwardsIsSaidNotToBeInTheBound() {
    aws.breakWith("region-dark", "us-east-1");
    var plan = aws.roles.failover();
    aws.faults.clearAll();
    aws.breakWith("partition", "us-east-1", "eu-west-1");
    aws.done(plan);

    var screen = new StringBuilder();
    var report =
        new OpReport(aws.operations, () -> new LossAfter(aws.surveyor())).read(plan.id(), true);
    new OpReportScreen(((Answer.Given<OperationReport>) report).report())
        .print(new Page(screen, false, 80));

    assertThat(screen.toString().replaceAll("\\s+", " "))
        .contains("of the writes of before at most", "What the old primary took after that");
  }

  @Test
  void withoutTheMetricItIsUnknownAndNeverNothing() {
    aws.breakWith("region-dark", "us-east-1");
    var plan = aws.roles.failover();
    aws.done(plan);
    aws.breakWith("region-dark", "eu-west-1", "--service", "monitoring");

    var lost = lost(plan.id());

    assertThat(lost).isInstanceOf(LostWrites.Unknown.class);
    assertThat(((LostWrites.Unknown) lost).why()).contains("cloudwatch");
  }
}
