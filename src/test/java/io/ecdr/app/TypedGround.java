package io.ecdr.app;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two simulated Regions with a bucket each, and an operator who types; one for a whole class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypedGround {

  Path folder;
  Simulator simulator;
  Operator operator;

  /**
   * How they are simulated.
   *
   * @param folder for what the simulator writes
   */
  SimulatorOptions options(Path folder) {
    return SimulatorOptions.forTests();
  }

  @BeforeAll
  final void twoRegions(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(options(folder));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1")) {
      types(line, 0);
    }
  }

  @AfterAll
  final void endOfBoth() {
    simulator.close();
  }

  /** A line that ends with this code. */
  final Operator.Ended types(String line, int code) {
    return operator.ends(line, code);
  }
}
