package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Evacuated;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which order the lanes of an evacuation begin. */
class TurnsTest {

  private final Bench bench = new Bench();

  private static Lane lane(String id, int priority, CacheId... after) {
    return new Lane(
        Plans.cache(id),
        Optional.empty(),
        List.of(Plans.snapshot(id)),
        Optional.empty(),
        Optional.of(
            new Evacuated(Plans.cache(id), Evacuated.Way.RESTORE, priority, List.of(after))));
  }

  private static Plan plan(Lane... lanes) {
    return Plans.of(List.of(lanes));
  }

  private Instant first(String id, boolean changes) {
    return bench.calls.sent().stream()
        .filter(s -> s.call().parameters().toString().contains(id))
        .filter(s -> !changes || !s.call().readsOnly())
        .map(VirtualCalls.Sent::at)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thoseOfALowerPriorityBeginWhenTheFirstCallsOfTheOthersAreOnTheirWay() {
    var report =
        bench.run(plan(lane("carts", 1), lane("cards", 1), lane("orders", 5), lane("news", 100)));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(first("orders", false))
        .isAfterOrEqualTo(first("carts", true))
        .isAfterOrEqualTo(first("cards", true))
        .isBefore(first("carts", true).plusSeconds(2));
    assertThat(first("news", false)).isAfterOrEqualTo(first("orders", true));
  }

  @Test
  void thoseOfOnePriorityBeginTogether() {
    bench.run(plan(lane("carts", 100), lane("cards", 100)));

    assertThat(first("cards", false)).isEqualTo(first("carts", false));
  }

  @Test
  void oneThatGetsNoAnswerHoldsTheOthersUpForAMomentOnly() {
    bench.calls.fates(
        call ->
            call.parameters().toString().contains("carts")
                ? VirtualCalls.Fate.THROTTLED
                : VirtualCalls.Fate.ANSWERED);

    var report = bench.run(plan(lane("carts", 1), lane("orders", 5)));

    assertThat(report.lanes().get(1).code()).isEqualTo(ExitCode.OK);
    assertThat(Duration.between(first("carts", false), first("orders", false)))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(16));
  }

  /** It is to come after one of a lower priority, which would wait for it in turn. */
  @Test
  void oneThatWaitsForAnotherHoldsNobodyUp() {
    var report =
        bench.run(
            plan(lane("orders", 50), lane("carts", 1, Plans.cache("orders")), lane("news", 60)));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(first("news", false)).isBefore(first("carts", false));
  }
}
