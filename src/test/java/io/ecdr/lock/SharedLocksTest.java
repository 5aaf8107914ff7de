package io.ecdr.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.model.Region;
import io.ecdr.plan.Completion;
import io.ecdr.port.Calls;
import io.ecdr.port.LockLost;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import io.ecdr.store.LocalLocks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines and one bucket in the simulator's S3: who waits for whom. */
class SharedLocksTest {

  private static final String NAME = Locks.ofLineage("111122223333/eu-west-1/orders");
  private static final Region HOME = new Region("us-east-1");

  @TempDir Path folder;
  private final SimulatedS3 s3 = new SimulatedS3();
  private boolean silent;
  private int names;
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void close() {
    s3.close();
  }

  private final class Answering implements Calls {
    private final Queue<Arrival> arrived = new ArrayDeque<>();
    private long numbers;

    @Override
    public Ticket submit(io.ecdr.plan.Call call) {
      var ticket = new Ticket(++numbers);
      arrived.add(new Arrival(ticket, silent ? new Completion.Unreachable("dark") : s3.send(call)));
      return ticket;
    }

    @Override
    public Optional<Arrival> next(Duration atMost) {
      return Optional.ofNullable(arrived.poll());
    }
  }

  private long ticks() {
    return Duration.between(Instant.EPOCH, s3.now()).toNanos();
  }

  private SharedLocks machine(String name) {
    return machine(name, name);
  }

  /** One whose own locks are kept elsewhere: as they are after its process was killed. */
  private SharedLocks machine(String name, String localLocks) {
    var owner =
        new Owner(
            7, name, () -> name, () -> name + ++names, s3::now, this::ticks, s3::pass, Terms.USUAL);
    var bucket =
        new StateBucket(
            new Answering(),
            (service, region) -> "https://s3.invalid",
            SimulatedS3.REGION,
            SimulatedS3.BUCKET,
            this::ticks);
    var local = new LocalLocks(folder.resolve(localLocks), s3::now, 7, name);
    return new SharedLocks(local, List.of(bucket), List.of(), owner, new HashMap<>(), said::add);
  }

  private static Locks plain(SharedLocks locks) {
    return locks.within(new Locks.Reach(List.of(SimulatedS3.REGION, HOME), false, false, false));
  }

  private static Locks emergency(SharedLocks locks, boolean forgiving) {
    return locks.within(new Locks.Reach(List.of(SimulatedS3.REGION), true, true, forgiving));
  }

  /** So long, with its beats. */
  private void works(SharedLocks locks, Duration time) {
    for (long left = time.toSeconds(); left > 0; left--) {
      s3.pass(Duration.ofSeconds(1));
      locks.beat();
    }
  }

  @Test
  void aLockThatIsRenewedIsNeverHadByAnotherAndOneGivenBackIsHadAtOnce() {
    var one = machine("one");
    var held = plain(one).take(NAME, "op-1", "backup create");
    works(one, Duration.ofMinutes(30));

    assertThatThrownBy(() -> plain(machine("two")).take(NAME, "op-2", "backup create"))
        .isInstanceOf(LockTaken.class)
        .hasMessageContaining("operation op-1 (backup create, process 7 on one");
    held.check(true);
    held.close();

    var before = s3.now();
    plain(machine("two")).take(NAME, "op-2", "backup create").check(true);
    assertThat(s3.now()).isEqualTo(before);
  }

  @Test
  void anEmergencyGoesBeforeABackupWhichStopsAtItsNextChange() {
    var one = machine("one");
    var backup = plain(one).take(NAME, "op-1", "backup create");
    s3.pass(Duration.ofSeconds(2));

    var failover = emergency(machine("two"), false).preempt(NAME, "op-2", "failover");

    assertThat(failover.preempted().orElseThrow().operation()).isEqualTo("op-1");
    failover.check(true);
    assertThatThrownBy(() -> backup.check(true))
        .isInstanceOf(LockLost.class)
        .hasMessageContaining("an emergency went first: operation op-2 (failover");
    backup.close();
    failover.check(true);
    assertThatThrownBy(() -> plain(machine("three")).take(NAME, "op-3", "backup create"))
        .isInstanceOf(LockTaken.class);
  }

