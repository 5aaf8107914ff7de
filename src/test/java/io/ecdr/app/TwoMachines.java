package io.ecdr.app;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two machines with a state folder each, one cache, and a state bucket in either Region. */
abstract class TwoMachines {

  static final String BUCKETS = " --state-bucket us-east-1=state-us,eu-west-1=state-eu";
  static final String STANDBY =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private --yes";

  @TempDir Path folder;
  Simulator simulator;
  Operator here;
  Operator there;

  @BeforeEach
  final void twoMachines() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    here = new Operator(simulator.endpoint(), folder.resolve("here"));
    there = new Operator(simulator.endpoint(), folder.resolve("there"));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      var bucket = "sim bucket state-" + region.substring(0, 2) + " --no-policy --region ";
      here.ends(bucket + region, 0);
      here.ends("sim subnet-group private --region " + region, 0);
    }
    here.ends(Lines.group("orders"), 0);
    here.ends("sim wait orders --region us-east-1", 0);
  }

  @AfterEach
  final void close() {
    simulator.close();
  }

  /** What was said, in one line. */
  static String words(Operator.Ended ended) {
    return (ended.out() + ended.err()).replaceAll("\\s+", " ");
  }
}
