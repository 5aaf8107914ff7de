package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
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

/**
 * A detach of one standby of two: the other stays with the old primary, which is said before and
 * afterwards, and what is then to be typed makes a standby in its place.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaleMembersTest {

  private static final String LOSS = " --accept-unknown-loss --expect-primary us-east-1 --yes";

  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    simulator =
        Simulator.start(
            SimulatorOptions.forTests().withRegions("us-east-1", "eu-west-1", "us-west-2"));
    operator = new Operator(simulator.endpoint(), temporary.resolve("state"));
    for (var region : List.of("us-east-1", "eu-west-1", "us-west-2")) {
      ends("sim subnet-group private --region " + region, 0);
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

  private void trio(String id) {
    ends(
        "sim call elasticache CreateReplicationGroup --quiet ReplicationGroupDescription=test"
            + " Engine=redis CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
            + " CacheParameterGroupName=default.redis7 NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true --region us-east-1 ReplicationGroupId="
            + id,
        0);
    ends("sim wait " + id + " --region us-east-1", 0);
    var made = "standby create %1$s --region us-east-1 --to %2$s --as %1$s-%3$s --yes";
    ends(made.formatted(id, "eu-west-1", "eu") + " --subnet-group private", 0);
    ends(made.formatted(id, "us-west-2", "west") + " --subnet-group private", 0);
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<String> rebuild(Value.Fields data) {
    var stale = data.list("stale");
    assertThat(stale).hasSize(1);
    return ((Value.Items) stale.get(0).get("rebuild").orElseThrow())
        .values().stream().map(v -> ((Value.Text) v).value()).toList();
  }

  @Test
  void aDetachNamesTheOtherStandbyAndWhatIsTypedMakesItAnew() {
    trio("orders");
    var line = "detach orders-eu --region eu-west-1" + LOSS;
    var shown = ends(line + " --dry-run", 0);
    assertThat(flat(shown.out()))
        .contains("orders-west in us-west-2 stays with it and goes stale")
        .contains("orders-west in us-west-2 follows orders in us-east-1")
        .contains("it gets nothing that orders-eu in eu-west-1 takes")
        .contains("ecdr standby remove orders-west --region us-west-2 --in us-west-2")
        .doesNotContain("other secondaries");
    var planned = rebuild(ends(line + " --dry-run -o json", 0).data());

    var done = ends(line, 0);

    assertThat(flat(done.out()))
        .contains("Stale members orders-west in us-west-2 follows orders in us-east-1");
    var id = done.out().lines().filter(l -> l.contains("operation ")).findFirst().orElseThrow();
    var report = "op report " + id.replaceAll(".*operation ", "").strip();
    assertThat(flat(ends(report, 0).out())).contains("Stale members orders-west");
    assertThat(ends(report + " --form markdown", 0).out()).contains("## Stale members");
    var commands = rebuild(ends(report + " -o json", 0).data());
    assertThat(commands).hasSize(2).isEqualTo(planned);
    anew(commands);
  }

  private void anew(List<String> commands) {
    var removed = ends(commands.get(0).replaceFirst("^ecdr ", "") + " --yes", 0);
    assertThat(removed.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action))
        .containsExactly("DisassociateGlobalReplicationGroup", "DeleteReplicationGroup");
    var create = commands.get(1).replaceFirst("^ecdr ", "");
    assertThat(flat(ends(create, 11).out())).contains("name one of us-west-2 with --subnet-group");
    ends(create.replace("--dry-run", "--yes --subnet-group private"), 0);
    assertThat(flat(ends("status orders-eu --region eu-west-1", 0).out()))
        .contains("Global Datastore", "orders-west us-west-2 available secondary secondary");
  }
}
