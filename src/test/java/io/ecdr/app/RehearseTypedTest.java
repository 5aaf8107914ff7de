package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failover rehearsed, typed at the whole program. */
class RehearseTypedTest {

  private static final String REHEARSE =
      "rehearse failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --or-detach --assume-region-down us-east-1 ";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void begin() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                List.of("us-east-1", "eu-west-1"),
                Pace.INSTANT,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true NumCacheClusters=2"
            + " CacheParameterGroupName=default.redis7 ReplicationGroupId=orders");
    done("sim wait orders --region us-east-1");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private static Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private static Operator.Ended ended(String line, int code) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  private static final boolean ISOLATED = Isolated.here();

  @Test
  void showsThatTheLostRegionIsNotNeeded() {
    var json = done(REHEARSE + "-o json");
    Schemas.fitsOutput(REHEARSE + "-o json", json.out());
    var data = json.data();

    assertThat(data.flag("proven")).contains(true);
    assertThat(data.text("isolation")).contains(ISOLATED ? "isolated" : "proxy-only");
    assertThat(asked(data, true))
        .allSatisfy(each -> assertThat(each.text("region")).contains("us-east-1"))
        .allSatisfy(each -> assertThat(each.text("part")).contains("lost-asked"))
        .isNotEmpty();
    assertThat(data.list("sends"))
        .extracting(each -> each.text("call").orElse(""))
        .contains(
            "elasticache:FailoverGlobalReplicationGroup",
            "elasticache:DisassociateGlobalReplicationGroup");
    assertThat(data.list("sends"))
        .allSatisfy(each -> assertThat(each.text("region")).contains("eu-west-1"));
  }

  @Test
  void saysWhichOfTheTwoWasInForce() {
    var text = done(REHEARSE).out();

    assertThat(text)
        .contains(ISOLATED ? "isolated: ecdr and its programs" : "proxy only: ecdr's own")
        .contains("denied  127.0.0.1:")
        .contains("Shown: it got to its first change")
        .doesNotContain("AKIDOPERATOR");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  private static List<Value.Fields> asked(Value.Fields data, boolean denied) {
    return data.list("asked").stream()
        .filter(each -> each.flag("denied").orElseThrow() == denied)
        .toList();
  }
}
