package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.FrontDoor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim call}. */
@Command(
    name = "call",
    description = "Call a simulated service that speaks the Query protocol.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  ecdr sim call elasticache DescribeReplicationGroups ReplicationGroupId=orders"
          + " --region us-east-1"
    })
final class SimCall implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegionOptions region;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "elasticache or sts.")
  private String service;

  @Parameters(index = "1", paramLabel = "ACTION", description = "Such as CreateReplicationGroup.")
  private String action;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "By their names on the wire, such as Tags.Tag.1.Key=team.")
  private List<String> words = List.of();

  @Option(names = "--quiet", description = "Print nothing when it worked.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(
        spec, () -> report(region.door().query(service, action, parameters(words))));
  }

  static Map<String, String> parameters(List<String> words) {
    var parameters = new LinkedHashMap<String, String>();
    for (String word : words) {
      int at = word.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException("not KEY=VALUE: '" + word + "'");
      }
      parameters.put(word.substring(0, at), word.substring(at + 1));
    }
    return parameters;
  }

  private int report(FrontDoor.Answer answer) {
    if (!answer.ok()) {
      return SimTrouble.say(spec, answer.trouble(), refusal(answer));
    }
    if (!quiet) {
      spec.commandLine().getOut().println(answer.body().strip());
      spec.commandLine().getOut().flush();
    }
    return SimExit.OK;
  }

  static int refusal(FrontDoor.Answer answer) {
    if (answer.status() == 404) {
      return SimExit.NOT_FOUND;
    }
    boolean throttled = answer.errorCode().orElse("").startsWith("Throttl");
    return answer.status() >= 500 || throttled ? SimExit.UNREACHABLE : SimExit.REFUSED;
  }
}
