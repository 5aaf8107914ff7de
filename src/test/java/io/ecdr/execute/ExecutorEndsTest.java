package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Event;
import io.ecdr.plan.Lane;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How runs end: interrupted, without a journal, and one lane beside another. */
class ExecutorEndsTest {

  private final Bench bench = new Bench();

  @Test
  void finishesTheCallOnItsWayWhenInterrupted() {
    bench.calls.latency(Duration.ofSeconds(4));
    bench.afterWriting =
        entry -> {
          bench.interrupted = true;
        };

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(bench.words()).containsExactly("orders/snapshot intent", "orders/snapshot ACCEPTED");
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume " + Plans.OPERATION);

    bench.interrupted = false;
    bench.afterWriting = entry -> {};
    assertThat(bench.run(Plans.single(Plans.snapshot("orders"))).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");
  }

  @Test
  void saysThatItWaitsForTheCallOnItsWayWhenInterrupted() {
    bench.calls.latency(Duration.ofSeconds(4));
    bench.afterWriting = entry -> bench.interrupted = true;

    bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(bench.events)
        .filteredOn(Event.Progress.class::isInstance)
        .extracting(e -> ((Event.Progress) e).observed())
        .contains("interrupted; waiting for the answer to the call that is on its way");
  }

  @Test
  void tellsSigtermFromCtrlC() {
    bench.interrupted = true;
    bench.interruptedBy = ExitCode.TERMINATED;

    var report = bench.run(Plans.single(Plans.snapshot("orders")));

    assertThat(report.code()).isEqualTo(ExitCode.TERMINATED);
    assertThat(Bench.stopped(report).reason()).isEqualTo("terminated");
  }

  @Test
  void sendsNothingMoreOnceTheJournalCannotBeWritten() {
    var left = new AtomicInteger(3);
    bench.beforeWriting =
        entry -> {
          if (left.getAndDecrement() <= 0) {
            throw new StateUnusable("the disk is full");
          }
        };

    var report = bench.run(Plans.backups(3, "orders"));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("the disk is full");
    assertThat(bench.calls.changes()).containsExactly("CreateSnapshot");

    bench.beforeWriting = entry -> {};
    assertThat(bench.run(Plans.backups(3, "orders")).code()).isEqualTo(ExitCode.OK);
    assertThat(bench.world.made("snapshot")).isOne();
  }

  @Test
  void runsLanesSideBySideAndNoMoreAtOnceThanAllowed() {
    bench.settings = Settings.DEFAULT.withLanes(2);

    var report =
        bench.run(
            Plans.of(
                List.of("a", "b", "c").stream()
                    .map(id -> new Lane(Plans.cache(id), List.of(Plans.create(id))))
                    .toList()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    var sent =
        bench.calls.sent().stream().filter(s -> !s.call().readsOnly()).map(s -> s.at()).toList();
    assertThat(Duration.between(sent.get(0), sent.get(1))).isLessThan(Duration.ofSeconds(1));
    assertThat(Duration.between(sent.get(0), sent.get(2))).isGreaterThan(SmallWorld.GROUP);
  }

  @Test
  void oneLanesFailureLeavesTheOtherAlone() {
    bench.world.addGroup("a", "someone");

    var report =
        bench.run(
            Plans.of(
                List.of("a", "b").stream()
                    .map(id -> new Lane(Plans.cache(id), List.of(Plans.create(id))))
                    .toList()));

    assertThat(report.lanes().get(0).code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().get(1).code()).isEqualTo(ExitCode.OK);
    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
  }
}
