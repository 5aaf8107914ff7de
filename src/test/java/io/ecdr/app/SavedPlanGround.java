package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What plans that are made now and applied later are tried on. */
abstract class SavedPlanGround {

  static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  static final String RESTORE =
      "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
          + " --subnet-group private";
  static final String STANDBY =
      "standby create %s --region us-east-1 --to eu-west-1 --as %s --subnet-group private";
  static final String SWITCH =
      "switchover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss";
  static final String FAIL =
      "failover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss";
  static final String DETACH = "detach shop-eu --region eu-west-1 --accept-unknown-loss";

  @TempDir Path folder;
  Simulator simulator;
  Operator operator;

  /** Two Regions with two caches and the buckets of their backups. */
  static Simulator regions(Path state) throws IOException {
    var simulator = Simulator.start(SimulatorOptions.forTests());
    var operator = new Operator(simulator.endpoint(), state);
    operator.ends("sim subnet-group private --region us-east-1", 0);
    operator.ends("sim subnet-group private --region eu-west-1", 0);
    operator.ends("sim bucket exports --region us-east-1", 0);
    operator.ends("sim bucket dr-eu --region eu-west-1", 0);
    operator.ends(Lines.group("orders"), 0);
    operator.ends(Lines.group("shop"), 0);
    operator.ends("sim wait orders --region us-east-1", 0);
    operator.ends("sim wait shop --region us-east-1", 0);
    return simulator;
  }

  /** Somebody who has done nothing yet types at these. */
  final void typesAt(Simulator regions) {
    simulator = regions;
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
  }

  Operator.Ended done(String line) {
    return ended(line, 0);
  }

  Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path planned(String line) {
    var file = file("plan.json");
    done("plan " + line + " --out " + file);
    return file;
  }

  void needs(String line) {
    if (line.startsWith("restore")) {
      done(BACKUP + " --yes");
    } else if (line.contains("shop")) {
      done(STANDBY.formatted("shop", "shop-eu") + " --yes");
    }
  }

  static void onlyLooks(Operator.Ended ended) {
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
  }
}
