package io.ecdr.usecase;

import static io.ecdr.usecase.ScriptedCalls.held;
import static io.ecdr.usecase.ScriptedCalls.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Reachability.State;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Many reads at once: pages, retries, silence. */
class GatherTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");
  private static final CallMaker MAKER = new CallMaker((s, r) -> "https://" + s.word() + "." + r);
  private static final Completion OK = new Completion.Answered(Value.fields("Said", "yes"));
  private static final Completion THROTTLED =
      new Completion.Refused("Throttling", "Rate exceeded", 400, RefusalKind.THROTTLED);
  private static final Completion LOST = new Completion.Lost("no answer in time");

  private ScriptedCalls calls;

  private Reads read(Function<Call, Optional<ScriptedCalls.Answer>> script, Call... wanted) {
    calls = new ScriptedCalls(script);
    var gather = new Gather(calls, calls, new Random(5), Patience.USUAL);
    return gather.read(List.of(wanted), gather.deadline());
  }

  private static Call snapshots(Region region) {
    return MAKER.elastiCache(region, "DescribeSnapshots", Value.Fields.NONE);
  }

  private static Call who(Region region) {
    return MAKER.sts(region, "GetCallerIdentity");
  }

  private static Completion page(String marker, String... names) {
    var items = List.of(names).stream().map(n -> Value.fields("SnapshotName", n)).toList();
    var body = Value.Fields.NONE.with("Snapshots", Value.items(items));
    return new Completion.Answered(marker.isEmpty() ? body : body.with("Marker", marker));
  }

  @Test
  void allLeaveBeforeTheFirstIsAwaited() {
    var order = new ArrayList<String>();
    read(
        call -> {
          order.add(call.action() + calls.elapsed().toMillis());
          return soon(OK);
        },
        who(HOME),
        who(AWAY),
        snapshots(HOME));
    assertThat(order)
        .containsExactly("GetCallerIdentity0", "GetCallerIdentity0", "DescribeSnapshots0");
    assertThat(calls.elapsed()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void equalCallsAreSentOnce() {
    read(call -> soon(OK), who(HOME), who(HOME));
    assertThat(calls.sent()).hasSize(1);
  }

  @Test
  void aGlanceIsOnTheWayBesideTheOthersAndHoldsUpNone() {
    calls =
        new ScriptedCalls(
            call ->
                call.region().equals(HOME) ? Optional.empty() : held(OK, Duration.ofMillis(1_400)));
    var gather = new Gather(calls, calls, new Random(5), Patience.USUAL);
    var soon = calls.instant().plusSeconds(1);

    var reads = gather.read(List.of(who(AWAY)), List.of(snapshots(HOME)), soon, gather.deadline());

    assertThat(reads.fact(who(AWAY)).value()).isPresent();
    assertThat(reads.fact(snapshots(HOME)).unknown().orElseThrow().why())
        .contains("not within 1 s");
    assertThat(reads.at(snapshots(HOME))).isEqualTo(soon);
    assertThat(calls.elapsed()).isEqualTo(Duration.ofMillis(1_400));
  }

  @Test
  void nothingIsAskedOfARegionThatIsAssumedDown() {
    calls = new ScriptedCalls(call -> soon(OK));
    var gather = new Gather(calls, calls, new Random(5), Patience.USUAL, List.of(HOME));

    var reads = gather.read(List.of(who(HOME), who(AWAY), snapshots(HOME)), gather.deadline());

    assertThat(calls.sentTo(HOME)).isEmpty();
    assertThat(calls.elapsed()).isEqualTo(Duration.ofMillis(40));
    assertThat(reads.fact(who(AWAY)).value()).isPresent();
    var unknown = reads.fact(snapshots(HOME)).unknown().orElseThrow();
    assertThat(unknown.trouble()).isEqualTo(Trouble.UNREACHABLE);
    assertThat(unknown.why()).isEqualTo("us-east-1 is " + Reads.ASSUMED_DOWN);
    assertThat(reads.reachability().cells())
        .filteredOn(c -> c.region().equals(HOME))
        .hasSize(2)
        .allMatch(c -> c.why().contains("assumed down"));
  }

  @Test
  void aGlanceThatIsAnsweredIsNotWaitedFor() {
    calls = new ScriptedCalls(call -> soon(OK));
    var gather = new Gather(calls, calls, new Random(5), Patience.USUAL);
    var soon = calls.instant().plusSeconds(1);

    gather.read(List.of(who(AWAY)), List.of(snapshots(HOME)), soon, gather.deadline());

    assertThat(calls.elapsed()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void pagesAreFollowedAndPutTogether() {
    var reads =
        read(
            call ->
                soon(
                    switch (call.parameters().text("Marker").orElse("")) {
                      case "" -> page("m1", "a", "b");
                      case "m1" -> page("m2", "c");
                      default -> page("", "d");
                    }),
            snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).value().orElseThrow().list("Snapshots"))
        .extracting(f -> f.text("SnapshotName").orElseThrow())
        .containsExactly("a", "b", "c", "d");
    assertThat(calls.sent()).hasSize(3);
  }

  @Test
  void aFailureOnALaterPageIsAFailureOfTheWhole() {
    var denied = new Completion.Refused("AccessDenied", "no", 403, RefusalKind.NOT_PERMITTED);
    var reads =
        read(
            call -> soon(call.parameters().text("Marker").isEmpty() ? page("m1", "a") : denied),
            snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).unknown().orElseThrow().trouble())
        .isEqualTo(Trouble.NOT_PERMITTED);
  }

  @Test
  void aMarkerThatRepeatsIsNotFollowedForEver() {
    var reads = read(call -> soon(page("same", "a")), snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).unknown().orElseThrow().why())
        .contains("pages without an end");
    assertThat(calls.sent()).hasSizeLessThan(5);
  }

  @Test
  void listsOfObjectsAreFollowedByToken() {
    var list = MAKER.s3(HOME, "ListObjectsV2", Value.fields("Bucket", "b"));
    var first =
        Value.Fields.NONE
            .with("IsTruncated", true)
            .with("NextContinuationToken", "t")
            .with("Contents", Value.items(List.of(Value.fields("Key", "k1"))));
    var second =
        Value.Fields.NONE
            .with("IsTruncated", false)
            .with("Contents", Value.items(List.of(Value.fields("Key", "k2"))));
    var reads =
        read(
            call ->
                soon(
                    new Completion.Answered(
                        call.parameters().text("ContinuationToken").isEmpty() ? first : second)),
            list);
    assertThat(reads.fact(list).value().orElseThrow().list("Contents")).hasSize(2);
  }

  @Test
  void throttledReadsAreTriedAgainWithGrowingPauses() {
    var count = new AtomicInteger();
    var reads = read(call -> soon(count.incrementAndGet() < 6 ? THROTTLED : OK), snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).value()).isPresent();
    assertThat(count).hasValue(6);
    assertThat(calls.elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
  }

  @Test
  void throttlingWithoutAnEndIsAFact() {
    var reads = read(call -> soon(THROTTLED), snapshots(HOME));
    var unknown = reads.fact(snapshots(HOME)).unknown().orElseThrow();
    assertThat(unknown.trouble()).isEqualTo(Trouble.THROTTLED);
    assertThat(unknown.why())
        .isEqualTo("elasticache:DescribeSnapshots in us-east-1: Throttling: Rate exceeded");
    assertThat(calls.elapsed()).isLessThan(Duration.ofSeconds(31));
  }

  @Test
  void aLostAnswerIsAskedForAgain() {
    var count = new AtomicInteger();
    var reads = read(call -> soon(count.incrementAndGet() == 1 ? LOST : OK), who(HOME));
    assertThat(reads.fact(who(HOME)).value()).isPresent();
    assertThat(count).hasValue(2);
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    var missing = new Completion.Refused("SnapshotNotFoundFault", "no", 404, RefusalKind.NOT_FOUND);
    var reads = read(call -> soon(missing), snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).absent()).isTrue();
    assertThat(calls.sent()).hasSize(1);
  }

  @Test
  void aRegionThatHangsIsGivenUpWhenTheFirstCallIsAndTheOtherIsUnharmed() {
    var reads =
        read(
            call ->
                call.region().equals(AWAY)
                    ? soon(OK)
                    : call.service() == Service.STS
                        ? held(LOST, Duration.ofSeconds(10))
                        : Optional.empty(),
            who(HOME),
            snapshots(HOME),
            who(AWAY));
    assertThat(calls.elapsed()).isEqualTo(Duration.ofSeconds(10));
    assertThat(reads.fact(snapshots(HOME)).unknown().orElseThrow().why())
        .contains("nothing in us-east-1 answers");
    assertThat(reads.fact(who(AWAY)).value()).isPresent();
    assertThat(calls.sentTo(HOME)).hasSize(2);
    var matrix = reads.reachability();
    assertThat(matrix.of(HOME, Service.STS).orElseThrow().state()).isEqualTo(State.DARK);
    assertThat(matrix.of(AWAY, Service.STS).orElseThrow().state()).isEqualTo(State.UP);
    assertThat(matrix.of(AWAY, Service.S3)).isEmpty();
  }

  @Test
  void oneServiceThatHangsDoesNotMakeItsRegionDark() {
    var reads =
        read(
            call ->
                call.service() == Service.STS
                    ? held(LOST, Duration.ofSeconds(10))
                    : call.parameters().text("Marker").isEmpty()
                        ? soon(page("m", "a"))
                        : held(page("", "b"), Duration.ofSeconds(12)),
            who(HOME),
            snapshots(HOME));
    assertThat(reads.fact(snapshots(HOME)).value().orElseThrow().list("Snapshots")).hasSize(2);
    assertThat(reads.fact(who(HOME)).unknown()).isPresent();
  }

  @Test
  void whatNeverAnswersIsMissingAtTheDeadline() {
    var reads = read(call -> Optional.empty(), who(HOME));
    assertThat(calls.elapsed()).isEqualTo(Patience.USUAL.overall());
    assertThat(reads.fact(who(HOME)))
        .isInstanceOfSatisfying(
            Fact.Unknown.class, u -> assertThat(u.why()).contains("not within 30 s"));
  }

  @Test
  void aShortLookSaysHowLongItReallyTook() {
    calls = new ScriptedCalls(call -> Optional.empty());
    var gather = new Gather(calls, calls, new Random(5), Patience.USUAL);
    var reads = gather.read(List.of(who(HOME)), gather.now().plusSeconds(1));
    assertThat(reads.fact(who(HOME)))
        .isInstanceOfSatisfying(
            Fact.Unknown.class, u -> assertThat(u.why()).contains("not within 1 s"));
  }

  @Test
  void aChangingCallIsRefusedBeforeAnythingIsSent() {
    var change = MAKER.elastiCache(HOME, "DeleteSnapshot", Value.Fields.NONE);
    assertThatThrownBy(() -> read(call -> soon(OK), who(HOME), change))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DeleteSnapshot");
    assertThat(calls.sent()).isEmpty();
  }

  @Test
  void serverlessCachesComeInPagesWithTokensOfTheirOwn() {
    var list = MAKER.elastiCache(HOME, "DescribeServerlessCaches", Value.fields("MaxResults", "1"));
    var first = Value.fields("ServerlessCacheName", "basket");
    var second = Value.fields("ServerlessCacheName", "pages");
    var reads =
        read(
            call ->
                soon(
                    new Completion.Answered(
                        call.parameters().text("NextToken").isEmpty()
                            ? Value.fields("NextToken", "more")
                                .with("ServerlessCaches", Value.items(List.of(first)))
                            : Value.Fields.NONE.with(
                                "ServerlessCaches", Value.items(List.of(second))))),
            list);

    assertThat(reads.fact(list).value().orElseThrow().list("ServerlessCaches"))
        .containsExactly(first, second);
    assertThat(calls.sent()).hasSize(2);
  }
}
