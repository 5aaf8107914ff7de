package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is expected of a step when earlier runs tell, and when they do not. */
class MeasuredTest {

  private static final Region HOME = new Region("us-east-1");
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");

  private static CacheId cache(String id) {
    return new CacheId(ACCOUNT, HOME, CacheKind.REPLICATION_GROUP, id);
  }

  /** A snapshot of which the rule of thumb says so many minutes. */
  private static Plan plan(long minutes) {
    var step =
        new Step.Await(
            "orders/snapshot",
            "Wait for it",
            new Condition("snapshot-available", HOME, Value.Fields.NONE),
            new Limits(Duration.ofMinutes(minutes), "a rule of thumb", Duration.ofHours(2)));
    return new Plan(
        "op",
        "backup create",
        "test",
        DAY,
        ACCOUNT,
        List.of(HOME),
        List.of(),
        List.of(new Lane(cache("orders"), List.of(step))),
        new Prediction(
            Duration.ofMinutes(minutes),
            Optional.of(Duration.ofMinutes(minutes)),
            Optional.empty(),
            "sum"));
  }

  private static PastRun run(String cache, int day, long seconds, long thumbMinutes) {
    return new PastRun(
        "backup create",
        cache(cache),
        Optional.empty(),
        DAY.plus(Duration.ofDays(day)),
        Map.of(
            "snapshot",
            new PastRun.Took(Duration.ofSeconds(seconds), Duration.ofMinutes(thumbMinutes))));
  }

  private static Limits limits(Plan plan, List<PastRun> runs) {
    return new Measured(plan, runs).plan().lanes().get(0).steps().get(0).limits();
  }

  @Test
  void theMedianOfTheNewestFiveRunsOfThisCacheIsExpectedAndSaysSo() {
    List<PastRun> runs = new ArrayList<>();
    // The oldest does not count any more.
    runs.add(run("orders", 0, 9_000, 2));
    for (int day = 1; day <= 5; day++) {
      runs.add(run("orders", day, day * 10L, 2));
    }
    var limits = limits(plan(2), runs);

    assertThat(limits.expected()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.basis()).isEqualTo("median of 5 runs of this cache, newest 2026-11-25");
    assertThat(limits.ruleOfThumb()).isEqualTo(Duration.ofMinutes(2));
    assertThat(limits.timeout()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void whatTheRuleOfThumbHasGrownByTheExpectedTimeGrowsBy() {
    var limits = limits(plan(6), List.of(run("orders", 1, 40, 2)));

    assertThat(limits.expected()).isEqualTo(Duration.ofSeconds(120));
    assertThat(limits.basis())
        .isEqualTo("median of 1 run of this cache, newest 2026-11-21, scaled to the size of now");
  }

  @Test
  void otherCachesTellOnlyWhenThereAreAFew() {
    var two = List.of(run("shop", 1, 10, 2), run("carts", 2, 20, 2));
    assertThat(limits(plan(2), two).basis()).isEqualTo("a rule of thumb");

    var three = new ArrayList<>(two);
    three.add(run("cakes", 3, 30, 2));
    assertThat(limits(plan(2), three).basis())
        .isEqualTo("median of 3 runs of other caches, newest 2026-11-23");
    // One of this cache is worth more than all of the others.
    three.add(run("orders", 1, 55, 2));
    assertThat(limits(plan(2), three).expected()).isEqualTo(Duration.ofSeconds(55));
  }

  @Test
  void thePredictionFollows() {
    var prediction = new Measured(plan(2), List.of(run("orders", 1, 30, 2))).plan().prediction();

    assertThat(prediction.duration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(prediction.rto()).contains(Duration.ofSeconds(30));
    assertThat(prediction.basis()).isEqualTo("sum; of 1 step by earlier runs");
  }

  @Test
  void withoutRunsOfTheSameCommandAPlanIsAsItWas() {
    var plan = plan(2);
    assertThat(new Measured(plan, List.of()).plan()).isSameAs(plan);
    var restore =
        new PastRun(
            "restore", cache("orders"), Optional.empty(), DAY, run("orders", 1, 1, 1).steps());
    assertThat(new Measured(plan, List.of(restore)).plan()).isSameAs(plan);
  }
}
