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

/** The end of standbys, typed at the whole program, with simulated Regions behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyRemoveTypedTest {

  private static final String REMOVE = "standby remove %s --region us-east-1 --in eu-west-1";

  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ends("sim subnet-group private --region us-east-1", 0);
    ends("sim subnet-group private --region eu-west-1", 0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ends(String line, int code) {
    return operator.ends(line, code);
  }

  private void standby(String id) {
    ends(Lines.group(id), 0);
    ends("sim wait " + id + " --region us-east-1", 0);
    var made = "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu --yes";
    ends(made.formatted(id) + " --subnet-group private", 0);
  }

  private String there(String region) {
    return ends("sim call elasticache DescribeReplicationGroups --region " + region, 0).out();
  }

  private String datastores() {
    return ends("sim call elasticache DescribeGlobalReplicationGroups --region us-east-1", 0).out();
  }

  /** What Terraform and CloudFormation will want, as tool, type, id and the first words. */
  private List<String> aftercare(Operator.Ended ended) {
    var words = ended.out().replaceAll("\\s+", " ");
    assertThat(words).contains("--aftercare");
    var report = words.replaceAll(".*(op report \\S+) --aftercare.*", "$1");
    return ends(report + " -o json", 0).data().list("aftercare").stream()
        .map(
            n ->
                n.text("tool").orElseThrow()
                    + " "
                    + n.text("id").orElseThrow()
                    + ": "
                    + n.text("wants").orElseThrow())
        .toList();
  }

  private static List<String> changes(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @Test
  void theStandbyIsGoneTheDatastoreDissolvedAndThePrimaryStays() {
    standby("orders");
    assertThat(ends(REMOVE.formatted("orders") + " --dry-run -o json", 0).out().replace("\n", " "))
        .contains("ecdr standby create orders --region us-east-1 --to eu-west-1 --as orders-eu");

    var removed = ends(REMOVE.formatted("orders") + " --yes", 0);

    assertThat(changes(removed))
        .containsExactly(
            "DisassociateGlobalReplicationGroup",
            "DeleteReplicationGroup",
            "DeleteGlobalReplicationGroup");
    assertThat(removed.out()).contains("done and confirmed").doesNotContain("connect to");
    assertThat(there("eu-west-1")).doesNotContain("orders-eu");
    assertThat(there("us-east-1")).contains("<ReplicationGroupId>orders<");
    assertThat(datastores()).doesNotContain("-orders<");
    assertThat(aftercare(removed))
        .hasSize(4)
        .anyMatch(n -> n.startsWith("terraform orders-eu: make it anew"))
        .anyMatch(n -> n.startsWith("terraform ldgnf-orders: make it anew"))
        .anyMatch(n -> n.startsWith("cloudformation orders-eu: nothing by itself"));
    assertThat(ends("status orders --region us-east-1", 0).out()).contains("available");
    assertThat(ends(REMOVE.formatted("orders") + " --yes", 30).err()).contains("Global Datastore");
  }

  @Test
  void itMayStayAsACacheOfItsOwn() {
    standby("carts");

    var shown = ends(REMOVE.formatted("carts") + " --keep-cache --dry-run", 0);
    assertThat(shown.out().replaceAll("\\s+", " ")).contains("becomes a cache of its own");

    var removed = ends(REMOVE.formatted("carts") + " --keep-cache --keep-datastore --yes", 0);
    assertThat(changes(removed)).containsExactly("DisassociateGlobalReplicationGroup");
    assertThat(there("eu-west-1")).contains("<ReplicationGroupId>carts-eu<");
    assertThat(datastores()).contains("-carts<", "primary-only");
    assertThat(aftercare(removed))
        .hasSize(2)
        .anyMatch(n -> n.startsWith("terraform carts-eu: destroy it, with its data"));
  }

  @Test
  void aStandbyIsMadeAnewOfTheSameShapeInTheSameDatastore() {
    standby("stock");
    var before = shape("stock-eu-001");
    var datastore =
        datastores().replaceAll("(?s).*<GlobalReplicationGroupId>(.....-stock)<.*", "$1");

    var shown = ends("standby rebuild stock --region us-east-1 --in eu-west-1 --dry-run", 0);
    assertThat(shown.out().replaceAll("\\s+", " "))
        .contains("deleted first and come from the primary again", "Delete stock-eu in eu-west-1");
    // No node more may be made than there are: the standby's own go first.
    ends("sim fault quota eu-west-1 L-DFE45DF3=" + nodes(), 0);
    var made = ends("standby rebuild stock --region us-east-1 --in eu-west-1 --yes", 0);
    ends("sim fault clear", 0);

    assertThat(changes(made))
        .containsExactly(
            "DisassociateGlobalReplicationGroup",
            "DeleteReplicationGroup",
            "CreateReplicationGroup");
    assertThat(shape("stock-eu-001")).isEqualTo(before);
    assertThat(
            ends(
                    "sim call elasticache DescribeReplicationGroups --region eu-west-1"
                        + " ReplicationGroupId=stock-eu",
                    0)
                .out())
        .contains(datastore, "SECONDARY");
  }

  private int nodes() {
    var told = ends("sim call elasticache DescribeCacheClusters --region eu-west-1", 0).out();
    return told.split("<CacheClusterId>").length - 1;
  }

  /** What a node tells of what it is made of. */
  private List<String> shape(String node) {
    var told =
        ends(
                "sim call elasticache DescribeCacheClusters --region eu-west-1 CacheClusterId="
                    + node,
                0)
            .out();
    return told.lines()
        .map(String::strip)
        .filter(l -> l.matches("<(CacheNodeType|CacheSubnetGroupName|EngineVersion|Num.*)>.*"))
        .toList();
  }

  @Test
  void whatIsNoStandbyIsRefused() {
    standby("pay");

    var primary = ends("standby remove pay --region us-east-1 --in us-east-1 --yes", 11);
    assertThat(primary.err() + primary.out()).contains("a primary is never removed");
    assertThat(ends("standby remove pay --region us-east-1 --in eu-north-1 --yes", 31).sent())
        .allMatch(Sent::readsOnly);
    assertThat(ends(REMOVE.formatted("none") + " --yes", 30).err()).contains("none");
    assertThat(ends(REMOVE.formatted("pay"), 13).err()).contains("--yes");

    ends("sim fault region-dark us-east-1", 0);
    var dark = ends(REMOVE.formatted("pay") + " --yes", 11);
    ends("sim fault clear", 0);
    assertThat(dark.err() + dark.out()).contains("views");
    assertThat(dark.sent()).allMatch(Sent::readsOnly);
    assertThat(there("eu-west-1")).contains("<ReplicationGroupId>pay-eu<");
  }
}
