package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.BucketSetup;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs on two machines and one cache: real processes, each with a state folder of its own, so
 * that only the lock in the bucket is between them.
 */
class SharedLocksForRealTest {

  private static final String BUCKETS = "us-east-1=state-us,eu-west-1=state-eu";

  @TempDir Path folder;
  private Simulator simulator;
  private FrontDoor home;
  private FrontDoor dr;

  @BeforeEach
  void open() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                SimulatorOptions.forTests().regions(),
                Pace.FAST,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(7),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    home = new FrontDoor(simulator.endpoint(), "us-east-1", "AKIDOPERATOR");
    dr = new FrontDoor(simulator.endpoint(), "eu-west-1", "AKIDOPERATOR");
    assertThat(new BucketSetup(home).make("exports", true).ok()).isTrue();
    assertThat(new BucketSetup(home).make("state-us", false).ok()).isTrue();
    assertThat(new BucketSetup(dr).make("backups", true).ok()).isTrue();
    assertThat(new BucketSetup(dr).make("state-eu", false).ok()).isTrue();
    var made =
        home.elasticache(
            "CreateReplicationGroup",
            Map.of(
                "ReplicationGroupId", "orders",
                "ReplicationGroupDescription", "to be backed up",
                "NumCacheClusters", "2",
                "CacheNodeType", "cache.r7g.large",
                "Engine", "redis",
                "AutomaticFailoverEnabled", "true",
                "CacheParameterGroupName", "default.redis7"));
    assertThat(made.ok()).as(made.trouble()).isTrue();
    for (var door : List.of(home, dr)) {
      var group =
          door.elasticache(
              "CreateCacheSubnetGroup",
              Map.of(
                  "CacheSubnetGroupName", "private",
                  "CacheSubnetGroupDescription", "of a test",
                  "SubnetIds.SubnetIdentifier.1", "subnet-1"));
      assertThat(group.ok()).as(group.trouble()).isTrue();
    }
    var hook =
        Files.writeString(
            folder.resolve("wait.sh"),
            """
            #!/bin/sh
            : > "$1"
            n=0
            while [ ! -e "$2" ] && [ $n -lt 1200 ]; do sleep 0.1; n=$((n + 1)); done
            """);
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    until(() -> !body(home, "DescribeReplicationGroups").contains("creating"), "orders is there");
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @FunctionalInterface
  private interface Question {
    boolean holds() throws IOException;
  }

  private void until(Question question, String what) throws IOException {
    for (int i = 0; i < 1_200 && !question.holds(); i++) {
      LockSupport.parkNanos(50_000_000L);
    }
    assertThat(question.holds()).as(what).isTrue();
  }

  private static String body(FrontDoor door, String action) {
    return door.elasticache(action, Map.of()).body();
  }

  private ChildProcess backup(String machine, String... java) throws IOException {
    return ChildProcess.start(
        simulator.endpoint(),
        folder.resolve(machine),
        List.of(java),
        "backup",
        "create",
        "orders",
        "--region",
        "us-east-1",
        "--dr-region",
        "eu-west-1",
        "--bucket",
        "exports",
        "--dr-bucket",
        "backups",
        "--state-bucket",
        BUCKETS,
        "--pre-hook",
        folder.resolve("wait.sh") + " " + folder.resolve(machine + ".begun") + " " + go(machine),
        "--hook-timeout",
        "5m",
        "--yes");
  }

  private Path go(String machine) {
    return folder.resolve(machine + ".go");
  }

  /** What holds the lock and has not changed anything yet: its pre-hook waits for a word. */
  private boolean holdsTheLock(String machine) {
    return Files.exists(folder.resolve(machine + ".begun"));
  }

  private void mayGoOn(String... machines) throws IOException {
    for (var machine : machines) {
      if (!Files.exists(go(machine))) {
        Files.createFile(go(machine));
      }
    }
  }

  private int snapshots() {
    return body(home, "DescribeSnapshots").split("<SnapshotName>", -1).length - 1;
  }

