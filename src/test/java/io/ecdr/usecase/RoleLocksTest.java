package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.port.LockLost;
import io.ecdr.port.LockTaken;
import io.ecdr.port.Locks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for whom: one role change per Global Datastore, and an emergency before all else. */
class RoleLocksTest {
  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache("orders", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private void haveStandby() {
    assertThat(aws.run(aws.roles.standby("orders-eu"))).isInstanceOf(Answer.Given.class);
  }

  private Plan failover() {
    return aws.roles.failover(false, false, Optional.empty(), WriteProbe.AUTO);
  }

  private void refusedBecauseOf(Plan running, Plan other) {
    try (var held = HeldLocks.ofPlan(aws.locks, running)) {
      var why = ((Answer.Rejected<RunReport>) aws.run(other)).why();
      assertThat(why.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(why.message())
          .contains("operation " + running.id() + " (" + running.verb(), "nothing was changed");
      held.check(true);
    }
  }

  @Test
  void twoRoleChangesOfOneDatastoreExcludeEachOtherWhateverTheirTargets() {
    haveStandby();

    refusedBecauseOf(aws.roles.switchover(), aws.roles.switchover(TwoRegions.HOME));
    refusedBecauseOf(aws.roles.switchover(TwoRegions.HOME), failover());
    refusedBecauseOf(failover(), aws.roles.switchover(TwoRegions.HOME));
  }

  @Test
  void twoNewStandbysOfOneCacheExcludeEachOther() {
    refusedBecauseOf(aws.roles.standby("orders-eu"), aws.roles.standby("orders-other"));
  }

  private static String lineage(Plan plan) {
    return Locks.ofLineage(plan.lanes().get(0).cache().path());
  }

  @Test
  void anEmergencyGoesBeforeABackupAndSaysSo() {
    haveStandby();
    var failover = failover();

    try (var backup = aws.locks.take(lineage(failover), "op-backup", "backup create")) {
      var report = ((Answer.Given<RunReport>) aws.run(failover)).report();

      assertThat(report.code()).isEqualTo(ExitCode.OK);
      assertThat(report.warnings()).hasSize(1);
      assertThat(report.warnings().get(0)).contains("op-backup (backup create");
      // Also when the emergency has come and gone meanwhile.
      assertThat(backup.preemptedBy().orElseThrow().operation()).isEqualTo(failover.id());
    }
    try (var next = aws.locks.take(lineage(failover), "op-next", "backup create")) {
      assertThat(next.preemptedBy()).isEmpty();
    }
  }

  @Test
  void whomAnEmergencyWentBeforeStandsInItsJournal() {
    haveStandby();
    var failover = failover();

    try (var backup = aws.locks.take(lineage(failover), "op-backup", "backup create")) {
      assertThat(backup.preempted()).isEmpty();
      assertThat(aws.run(failover)).isInstanceOf(Answer.Given.class);
    }
    var stored = aws.operations.find(failover.id()).orElseThrow();
    var forced = Kept.read(stored).history().orElseThrow().forced();
    assertThat(forced).hasSize(1);
    assertThat(forced.get(0).reason()).isEmpty();
    assertThat(forced.get(0).past().toString()).contains("went before operation op-backup");
  }

  @Test
  void aBackupOfTheOldPrimaryAndARoleChangeExcludeEachOther() {
    haveStandby();

    refusedBecauseOf(aws.plans.backup("orders"), aws.roles.switchover());
    refusedBecauseOf(aws.roles.switchover(), aws.plans.backup("orders"));
    refusedBecauseOf(failover(), aws.plans.backup("orders"));
  }

  @Test
  void anEmergencyGoesBeforeABackupOfTheOldPrimary() {
    haveStandby();
    var failover = failover();

    try (var backup = HeldLocks.ofPlan(aws.locks, aws.plans.backup("orders"))) {
      var report = ((Answer.Given<RunReport>) aws.run(failover)).report();

      assertThat(report.code()).isEqualTo(ExitCode.OK);
      assertThat(report.warnings().toString()).contains("(backup create");
      assertThatThrownBy(() -> backup.check(true)).isInstanceOf(LockLost.class);
    }
  }

  @Test
  void backupsOfTwoMembersExcludeEachOtherAndOthersDoNot() {
    haveStandby();
    aws.cache("shop", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var primary = aws.plans.backup("orders");
    var member = primary.lanes().get(0).datastore();
    assertThat(member).isPresent();
    // As a backup of the standby would be planned, from whichever Region.
    var standby =
        new CacheId(primary.account(), TwoRegions.DR, CacheKind.REPLICATION_GROUP, "orders-eu");
    var other =
        new Plan(
            aws.nextId(),
            primary.verb(),
            "test",
            primary.created(),
            primary.account(),
            primary.regions(),
            List.of(),
            List.of(new Lane(standby, member, primary.lanes().get(0).steps())),
            primary.prediction());

    refusedBecauseOf(primary, other);
    try (var held = HeldLocks.ofPlan(aws.locks, primary)) {
      HeldLocks.ofPlan(aws.locks, aws.plans.backup("shop")).close();
      held.check(true);
    }
  }

  @Test
  void nobodyTakesALockWhileAnEmergencyIsAtWork() {
    haveStandby();
    var failover = failover();

    try (var held = HeldLocks.ofPlan(aws.locks, failover)) {
      assertThat(held.warnings()).isEmpty();
      assertThatThrownBy(() -> aws.locks.take(lineage(failover), "op-backup", "backup create"))
          .isInstanceOf(LockTaken.class)
          .hasMessageContaining("failover");
    }
    aws.locks.take(lineage(failover), "op-backup", "backup create").close();
  }

  @Test
  void whoeverWasOvertakenStopsBeforeItsNextChangeAndGoesOnLater() {
    var backup = aws.plans.backup("orders");
    var name = lineage(backup);
    var emergencies = new ArrayList<Locks.Held>();
    aws.calls.at(
        aws.calls.instant().plusSeconds(20),
        () -> emergencies.add(aws.locks.preempt(name, "op-failover", "failover")));

    var report = ((Answer.Given<RunReport>) aws.run(backup)).report();

    assertThat(report.code()).isEqualTo(ExitCode.LOCKED);
    assertThat(report.report().lanes().toString())
        .contains("an emergency went first: operation op-failover (failover");
    assertThat(aws.objects("exports")).isEmpty();
    var early = ((Answer.Rejected<RunReport>) aws.resume(backup.id())).why();
    assertThat(early.code()).isEqualTo(ExitCode.LOCKED);

    emergencies.forEach(Locks.Held::close);
    var resumed = ((Answer.Given<RunReport>) aws.resume(backup.id())).report();
    assertThat(resumed.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void endedOperationsLeaveNoLockFiles() throws IOException {
    haveStandby();
    assertThat(aws.run(failover())).isInstanceOf(Answer.Given.class);

    try (var files = Files.list(state.resolve("locks"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("gate");
    }
  }
}
