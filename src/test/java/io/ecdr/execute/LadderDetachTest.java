package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.GlobalWorld.Promotion;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.port.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a promotion is given up and the standby is detached, and when that is asked first. */
class LadderDetachTest extends LadderBench {

  /** A person who answers after a while, in virtual time. */
  private final class Person implements Asking {
    private final Duration after;
    private final boolean yes;
    private final List<String> asked = new ArrayList<>();
    private Instant ready;

    Person(boolean yes, Duration after) {
      this.yes = yes;
      this.after = after;
    }

    @Override
    public void ask(Step.Rung rung, String why) {
      asked.add(rung.id() + ": " + why);
      ready = calls.instant().plus(after);
    }

    @Override
    public Optional<Boolean> answer() {
      return calls.instant().isBefore(ready) ? Optional.empty() : Optional.of(yes);
    }
  }

  private Report run(Plan plan, Asking asking) {
    return new Executor(
            calls,
            Plans::endpoint,
            calls,
            new Random(7),
            () -> false,
            e -> {},
            Settings.DEFAULT,
            Outside.NOTHING.asking(asking))
        .run(PlanCodec.read(PlanCodec.write(plan)), Position.START, entry -> {});
  }

  @Test
  void detachesAtOnceWhenThePromotionIsRefused() {
    world.promotion = Promotion.REFUSED;

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE, DETACH);
    assertThat(facts(report).text("Rung")).contains("orders-eu/detach");
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).toList();
    assertThat(Duration.between(sent.get(0).at(), sent.get(1).at()))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void namesTheDetachWhenThePromotionIsRefusedAndItMayNot() {
    world.promotion = Promotion.REFUSED;

    var report = run(plan(promote(false)));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(world.promotions).isZero();
    // Once more, in case something had just ended; nothing goes on, so that is final.
    assertThat(calls.changes()).containsExactly(PROMOTE, PROMOTE);
    assertThat(Bench.stopped(report).reason())
        .contains("InvalidGlobalReplicationGroupState")
        .contains("the roles have not moved");
    assertThat(Bench.stopped(report).hint()).contains("ecdr detach");
  }

  @Test
  void detachesAfterAPersonsYesWhenThePromotionIsRefusedOrStuck() {
    for (var promotion : List.of(Promotion.REFUSED, Promotion.STUCK)) {
      var each = new LadderDetachTest();
      each.world.promotion = promotion;
      var person = each.new Person(true, Duration.ofSeconds(20));

      var report = each.run(plan(promote(false), detach().asking()), person);

      assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
      assertThat(facts(report).text("Rung")).contains("orders-eu/detach");
      assertThat(person.asked).hasSize(1);
      assertThat(person.asked.get(0))
          .startsWith("orders-eu/detach")
          .contains("the roles have not moved");
      assertThat(each.calls.changes()).endsWith(PROMOTE, DETACH);
    }
  }

  @Test
  void endsWithTheCommandWhenAPersonSaysNoOrNobodyIsThere() {
    for (var asking : List.of(new Person(false, Duration.ofSeconds(20)), Asking.NOBODY)) {
      world.promotion = Promotion.REFUSED;

      var report = run(plan(promote(false), detach().asking()), asking);

      assertThat(report.code()).isEqualTo(ExitCode.FAILED);
      assertThat(calls.changes()).doesNotContain(DETACH);
      assertThat(Bench.stopped(report).hint()).contains("ecdr detach");
    }
  }

  @Test
  void doesNotDetachWhatMovedWhileThePersonThought() {
    world.promotion = Promotion.STUCK;
    calls.at(calls.instant().plusSeconds(310), world::move);

    var report =
        run(plan(promote(false), detach().asking()), new Person(true, Duration.ofSeconds(30)));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE);
  }

  @Test
  void asksNobodyWhenThePromotionComesAbout() {
    var person = new Person(true, Duration.ZERO);

    assertThat(run(plan(promote(false), detach().asking()), person).code()).isEqualTo(ExitCode.OK);
    assertThat(person.asked).isEmpty();
  }

  @Test
  void detachesWhenThePromotionIsStuckAtItsDeadline() {
    world.promotion = Promotion.STUCK;

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE, DETACH);
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).toList();
    assertThat(Duration.between(sent.get(0).at(), sent.get(1).at()))
        .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(303));
  }

  @Test
  void timesOutWhenThePromotionIsStuckAndItMayNotDetach() {
    world.promotion = Promotion.STUCK;

    var report = run(plan(promote(false)));

    assertThat(report.code()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(calls.changes()).containsExactly(PROMOTE);
    assertThat(Bench.stopped(report).reason()).contains("modifying");
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume").contains("ecdr detach");
  }

  @Test
  void doesNotDetachWhatIsJustBeingPromoted() {
    world.takes = Duration.ofSeconds(299);
    calls.at(calls.instant().plusSeconds(290), () -> world.groupStatus = "modifying");
    calls.at(calls.instant().plusSeconds(330), () -> world.groupStatus = "available");

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE);
  }

  @Test
  void endsTrulyWhenNeitherPromotionNorDetachIsAccepted() {
    world.promotion = Promotion.REFUSED;
    world.detachRefused = true;

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains(PROMOTE).contains(DETACH);
  }
}
