package io.ecdr.app;

import io.ecdr.cli.Cli;
import io.ecdr.cli.Console;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.cli.SimCommand;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What programs do that tests start, once, in one process: so that Java loads the classes that
 * {@link QuickStart} keeps. Ends with 0 when all of it worked.
 */
public final class QuickStartTraining {

  private static final String AT_HOME = " --region us-east-1";
  private static final String DR = AT_HOME + " --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String STANDBY =
      "standby create orders" + AT_HOME + " --to eu-west-1 --as orders-eu --subnet-group private";
  private static final String SURE = " --accept-unknown-loss --expect-primary us-east-1 --yes";
  private static final List<String> LINES =
      List.of(
          "sim bucket exports" + AT_HOME,
          "sim bucket dr-eu --region eu-west-1",
          "sim subnet-group private" + AT_HOME,
          "sim subnet-group private --region eu-west-1",
          "sim call elasticache CreateReplicationGroup ReplicationGroupId=orders"
              + " ReplicationGroupDescription=orders Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private NumCacheClusters=2 AutomaticFailoverEnabled=true"
              + AT_HOME,
          "sim wait orders" + AT_HOME,
          "backup create orders --bucket exports --yes" + DR,
          "backup create orders --bucket exports --yes" + DR,
          "op list",
          "backup prune orders --keep-last 1 --yes" + DR,
          "restore orders@latest --to eu-west-1 --as orders-dr --subnet-group private --yes" + DR,
          STANDBY + " --yes",
          "status orders" + DR,
          "switchover orders --to eu-west-1" + AT_HOME + SURE,
          "detach orders --accept-unknown-loss --expect-primary eu-west-1 --yes --break-lock training"
              + AT_HOME,
          "sim fault clear");

  private QuickStartTraining() {}

  /**
   * Types all lines.
   *
   * @param arguments the folder for the programs' state
   */
  public static void main(String[] arguments) throws Exception {
    int worst = 0;
    var options = SimulatorOptions.forTests();
    try (var simulator = Simulator.start(options)) {
      for (var line : LINES) {
        int code = type(line, simulator, Path.of(arguments[0]));
        worst = Math.max(worst, code);
      }
    }
    System.exit(worst);
  }

  private static int type(String line, Simulator simulator, Path state) {
    var variables =
        Map.of(
            "ECDR_STATE_DIR", state.toString(),
            "ECDR_ENDPOINT_URL", simulator.endpoint().toString());
    var said = new StringWriter();
    var console =
        new Console(
            new PrintWriter(said),
            new PrintWriter(said),
            new BufferedReader(Reader.nullReader()),
            false,
            false,
            false,
            100,
            variables::get,
            InstantSource.system());
    try (var wiring = new Wiring(variables::get, InstantSource.system(), "1.2.3", new Signals())) {
      var words = line + (line.startsWith("sim ") ? " --endpoint-url=" + simulator.endpoint() : "");
      var cli = new Cli(wiring, console, "1.2.3", Map.of("sim", t -> SimCommand.line(t)));
      int code = cli.run(words.split(" "));
      System.out.println(code + " " + line + "\n" + (code == 0 ? "" : said));
      return code;
    }
  }
}