  @Test
  void anEmergencyNeverGoesBeforeARoleChangeAtWork() {
    var one = machine("one");
    var switchover = plain(one).take(NAME, "op-1", "switchover");
    works(one, Duration.ofMinutes(3));

    assertThatThrownBy(() -> emergency(machine("two"), true).preempt(NAME, "op-2", "failover"))
        .isInstanceOf(LockTaken.class)
        .hasMessageContaining("op-1 (switchover");
    switchover.check(true);
  }

  @Test
  void aProgramThatDiedIsWatchedForTwoBeatsAndThenItsLockIsBroken() {
    plain(machine("one")).take(NAME, "op-1", "switchover");
    s3.pass(Duration.ofSeconds(30));
    var begun = s3.now();

    plain(machine("two")).take(NAME, "op-2", "switchover").check(true);

    assertThat(Duration.between(begun, s3.now()))
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(45));
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .contains("is locked by operation op-1 (switchover, process 7 on one", "up to 41 s");
  }

  @Test
  void anOperationIsNotTakenFromAnotherMachineThatStillWorksOnIt() {
    var one = machine("one");
    var held = plain(one).take(NAME, "op-1", "switchover");
    works(one, Duration.ofMinutes(5));

    assertThatThrownBy(() -> plain(machine("two")).take(NAME, "op-1", "switchover"))
        .isInstanceOf(LockTaken.class)
        .hasMessageContaining("on one");
    held.check(true);
    // Where it was killed, its next process need not wait.
    plain(machine("one", "free again")).take(NAME, "op-1", "switchover").check(true);
    assertThat(said).isEmpty();
  }

  @Test
  void whatWasLeftInFlightIsHadByItsOwnOperationByAnEmergencyAndByAnybodyAfterSixHours() {
    var left = plain(machine("one")).take(NAME, "op-1", "switchover");
    left.leaveInFlight();
    left.close();
    s3.pass(Duration.ofMinutes(10));

    assertThatThrownBy(() -> plain(machine("two")).take(NAME, "op-2", "backup create"))
        .isInstanceOf(LockTaken.class)
        .hasMessageContaining("op-1");
    var resumed = plain(machine("one")).take(NAME, "op-1", "switchover");
    resumed.leaveInFlight();
    resumed.close();
    var failover = emergency(machine("two"), false).preempt(NAME, "op-2", "failover");
    failover.leaveInFlight();
    failover.close();
    s3.pass(Duration.ofHours(6).plusSeconds(3));
    plain(machine("three")).take(NAME, "op-3", "backup create").check(true);
  }

  @Test
  void aSilentStoreRefusesAllButAnEmergencyThatMayGoOn() {
    silent = true;

    assertThatThrownBy(() -> plain(machine("one")).take(NAME, "op-1", "backup create"))
        .isInstanceOf(LockUnsure.class)
        .hasMessageContaining("state-eu in eu-west-1: dark");
    assertThatThrownBy(() -> emergency(machine("two"), false).preempt(NAME, "op-2", "failover"))
        .isInstanceOf(LockUnsure.class);
    var gone = emergency(machine("three"), true).preempt(NAME, "op-3", "failover");
    assertThat(gone.warnings()).hasSize(1);
    assertThat(gone.warnings().get(0)).contains("is not locked in eu-west-1", "dark");
    gone.check(true);
  }

  @Test
  void aStoreThatFallsSilentStopsABackupAfterHalfItsLeaseAndNeverAnEmergency() {
    var one = machine("one");
    var backup = plain(one).take(NAME, "op-1", "backup create");
    var other = machine("two");
    var failover = emergency(other, false).preempt(Locks.ofLineage("other"), "op-2", "failover");
    silent = true;
    for (int i = 0; i < 25; i++) {
      s3.pass(Duration.ofSeconds(1));
      one.beat();
      other.beat();
    }
    backup.check(true);
    for (int i = 0; i < 60; i++) {
      s3.pass(Duration.ofSeconds(1));
      one.beat();
      other.beat();
    }
    failover.check(true);
    assertThatThrownBy(() -> backup.check(true))
        .isInstanceOf(LockLost.class)
        .hasMessageContaining("could not be renewed");
  }

  @Test
  void aRoleChangeIsRefusedWhereTheTargetHasNoBucketAndWarnedWhenItMayGoOn() {
    var reach = new Locks.Reach(List.of(HOME), true, false, false);
    assertThatThrownBy(() -> machine("one").within(reach).take(NAME, "op-1", "switchover"))
        .isInstanceOf(LockUnsure.class)
        .hasMessageContaining("there is no --state-bucket in us-east-1");
  }
}
