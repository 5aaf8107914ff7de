package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An evacuation promotes some standbys and detaches others, as is said of each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvacuateWaysTest {

  private static final String LINE =
      "evacuate --from us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --even-if-primary-looks-healthy";
  private static final String TWO = LINE.replace("evacuate", "evacuate carts orders");
  private static final String WAYS = " --on-failover detach --on-failover orders=promote";

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void fillTheRegion(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ends("sim subnet-group private --region us-east-1", 0);
    ends("sim subnet-group private --region eu-west-1", 0);
    for (var id : List.of("carts", "orders", "lamps", "users")) {
      ends(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true NumCacheClusters=2"
              + " ReplicationGroupId="
              + id,
          0);
      ends("sim wait " + id + " --region us-east-1", 0);
      ends(
          "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu".formatted(id)
              + " --subnet-group private --yes",
          0);
    }
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ends(String line, int code) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  private static List<String> lanes(Operator.Ended ended) {
    return ended.data().fields("plan").list("lanes").stream()
        .map(lane -> lane.fields("evacuated"))
        .map(
            saved ->
                saved.fields("source").text("id").orElseThrow()
                    + " "
                    + saved.text("way").orElseThrow())
        .toList();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).sorted().toList();
  }

  @Test
  void whatIsSaidOfOneCacheCountsForThatOneAlone() {
    assertThat(lanes(ends(TWO + WAYS + " --dry-run -o json", 0)))
        .containsExactly("carts detach", "orders promote");
    assertThat(lanes(ends(TWO + " --on-failover carts=detach --dry-run -o json", 0)))
        .containsExactly("carts detach", "orders promote");
    assertThat(lanes(ends(TWO + " --on-failover detach --dry-run -o json", 0)))
        .containsExactly("carts detach", "orders detach");
    assertThat(lanes(ends(TWO + " --dry-run -o json", 0)))
        .containsExactly("carts promote", "orders promote");
  }

  @Test
  void aNameThatIsNoCacheAndWordsThatExcludeEachOtherAreRefused() {
    assertThat(ends(TWO + " --on-failover orderz=detach --dry-run", 11).out())
        .contains("orderz: no cache of this plan");
    assertThat(ends(TWO + " --on-failover detach --or-detach --dry-run", 2).err())
        .contains("tries no promotion");
    ends(TWO + WAYS + " --or-detach --dry-run", 0);
    assertThat(ends(TWO + " --on-failover orders=keep --dry-run", 2).err())
        .contains("'keep' is neither promote nor detach");
    assertThat(ends(TWO + WAYS + " --on-failover orders=detach --dry-run", 2).err())
        .contains("more than once for orders");
  }

  @Test
  void aSavedPlanKeepsTheWaysAndIsAppliedAsItWasShown() {
    var file = folder.resolve("ways.json");
    var line = LINE.replace("evacuate", "evacuate lamps users") + " --on-failover lamps=detach";

    assertThat(
            flat(ends("plan " + line + " --out " + file, 0).err() + ends("show " + file, 0).out()))
        .contains("lamps: a detach keeps what the old primary did not send")
        .contains("users: a promotion erases what the old primary did not send")
        .contains("1 to promote, 1 to detach, 0 to restore");
    assertThat(ends("iam-policy " + file, 0).out())
        .contains("DisassociateGlobalReplicationGroup", "FailoverGlobalReplicationGroup");
    assertThat(changing(ends("apply " + file + " --yes", 0)))
        .containsExactly("DisassociateGlobalReplicationGroup", "FailoverGlobalReplicationGroup");
    assertThat(ends("status lamps --region us-east-1 --dr-region eu-west-1", 41).out())
        .contains("TWO WRITABLE PRIMARIES of ", "lamps-eu");
    var again = ends(line + " --dry-run -o json", 0);
    assertThat(lanes(again)).isEmpty();
    assertThat(again.out())
        .contains("lamps: nothing need be done")
        .containsPattern("lamps-eu.* in eu-west-1.* was detached from it by operation");
  }
}
