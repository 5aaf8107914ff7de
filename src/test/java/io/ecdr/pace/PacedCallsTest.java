package io.ecdr.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.port.Calls.Ticket;
import io.ecdr.port.Calls.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order calls leave, and when, in virtual time. */
class PacedCallsTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region DR = new Region("eu-west-1");

  private final VirtualCalls wire =
      new VirtualCalls(call -> new Completion.Answered(Value.Fields.NONE));
  private final PacedCalls calls = new PacedCalls(wire, wire, service -> new Rate(10, 5));
  private final Instant start = wire.instant();

  private static Call call(String action, Region region) {
    return call(Service.ELASTICACHE, action, region);
  }

  private static Call call(Service service, String action, Region region) {
    return new Call(service, action, region, "https://x.example", Value.Fields.NONE);
  }

  private List<Ticket> reads(int number) {
    List<Ticket> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(calls.submit(call("DescribeSnapshots", HOME)));
    }
    return all;
  }

  private List<String> sent() {
    return wire.sent().stream().map(sent -> sent.call().action()).toList();
  }

  /** Takes so many arrivals. */
  private List<Ticket> arrivals(int number) {
    List<Ticket> all = new ArrayList<>();
    while (all.size() < number) {
      all.add(calls.next(Duration.ofSeconds(60)).orElseThrow().ticket());
    }
    return all;
  }

  @Test
  void aboveTheBurstCallsLeaveAtTheRateAndComeBackUnderTheirOwnTickets() {
    var tickets = reads(25);
    assertThat(wire.sent()).hasSize(5);

    assertThat(arrivals(25)).containsExactlyElementsOf(tickets);

    var last = wire.sent().get(24).at();
    assertThat(Duration.between(start, last))
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
    assertThat(calls.next(Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void aPromotionLeavesAtOnceHoweverManyReadsWait() {
    reads(200);

    calls.submit(call("FailoverGlobalReplicationGroup", HOME));
    calls.submit(call("DisassociateGlobalReplicationGroup", HOME));

    assertThat(wire.sent()).hasSize(7);
    assertThat(wire.sent()).allMatch(sent -> sent.at().equals(start));
  }

  @Test
  void changesGoBeforeReadsAndReadsBeforeLooks() {
    reads(5);
    calls.submit(call("DescribeEvents", HOME), Urgency.LOOK, () -> true);
    calls.submit(call("DescribeUsers", HOME));
    calls.submit(call("CreateSnapshot", HOME));

    arrivals(8);

    assertThat(sent().subList(5, 8))
        .containsExactly("CreateSnapshot", "DescribeUsers", "DescribeEvents");
  }

  @Test
  void everyServiceAndRegionHasItsOwnMeter() {
    reads(50);
    calls.submit(call("DescribeSnapshots", DR));
    calls.submit(call(Service.S3, "ListObjectsV2", HOME));

    assertThat(wire.sent()).hasSize(7);
  }

  @Test
  void aThrottledServiceIsAskedLessAndTheOthersAreNot() {
    wire.fates(
        call ->
            call.region().equals(HOME) ? VirtualCalls.Fate.THROTTLED : VirtualCalls.Fate.ANSWERED);
    reads(6);
    arrivals(6);
    int before = wire.sent().size();

    reads(20);
    for (int i = 0; i < 20; i++) {
      calls.submit(call("DescribeSnapshots", DR));
    }
    calls.next(Duration.ZERO);

    var now = wire.sent().subList(before, wire.sent().size());
    assertThat(now).filteredOn(sent -> sent.call().region().equals(HOME)).isEmpty();
    assertThat(now).filteredOn(sent -> sent.call().region().equals(DR)).hasSize(5);
  }

  @Test
  void whatIsTakenBackBeforeItLeftIsNeverSent() {
    var tickets = reads(8);

    assertThat(calls.withdraw(tickets.get(7))).isTrue();
    assertThat(calls.withdraw(tickets.get(0))).as("gone already").isFalse();

    arrivals(7);
    assertThat(calls.next(Duration.ofSeconds(5))).isEmpty();
    assertThat(wire.sent()).hasSize(7);
  }

  @Test
  void whoIsAskedRightBeforeItLeavesMaySayNo() {
    reads(5);
    List<Instant> asked = new ArrayList<>();
    calls.submit(
        call("CreateSnapshot", HOME),
        Urgency.CHANGE,
        () -> {
          asked.add(wire.instant());
          return false;
        });
    assertThat(asked).isEmpty();

    arrivals(5);
    assertThat(calls.next(Duration.ofSeconds(1))).isEmpty();

    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).isAfter(start);
    assertThat(sent()).doesNotContain("CreateSnapshot");
  }

  @Test
  void waitingEndsAtItsEndEvenWhenCallsAreHeld() {
    wire.latency(Duration.ofSeconds(30));
    reads(40);

    assertThat(calls.next(Duration.ofMillis(250))).isEqualTo(Optional.empty());

    assertThat(Duration.between(start, wire.instant())).isEqualTo(Duration.ofMillis(250));
  }

  /** A role change asks fewer than ten things of the survivor before its promotion. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void theUsualBurstIsMoreThanARoleChangeNeeds(Service service) {
    assertThat(Rate.of(service).burst()).isGreaterThanOrEqualTo(20);
  }
}
