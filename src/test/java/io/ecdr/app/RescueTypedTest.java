package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.elasticache.Snapshots;
import io.ecdr.usecase.DyingOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saving what only an old side has, as it is typed; each test has a cache of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RescueTypedTest {

  private static final String TO =
      " --region us-east-1 --bucket exports --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String DR = " --dr-region eu-west-1 --dr-bucket dr-eu";

  private Simulator simulator;
  private Operator operator;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim bucket exports --region us-east-1", 0);
    ended("sim bucket dr-eu --region eu-west-1", 0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void cache(String id) {
    ended(Lines.group(id), 0);
    ended("sim wait " + id + " --region us-east-1", 0);
  }

  /** As the service takes one, by itself or because somebody asked. */
  private void snapshot(String id, String name, boolean automatic) {
    var world = simulator.world();
    world.run(
        () -> {
          var group =
              world.elasticache().estate(SimulatorOptions.DEFAULT_ACCOUNT, "us-east-1").group(id);
          world
              .elasticache()
              .snapshots()
              .take(
                  group,
                  new Snapshots.Order(name, group.node(id + "-002"), automatic, null, List.of()));
        });
    ended("sim wait " + id + " --region us-east-1", 0);
  }

  private Optional<String> only(String cache, String member) {
    var all =
        ended("backup list " + cache + DR + " --region us-east-1 -o json", 0)
            .data()
            .list("backups");
    assertThat(all).hasSize(1);
    return all.get(0).text(member);
  }

  @Test
  void whatTheOldSideHasIsVerifiedAwayAndItsAutomaticSnapshotsOutliveIt() {
    cache("orders");
    snapshot("orders", "automatic.orders-002-2026-11-23-03-00", true);

    var done = ended("rescue orders" + TO + " --yes", 0);

    assertThat(done.out()).contains("done and confirmed", "as one to keep, for rescue");
    assertThat(only("orders", "proof")).contains("verified");
    var copies =
        ended("sim call elasticache DescribeSnapshots --region us-east-1 SnapshotSource=user", 0)
            .out();
    assertThat(copies).contains("<SnapshotName>orders-a1-20");
  }

  @Test
  void retentionNeverTakesIt() {
    cache("kept");
    ended("rescue kept" + TO + " --yes", 0);
    var rescued = only("kept", "id").orElseThrow();
    for (int i = 0; i < 2; i++) {
      ended("backup create kept" + TO + " --yes", 0);
    }

    ended(
        "backup prune kept"
            + TO.replace(" --bucket exports", "")
            + " --keep-last 1 --min-redundancy 1 --yes",
        0);

    assertThat(
            ended("backup list kept" + DR + " --region us-east-1 -o json", 0)
                .data()
                .list("backups"))
        .anyMatch(b -> b.text("id").filter(rescued::equals).isPresent())
        .hasSize(2);
  }

  @Test
  void theSnapshotsThatAreKeptBackAreForIt() {
    cache("busy");
    for (int i = 0; i < 18; i++) {
      snapshot("busy", "busy-manual-" + i, false);
    }

    assertThat(ended("backup create busy" + TO + " --yes", 11).err()).contains("for a rescue");
    ended("rescue busy" + TO + " --yes", 0);
  }

  @ParameterizedTest
  @CsvSource({"cut-1, /automatic-1", "cut-2, /keep", "cut-3, /proof"})
  void killedInAStepAndResumedItIsRescuedOnce(String id, String step) {
    cache(id);
    snapshot(id, "automatic." + id + "-002-2026-11-23-03-00", true);
    var other = new Operator(simulator.endpoint(), folder.resolve(id));
    other.grace(Duration.ofSeconds(1));
    other.keeping(real -> new DyingOperations(real, line -> line.contains(step)));
    assertThatThrownBy(() -> other.types("rescue " + id + TO + " --yes"))
        .isInstanceOf(DyingOperations.Died.class);
    other.keeping(real -> real);
    var operations = other.types("op list -o json").data().list("operations");
    assertThat(operations).hasSize(1);

    var resumed = other.types("op resume " + operations.get(0).text("id").orElseThrow() + " --yes");

    assertThat(resumed.code()).as(resumed.err() + resumed.out()).isZero();
    assertThat(only(id, "proof")).contains("verified");
    var snapshots =
        ended("sim call elasticache DescribeSnapshots --region us-east-1", 0)
            .out()
            .split("<SnapshotName>" + id + "-", -1);
    // The rescue's own, and the copy of the automatic one.
    assertThat(snapshots).hasSize(3);
  }
}
