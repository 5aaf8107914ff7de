package io.ecdr.app;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Region goes dark with real servers in it, and what was in it serves in the other one. */
class EvacuateForRealTest {

  @TempDir private Path folder;
  private Operator operator;

  private Operator.Ended types(String line) {
    return operator.ends(line, 0);
  }

  @Test
  void theStandbyTakesWritesAndTheBackupIsBack() throws IOException {
    try (var simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("simulator")))) {
      operator = new Operator(simulator.endpoint(), folder.resolve("state"));
      types("sim subnet-group private --region us-east-1");
      types("sim subnet-group private --region eu-west-1");
      types("sim bucket exports --region us-east-1");
      types("sim bucket dr-eu --region eu-west-1");
      for (var id : List.of("orders", "carts")) {
        types(
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
                + " CacheSubnetGroupName=private NumCacheClusters=1 ReplicationGroupId="
                + id);
        types("sim wait " + id + " --region us-east-1");
      }
      types(
          "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu --replicas 0"
              + " --subnet-group private --yes");
      types("sim data write --keys 500 --cache carts --region us-east-1");
      types(
          "sim data capture --out "
              + folder.resolve("carts")
              + " --cache carts --region us-east-1");
      types(
          "backup create carts --region us-east-1 --dr-region eu-west-1 --bucket exports"
              + " --dr-bucket dr-eu --yes");
      types("sim fault region-dark us-east-1");

      types(
          "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --subnet-group private"
              + " --accept-unknown-loss --or-detach --assume-region-down us-east-1"
              + " --write-probe required --yes --expect-count 2");

      types("sim data compare --cache carts --region eu-west-1 --with " + folder.resolve("carts"));
    }
  }
}
