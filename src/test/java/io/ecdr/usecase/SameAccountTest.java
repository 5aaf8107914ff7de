package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.Plans;
import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose credentials may go on with a plan, asked through real clients. */
class SameAccountTest {

  private SurveyedWorld world;

  @BeforeEach
  void start() {
    world = SurveyedWorld.start("222233334444");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static Plan of(String account) {
    var plan = Plans.backups(1, "orders");
    return new Plan(
        plan.id(),
        plan.verb(),
        plan.toolVersion(),
        plan.created(),
        new AccountId(account),
        plan.regions(),
        plan.checks(),
        plan.lanes(),
        plan.prediction());
  }

  private Optional<Rejection> against(String account) {
    return new SameAccount(world.surveyor()).against(of(account));
  }

  @Test
  void anotherAccountIsRefusedAndBothAreNamed() {
    var why = against("111122223333").orElseThrow();
    assertThat(why.code()).isEqualTo(ExitCode.PLAN_REFUSED);
    assertThat(why.message()).contains("111122223333", "222233334444", Plans.OPERATION);
  }

  @Test
  void theSameAccountGoesOnThoughARegionIsDark() {
    assertThat(against("222233334444")).isEmpty();
    world.fault("region-dark us-east-1");
    assertThat(against("222233334444")).isEmpty();
  }

  @Test
  void whoIsNotKnownDoesNotGoOn() {
    world.fault("region-dark us-east-1").fault("region-dark eu-west-1");
    assertThat(against("222233334444").orElseThrow().code()).isEqualTo(ExitCode.UNREACHABLE);
  }
}
