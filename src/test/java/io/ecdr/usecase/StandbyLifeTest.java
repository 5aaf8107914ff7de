package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby's life, through the planners, the executor, the SDK and the wire. */
class StandbyLifeTest {
  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static Report report(Answer<RunReport> answer) {
    return TwoRegions.given(answer).report();
  }

  private Report done(Plan plan) {
    return aws.done(plan).report();
  }

  private static String rung(Report report) {
    var steps = report.lanes().get(0).steps();
    var outcome = steps.get(0).outcome().orElseThrow();
    return ((StepOutcome.Done) outcome).facts().text("Rung").orElse("");
  }

  private void standby(boolean cluster) {
    aws.cache(
        "orders",
        r -> {
          if (cluster) {
            r.numNodeGroups(2).replicasPerNodeGroup(1).automaticFailoverEnabled(true);
          } else {
            r.numCacheClusters(2).automaticFailoverEnabled(true);
          }
        });
    var plan = aws.roles.standby("orders-eu");
    assertThat(plan.blockers()).isEmpty();
    done(plan);
  }

  private static Plan plan(Planned planned) {
    var plan = TwoRegions.plan(planned);
    assertThat(plan.blockers()).isEmpty();
    return plan;
  }

  private Planned switchover(String cache, Region region, Region to) {
    return new Switchover(aws.surveyor(), aws::nextId, "test")
        .plan(
            new SwitchoverRequest(
                cache,
                region,
                to,
                RolePlans.ANY,
                Optional.of(region),
                Optional.empty(),
                WriteProbe.AUTO));
  }

  private Planned failover(boolean orDetach) {
    return new Failover(aws.surveyor(), aws::nextId, "test")
        .plan(
            new FailoverRequest(
                "orders",
                TwoRegions.HOME,
                TwoRegions.DR,
                RolePlans.ANY,
                Optional.of(TwoRegions.HOME),
                true,
                false,
                orDetach,
                Optional.of(Duration.ofMinutes(2)),
                Optional.empty(),
                WriteProbe.AUTO));
  }

  @Test
  void makesAStandbyAndSwitchesOverAndBack() {
    for (boolean cluster : List.of(false, true)) {
      open("cluster-" + cluster, DarkPrimary.ACCEPT);
      standby(cluster);

      done(plan(switchover("orders", TwoRegions.HOME, TwoRegions.DR)));
      assertThat(aws.roles.role(TwoRegions.DR, "orders-eu")).isEqualToIgnoringCase("PRIMARY");
      assertThat(aws.roles.role(TwoRegions.HOME, "orders")).isEqualToIgnoringCase("SECONDARY");
      // The old primary takes its time to follow.
      aws.calls.pass(Duration.ofHours(1));

      done(plan(switchover("orders-eu", TwoRegions.DR, TwoRegions.HOME)));
      assertThat(aws.roles.role(TwoRegions.HOME, "orders")).isEqualToIgnoringCase("PRIMARY");
    }
  }

  private void open(String folder, DarkPrimary choice) {
    close();
    aws =
        new TwoRegions(
            state.resolve(folder), Options.defaults().withPromoteWhenPrimaryDark(choice));
  }

  @Test
  void sendsNothingWhenTheTargetIsThePrimaryAlready() {
    standby(false);
    long sent = changes();

    var again = switchover("orders", TwoRegions.HOME, TwoRegions.HOME);

    assertThat(plan(again).checked()).isEqualTo(ExitCode.OK);
    done(TwoRegions.plan(again));
    assertThat(changes()).isEqualTo(sent);
  }

  private long changes() {
    return aws.calls.sent().stream().filter(s -> !s.call().readsOnly()).count();
  }

  @Test
  void failsOverWithThePrimaryRegionDarkAndAsksItOnlyForAGlance() {
    standby(false);
    aws.breakWith("region-dark", "us-east-1");
    int before = aws.calls.sent().size();

    var report = done(plan(failover(true)));

    assertThat(rung(report)).isEqualTo("orders-eu/promote");
    var sent = aws.calls.sent().subList(before, aws.calls.sent().size());
    var home = sent.stream().filter(s -> s.call().region().equals(TwoRegions.HOME)).toList();
    assertThat(home).allMatch(s -> s.call().readsOnly());
    long first =
        sent.stream().takeWhile(s -> s.call().readsOnly()).filter(s -> !home.contains(s)).count();
    assertThat(first).isLessThanOrEqualTo(6);
  }

  @Test
  void detachesWhenThePromotionIsRefusedOrStuck() {
    for (var choice : List.of(DarkPrimary.REFUSE, DarkPrimary.STUCK)) {
      open("dark-" + choice, choice);
      standby(true);
      aws.breakWith("region-dark", "us-east-1");

      var report = done(plan(failover(true)));

      assertThat(rung(report)).as("%s", choice).isEqualTo("orders-eu/detach");
    }
  }

  @Test
  void tellsTheNextCommandWhenThePromotionIsRefused() {
    open("refusing", DarkPrimary.REFUSE);
    standby(false);
    aws.breakWith("region-dark", "us-east-1");

    var report = report(aws.run(plan(failover(false))));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.lanes().toString()).contains("ecdr detach orders-eu --region eu-west-1");
  }

  @Test
  void refusesAFailoverFromAHealthyPrimaryInAScript() {
    standby(false);

    var plan = TwoRegions.plan(failover(true));

    assertThat(plan.blockers()).extracting(c -> c.id()).containsExactly("primary-lost");
  }

  @Test
  void detachesAStandby() {
    standby(false);
    var request =
        new DetachRequest(
            "orders-eu",
            TwoRegions.DR,
            RolePlans.ANY,
            Optional.of(TwoRegions.HOME),
            Optional.empty(),
            WriteProbe.AUTO);

    done(plan(new Detach(aws.surveyor(), aws::nextId, "test").plan(request)));

    var gone = switchover("orders", TwoRegions.HOME, TwoRegions.DR);
    assertThat(gone).isInstanceOf(Planned.Rejected.class);
    assertThat(((Planned.Rejected) gone).why().code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void offersARestoreForACacheWithoutAStandby() {
    aws.cache("orders", r -> r.numCacheClusters(2));

    var planned = failover(true);

    var why = ((Planned.Rejected) planned).why();
    assertThat(why.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(why.hint()).contains("ecdr status orders --region us-east-1 --dr-region eu-west-1");
  }

  @Test
  void readsTheLagAndHoldsTheLossToIt() {
    standby(false);
    aws.calls.pass(Duration.ofMinutes(10));

    var fits = TwoRegions.plan(limited(Duration.ofMinutes(10)));
    var above = TwoRegions.plan(limited(Duration.ofSeconds(30)));

    assertThat(fits.checked()).as("%s", fits.checks()).isEqualTo(ExitCode.OK);
    assertThat(fits.prediction().recoveryPointAge()).isPresent();
    assertThat(above.checked()).isEqualTo(ExitCode.LOSS_ABOVE_BOUND);
  }

  private Planned limited(Duration most) {
    return new Switchover(aws.surveyor(), aws::nextId, "test")
        .plan(
            new SwitchoverRequest(
                "orders",
                TwoRegions.HOME,
                TwoRegions.DR,
                LossLimit.of(most),
                Optional.empty(),
                Optional.empty(),
                WriteProbe.AUTO));
  }
}
