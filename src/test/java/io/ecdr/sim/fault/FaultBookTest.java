package io.ecdr.sim.fault;

import static io.ecdr.sim.fault.Faults.Treatment.DARK;
import static io.ecdr.sim.fault.Faults.Treatment.LOST_AFTER_EFFECT;
import static io.ecdr.sim.fault.Faults.Treatment.LOST_BEFORE_EFFECT;
import static io.ecdr.sim.fault.Faults.Treatment.NONE;
import static io.ecdr.sim.fault.Faults.Treatment.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultBookTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private final FaultBook book = new FaultBook();

  private String add(String words) {
    return book.add(FaultGrammar.parse(words));
  }

  private Faults.Treatment request(String region, String service, String action) {
    return book.onRequest(region, service, action, NOON);
  }

  @Test
  void aDarkApiLeavesOtherRegionsAndTheDataAlone() {
    add("region-dark us-east-1 --api");
    assertThat(request("us-east-1", "s3", "GetObject")).isEqualTo(DARK);
    assertThat(request("eu-west-1", "s3", "GetObject")).isEqualTo(NONE);
    assertThat(book.dataDark("us-east-1")).isFalse();
  }

  @Test
  void darkDataLeavesTheApiAlone() {
    add("region-dark us-east-1 --data");
    assertThat(request("us-east-1", "elasticache", "DescribeEvents")).isEqualTo(NONE);
    assertThat(book.dataDark("us-east-1")).isTrue();
    assertThat(book.dataDark("eu-west-1")).isFalse();
  }

  @Test
  void oneServiceCanBeDarkAlone() {
    add("region-dark us-east-1 --service s3");
    assertThat(request("us-east-1", "s3", "GetObject")).isEqualTo(DARK);
    assertThat(request("us-east-1", "elasticache", "DescribeEvents")).isEqualTo(NONE);
  }

  @Test
  void aThrottleLetsASecondsWorthThroughAndFillsAgainWithSimulatedTime() {
    add("throttle us-east-1 --rate 10");
    assertThat(allowed(NOON, 30)).isEqualTo(10);
    assertThat(allowed(NOON.plusMillis(500), 30)).isEqualTo(5);
    assertThat(allowed(NOON.plusSeconds(60), 30)).isEqualTo(10);
  }

  @Test
  void aThrottleOfLessThanOneCallASecondStillLetsOneThrough() {
    add("throttle us-east-1 --rate 0.5");
    assertThat(allowed(NOON, 3)).isEqualTo(1);
    assertThat(allowed(NOON.plusSeconds(1), 3)).isZero();
    assertThat(allowed(NOON.plusSeconds(2), 3)).isEqualTo(1);
  }

  @Test
  void eachServiceHasItsOwnAllowance() {
    add("throttle us-east-1 --rate 1");
    assertThat(request("us-east-1", "s3", "GetObject")).isEqualTo(NONE);
    assertThat(request("us-east-1", "elasticache", "DescribeEvents")).isEqualTo(NONE);
    assertThat(request("us-east-1", "s3", "GetObject")).isEqualTo(THROTTLED);
  }

  private long allowed(Instant now, int calls) {
    return IntStream.range(0, calls)
        .filter(i -> book.onRequest("us-east-1", "elasticache", "Any", now) == NONE)
        .count();
  }

  @Test
  void aLostAnswerIsUsedUp() {
    add("lose-answer CreateSnapshot --after-effect --times 2");
    assertThat(request("us-east-1", "elasticache", "DescribeSnapshots")).isEqualTo(NONE);
    assertThat(request("us-east-1", "elasticache", "CreateSnapshot")).isEqualTo(LOST_AFTER_EFFECT);
    assertThat(book.list())
        .singleElement()
        .extracting(e -> e.fault().text())
        .asString()
        .endsWith("--times 1");
    assertThat(request("eu-west-1", "elasticache", "CreateSnapshot")).isEqualTo(LOST_AFTER_EFFECT);
    assertThat(request("us-east-1", "elasticache", "CreateSnapshot")).isEqualTo(NONE);
    assertThat(book.list()).isEmpty();
  }

  @Test
  void aLostAnswerCanBeKeptToOneRegion() {
    add("lose-answer CopySnapshot --before-effect --region us-east-1");
    assertThat(request("eu-west-1", "elasticache", "CopySnapshot")).isEqualTo(NONE);
    assertThat(request("us-east-1", "elasticache", "CopySnapshot")).isEqualTo(LOST_BEFORE_EFFECT);
  }

  @Test
  void aDarkRegionDoesNotUseUpALostAnswer() {
    add("lose-answer CopySnapshot --before-effect");
    String dark = add("region-dark us-east-1");
    assertThat(request("us-east-1", "elasticache", "CopySnapshot")).isEqualTo(DARK);
    book.clear(dark);
    assertThat(request("us-east-1", "elasticache", "CopySnapshot")).isEqualTo(LOST_BEFORE_EFFECT);
  }

  @Test
  void askingWhetherARegionIsStillDarkUsesNothingUp() {
    add("lose-answer CopySnapshot --before-effect");
    add("throttle us-east-1 --rate 1");
    String dark = add("region-dark us-east-1 --api");
    assertThat(book.dark("us-east-1", "elasticache", NOON)).isTrue();
    book.clear(dark);
    assertThat(book.dark("us-east-1", "elasticache", NOON)).isFalse();
    assertThat(request("us-east-1", "elasticache", "CopySnapshot")).isEqualTo(LOST_BEFORE_EFFECT);
  }

  @Test
  void slowFaultsMultiplyAndAStuckOneNeverEndsUntilCleared() {
    var second = Duration.ofSeconds(1);
    add("slow export --factor 2");
    add("slow export --factor 2.5 --region us-east-1");
    assertThat(book.stretch("us-east-1", "export", second)).contains(Duration.ofSeconds(5));
    assertThat(book.stretch("eu-west-1", "export", second)).contains(Duration.ofSeconds(2));
    assertThat(book.stretch("us-east-1", "snapshot", second)).contains(second);
    String stuck = add("stuck export");
    assertThat(book.stretch("us-east-1", "export", second)).isEmpty();
    assertThat(book.clear(stuck)).isTrue();
    assertThat(book.stretch("us-east-1", "export", second)).contains(Duration.ofSeconds(5));
  }

  @Test
  void idsAreNeverUsedTwiceAndListenersHearOfEveryChange() {
    var heard = new AtomicInteger();
    book.onChange(heard::incrementAndGet);
    String first = add("stuck export");
    book.clear(first);
    String second = add("stuck export");
    assertThat(second).isNotEqualTo(first);
    assertThat(book.clear(first)).isFalse();
    assertThat(book.clearAll()).isEqualTo(1);
    assertThat(heard).hasValue(4);
  }
}
