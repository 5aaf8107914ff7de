package io.ecdr.sim.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim subnet-group}. */
@Command(
    name = "subnet-group",
    description = "Make a cache subnet group of two subnets.",
    mixinStandardHelpOptions = true)
final class SimSubnetGroup implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegionOptions region;

  @Parameters(index = "0", paramLabel = "NAME", description = "The group's name.")
  private String name;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::make);
  }

  private int make() {
    var answer =
        region
            .door()
            .elasticache(
                "CreateCacheSubnetGroup",
                Map.of(
                    "CacheSubnetGroupName", name,
                    "CacheSubnetGroupDescription", "for a rehearsal",
                    "SubnetIds.SubnetIdentifier.1", "subnet-0a000000000000001",
                    "SubnetIds.SubnetIdentifier.2", "subnet-0b000000000000002"));
    if (!answer.ok()) {
      return SimTrouble.say(spec, answer.trouble(), SimCall.refusal(answer));
    }
    spec.commandLine().getOut().println("subnet group " + name + " in " + region.region());
    spec.commandLine().getOut().flush();
    return SimExit.OK;
  }
}
