package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.GlobalWorld.Promotion;
import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promotions and detaches in virtual time: what is sent, and what is claimed. */
class LadderTest extends LadderBench {

  @Test
  void promotesAndIsDoneWhenTheRolesHaveMoved() {
    var report = run(plan(promote(true)));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE);
    assertThat(facts(report).text("Endpoint")).contains("eu.example:6379");
    assertThat(facts(report).text("Rung")).contains("orders-eu/promote");
    var took = Duration.between(report.started(), report.ended());
    assertThat(took).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(47));
  }

  @Test
  void asksOnceBeforeItSendsAndNothingOfTheLostRegion() {
    world.homeDark = true;

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(calls.sent()).allMatch(s -> s.call().region().equals(Plans.DR));
    assertThat(calls.sent().get(1).call().action()).isEqualTo(PROMOTE);
    assertThat(calls.changes()).containsExactly(PROMOTE);
  }

  @Test
  void sendsNothingWhenTheTargetIsThePrimaryAlready() {
    world.move();

    var report = run(plan(promote(true)));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).isEmpty();
  }

  @Test
  void neverPromotesTwiceWhenTheAnswerIsLostAfterTheEffect() {
    fateOf(PROMOTE, Fate.LOST_AFTER);

    var report = run(plan(promote(false), detach()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE);
    assertThat(world.promotions).isOne();
  }

  @Test
  void promotesAgainWhenTheAnswerWasLostAndNothingWentOnForHalfAMinute() {
    fateOf(PROMOTE, Fate.LOST_BEFORE);

    var report = run(plan(promote(false)));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE, PROMOTE);
    assertThat(world.promotions).isOne();
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).toList();
    assertThat(Duration.between(sent.get(0).at(), sent.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void doesNotPromoteAgainWhenAnEventShowsThatSomethingWentOn() {
    fateOf(PROMOTE, Fate.LOST_BEFORE);
    world.events.add(
        Value.fields("Message", "Failover started")
            .with("Date", new Value.Time(Instant.parse("2026-11-23T01:15:03Z"))));

    var report = run(plan(promote(false)));

    assertThat(calls.changes()).containsExactly(PROMOTE);
    assertThat(report.code()).isEqualTo(ExitCode.UNKNOWN_OUTCOME);
    assertThat(Bench.stopped(report).hint()).contains("ecdr op resume");
  }

  @Test
  void givesUpAfterTwoLostAnswers() {
    fateOf(PROMOTE, Fate.LOST_BEFORE, Fate.LOST_BEFORE, Fate.LOST_BEFORE);

    var report = run(plan(promote(false)));

    assertThat(calls.changes()).containsExactly(PROMOTE, PROMOTE);
    assertThat(report.code()).isEqualTo(ExitCode.UNKNOWN_OUTCOME);
  }

  @Test
  void waitsForWhatGoesOnAndThenTriesAgainWhenTheDatastoreIsBusy() {
    world.promotion = Promotion.BUSY;
    world.busyFor = 2;

    var report = run(plan(promote(true)));

    assertThat(report.code()).as("%s", Bench.stopped(report)).isEqualTo(ExitCode.OK);
    assertThat(calls.changes()).containsExactly(PROMOTE, PROMOTE, PROMOTE);
    var sent = calls.sent().stream().filter(s -> !s.call().readsOnly()).toList();
    assertThat(Duration.between(sent.get(0).at(), sent.get(1).at()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(64));
  }

  @Test
  void givesUpOnADatastoreThatStaysBusy() {
    world.promotion = Promotion.REFUSED;
    world.status = "modifying";

    var report = run(plan(promote(false)));

    assertThat(calls.changes()).containsExactly(PROMOTE);
    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(Bench.stopped(report).reason()).contains("was refused").contains("modifying");
    assertThat(Bench.stopped(report).hint()).contains("ecdr detach");
  }

  @Test
  void reportsAFailureWhenTheAnswerWasSuccessAndTheRolesNeverMove() {
    for (var promotion : List.of(Promotion.NOTHING, Promotion.BACK, Promotion.NOBODY)) {
      var each = new LadderTest();
      each.world.promotion = promotion;

      var report = each.run(plan(promote(true)));

      assertThat(report.code()).as("%s", promotion).isEqualTo(ExitCode.FAILED);
      assertThat(each.calls.changes()).as("%s", promotion).containsExactly(PROMOTE);
      assertThat(Bench.stopped(report).reason())
          .contains(
              promotion == Promotion.NOBODY
                  ? "no member is the primary"
                  : "the roles have not moved");
    }
  }

  @Test
  void waitsUntilBothRegionsTellTheSameRoles() {
    world.homeTellsOldRoles = true;

    var report = run(plan(promote(true)));

    assertThat(report.code()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(Bench.stopped(report).reason()).contains("different roles");
  }

  @Test
  void neverPromotesTwiceWhereverTheProcessIsKilled() {
    for (int millis = 10; millis < 400_000; millis = millis < 3_000 ? millis + 60 : millis * 2) {
      for (var promotion : List.of(Promotion.MOVES, Promotion.STUCK, Promotion.REFUSED)) {
        var each = new LadderTest();
        each.world.promotion = promotion;
        each.calls.killAt(each.calls.instant().plusMillis(millis));
        var plan = plan(promote(false), detach());
        Report report;
        try {
          report = each.run(plan);
        } catch (VirtualCalls.Killed e) {
          each.calls.restart();
          report = each.run(plan);
        }
        var as = promotion + " killed at " + millis + " ms: " + Bench.stopped(report);
        assertThat(report.code()).as(as).isEqualTo(ExitCode.OK);
        assertThat(each.world.promotions).as(as).isLessThanOrEqualTo(1);
        assertThat(each.world.detaches).as(as).isEqualTo(promotion == Promotion.MOVES ? 0 : 1);
      }
    }
  }

  @Test
  void holdsItsRulesForRandomWorlds() {
    var seeds = new Random(42);
    List<ExitCode> ends = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long seed = seeds.nextLong();
      var random = new Random(seed);
      var each = new LadderTest();
      var kinds = Promotion.values();
      each.world.promotion = kinds[random.nextInt(kinds.length)];
      each.world.busyFor = random.nextInt(4);
      each.world.takes = Duration.ofSeconds(random.nextInt(400));
      each.world.detachRefused = random.nextInt(4) == 0;
      each.world.homeDark = random.nextBoolean();
      var fates = Fate.values();
      each.calls.fates(
          call -> random.nextInt(5) == 0 ? fates[random.nextInt(fates.length)] : Fate.ANSWERED);
      boolean ladder = random.nextBoolean();

      var report = each.run(ladder ? plan(promote(false), detach()) : plan(promote(false)));

      ends.add(report.code());
      var as = "seed " + seed + ", " + each.world.promotion + ": " + Bench.stopped(report);
      if (report.code() == ExitCode.OK) {
        boolean detached = facts(report).text("Rung").orElse("").endsWith("detach");
        assertThat(each.world.roles.get(GlobalWorld.NEW).equals("PRIMARY") || detached)
            .as(as)
            .isTrue();
      } else {
        assertThat(Bench.stopped(report).reason()).as(as).isNotBlank();
      }
      assertThat(each.world.promotions)
          .as(as)
          .isLessThanOrEqualTo(each.world.promotion == Promotion.NOTHING ? 2 : 1);
      assertThat(each.calls.sent()).as(as).allMatch(s -> s.call().region().equals(Plans.DR));
    }
    assertThat(ends).contains(ExitCode.OK, ExitCode.FAILED, ExitCode.UNKNOWN_OUTCOME);
  }

  @Test
  void saysWhenItCannotSee() {
    var denied =
        new VirtualCalls(
            call ->
                new Completion.Refused(
                    "AccessDenied", "no", 403, io.ecdr.plan.RefusalKind.NOT_PERMITTED));
    var executor =
        new Executor(
            denied, Plans::endpoint, denied, new Random(7), () -> false, e -> {}, Settings.DEFAULT);

    var report = executor.run(plan(promote(false)), Position.START, entry -> {});

    assertThat(report.code()).isEqualTo(ExitCode.NOT_PERMITTED);
    assertThat(denied.changes()).isEmpty();
  }
}
