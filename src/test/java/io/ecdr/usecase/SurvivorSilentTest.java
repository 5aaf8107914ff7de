package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.model.AccountId;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the survivor does not tell, and an emergency can go without, holds up no emergency. */
class SurvivorSilentTest {
  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.roles.pair();
    aws.breakWith("region-dark", "us-east-1");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private void silent(Fate fate, Predicate<Call> calls) {
    aws.calls.fates(call -> calls.test(call) ? fate : Fate.ANSWERED);
  }

  private List<Supplier<Plan>> emergencies() {
    return List.of(aws.roles::failover, aws.roles::detach);
  }

  @Test
  void aGroupThatIsNotToldOnlyWarns() {
    for (var fate : List.of(Fate.UNREACHABLE, Fate.THROTTLED)) {
      silent(fate, call -> call.action().equals("DescribeReplicationGroups"));
      for (var emergency : emergencies()) {
        var plan = emergency.get();

        assertThat(plan.blockers()).as("%s", plan.verb()).isEmpty();
        assertThat(plan.account()).isEqualTo(new AccountId("111122223333"));
        assertThat(plan.checks())
            .filteredOn(c -> c.id().equals("target-group"))
            .extracting(Check::verdict)
            .containsExactly(Check.Verdict.WARN);
      }
    }
  }

  @Test
  void aLagThatIsNotToldIsUnknownAfterThreeSeconds() {
    for (var action : List.of("ListMetrics", "GetMetricData")) {
      silent(
          Fate.HANGS, call -> call.service() == Service.CLOUDWATCH && call.action().equals(action));
      for (var emergency : emergencies()) {
        var began = aws.calls.instant();

        var plan = emergency.get();

        assertThat(Duration.between(began, aws.calls.instant()))
            .as("%s, %s", plan.verb(), action)
            .isLessThan(Duration.ofSeconds(5));
        assertThat(plan.blockers()).isEmpty();
        assertThat(plan.checks())
            .filteredOn(c -> c.id().equals(Check.LOSS))
            .extracting(Check::observed)
            .allMatch(observed -> observed.startsWith("unknown"));
      }
    }
  }
}
