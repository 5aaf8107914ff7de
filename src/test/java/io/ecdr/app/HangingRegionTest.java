package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lost Region takes calls and never answers: the promotion leaves all the same. The program as
 * a process of its own, real sockets. How long it takes is measured by {@code
 * scripts/bench/failover-hanging}; here only the order counts.
 */
class HangingRegionTest {

  private static final String PROMOTE = "FailoverGlobalReplicationGroup";

  @TempDir private Path folder;

  @Test
  void noCallToTheLostRegionHoldsUpThePromotion() throws Exception {
    try (var simulator = Simulator.start(options())) {
      standby(new Operator(simulator.endpoint(), folder.resolve("operator")));
      try (var relay = new Relay(simulator.endpoint(), "us-east-1")) {
        var ended =
            ChildProcess.run(
                relay.endpoint(),
                folder.resolve("child"),
                ("failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
                        + " --expect-primary us-east-1 --yes")
                    .split(" "));

        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        var actions = relay.seen().stream().map(Relay.Seen::action).toList();
        assertThat(actions).contains(PROMOTE);
        assertThat(actions.indexOf(PROMOTE)).as("%s", actions).isLessThanOrEqualTo(6);
        // It was asked once, was never answered, and is asked nothing more.
        var lost = relay.seen().stream().filter(s -> s.region().equals("us-east-1")).toList();
        assertThat(lost).hasSize(1).allMatch(Relay.Seen::held);
        assertThat(relay.seen().indexOf(lost.get(0))).isLessThan(actions.indexOf(PROMOTE));
      }
    }
  }

  private static void standby(Operator operator) {
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            Lines.group("orders"),
            "sim wait orders --region us-east-1",
            "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
                + " --subnet-group private --yes")) {
      var ended = operator.types(line);
      assertThat(ended.code()).as(line + ended.err()).isZero();
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.forTests();
  }
}