  @Test
  void oneOfTwoWinsAndTheOtherSaysWhoHoldsTheLock() throws Exception {
    mayGoOn("two");
    try (var first = backup("one")) {
      until(() -> holdsTheLock("one"), "the first one holds the lock");
      try (var second = backup("two")) {
        var refused = second.ended();
        assertThat(refused.code()).as(refused.err()).isEqualTo(12);
        assertThat(refused.err())
            .contains("lineage/", "is locked by operation ", "(backup create, process ")
            .contains("nothing was changed");
      }
      mayGoOn("one");
      var won = first.ended();
      assertThat(won.code()).as(won.err()).isZero();
    }
    assertThat(snapshots()).isEqualTo(1);
    // It was given back: the next one need not wait.
    try (var next = backup("two")) {
      var ended = next.ended();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
  }

  @Test
  void whoStoodStillUntilItsLockHadRunOutStopsBeforeItsNextChange() throws Exception {
    var shortLease = "-Decdr.lock.lease=4";
    mayGoOn("two");
    try (var frozen = backup("one", shortLease)) {
      until(() -> holdsTheLock("one"), "the first one holds the lock");
      frozen.signal("STOP");
      // It breaks the lock of the one that stands still: when that has expired by the store's
      // clock, or after it has missed two beats. Until then it is told who holds it.
      var code = 12;
      for (int tries = 0; tries < 30 && code == 12; tries++) {
        try (var other = backup("two", shortLease)) {
          var ended = other.ended();
          assertThat(ended.code()).as(ended.err()).isIn(0, 12);
          code = ended.code();
        }
      }
      assertThat(code).as("the other one's backup").isZero();
      int taken = snapshots();
      assertThat(taken).isPositive();
      mayGoOn("one");
      frozen.signal("CONT");
      var stopped = frozen.ended();
      assertThat(stopped.code()).as(stopped.out() + stopped.err()).isEqualTo(12);
      assertThat(stopped.out() + stopped.err())
          .containsPattern("stood still|taken over|given back");
      assertThat(snapshots()).isEqualTo(taken);
    }
    assertThat(files("one")).isNotEmpty();
  }

  private void standby() throws Exception {
    try (var made =
        ChildProcess.start(
            simulator.endpoint(),
            folder.resolve("before"),
            ("standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
                    + " --subnet-group private --yes")
                .split(" "))) {
      var ended = made.ended();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
  }

  private ChildProcess failover(String machine, String... more) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                ("failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
                        + " --even-if-primary-looks-healthy --expect-primary us-east-1"
                        + " --write-probe off --yes --state-bucket "
                        + BUCKETS)
                    .split(" ")));
    line.addAll(List.of(more));
    return ChildProcess.start(
        simulator.endpoint(), folder.resolve(machine), line.toArray(String[]::new));
  }

  /** A hook after the promotion: until it ends the role change still holds its lock. */
  private ChildProcess lingering(String machine) throws IOException {
    var wait =
        folder.resolve("wait.sh") + " " + folder.resolve(machine + ".begun") + " " + go(machine);
    return failover(machine, "--post-hook", wait, "--hook-timeout", "5m");
  }

  @Test
  void aFailoverGoesThroughTheLockOfABackupWhichThenStopsAndSaysSo() throws Exception {
    standby();
    try (var backup = backup("cron")) {
      until(() -> holdsTheLock("cron"), "the backup holds the lock");
      try (var failover = lingering("person")) {
        until(() -> holdsTheLock("person"), "the failover has promoted");
        mayGoOn("cron");
        var stopped = backup.ended();
        var said = stopped.out() + stopped.err();
        assertThat(stopped.code()).as(said).isEqualTo(12);
        assertThat(said).contains("(failover, process ", "see: ecdr op show ");
        assertThat(snapshots()).as("nothing was begun after that").isZero();
        mayGoOn("person");
        var done = failover.ended();
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("failover: done and confirmed");
      }
    }
  }

  @Test
  void aBackupDuringAFailoverIsToldWhoHoldsTheLock() throws Exception {
    standby();
    mayGoOn("cron");
    try (var failover = lingering("person")) {
      until(() -> holdsTheLock("person"), "the failover holds the lock");
      try (var backup = backup("cron")) {
        var refused = backup.ended();
        assertThat(refused.code()).as(refused.err()).isEqualTo(12);
        assertThat(refused.err())
            .contains("is locked by operation ", "(failover, process ", "nothing was changed");
      }
      assertThat(snapshots()).isZero();
      mayGoOn("person");
      var done = failover.ended();
      assertThat(done.code()).as(done.err()).isZero();
    }
  }

  @Test
  void whatAKilledProcessLeftIsFinishedOnTheOtherMachine() throws Exception {
    var shortLease = "-Decdr.lock.lease=4";
    try (var first = backup("one", shortLease)) {
      until(() -> holdsTheLock("one"), "the first one has begun");
      assertThat(first.killAfter(0)).isTrue();
    }
    mayGoOn("one");
    var id = files("one").get(0).getParent().getFileName().toString();
    // Until its lock has run out, nobody can tell that it is gone.
    var ended = typed("two", shortLease, "op", "resume", id, "--state-bucket", BUCKETS);
    for (int tries = 0; tries < 30 && ended.code() == 12; tries++) {
      ended = typed("two", shortLease, "op", "resume", id, "--state-bucket", BUCKETS);
    }
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(snapshots()).isEqualTo(1);

    var seen = typed("one", "-Dx=1", "op", "show", id, "--state-bucket", BUCKETS);
    assertThat(seen.out()).contains("done and confirmed", "s3://state-");
    var again = typed("one", "-Dx=1", "op", "resume", id, "--state-bucket", BUCKETS);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out() + again.err()).contains("is done already");
  }

  @Test
  void aPlanIsAppliedOnOneOfTwoMachines() throws Exception {
    var file = folder.resolve("plan.json").toString();
    var plan =
        "plan backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket backups --out ";
    assertThat(typed("one", "-Dx=1", (plan + file).split(" ")).code()).isZero();
    var apply = new String[] {"apply", file, "--yes", "--state-bucket", BUCKETS};
    var applied = typed("one", "-Dx=1", apply);
    assertThat(applied.code()).as(applied.err()).isZero();

    var refused = typed("two", "-Dx=1", apply);
    assertThat(refused.code()).as(refused.err()).isEqualTo(14);
    assertThat(refused.err()).containsPattern("was applied already, by operation \\S+ on \\S+");
    assertThat(snapshots()).isEqualTo(1);
  }

  private ChildProcess.Ended typed(String machine, String java, String... words) throws Exception {
    try (var child =
        ChildProcess.start(simulator.endpoint(), folder.resolve(machine), List.of(java), words)) {
      return child.ended();
    }
  }

  private List<Path> files(String machine) throws IOException {
    try (var all = Files.walk(folder.resolve(machine))) {
      return all.filter(f -> f.endsWith("journal.jsonl")).toList();
    }
  }
}
