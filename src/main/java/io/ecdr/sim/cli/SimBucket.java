package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.BucketSetup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim bucket}. */
@Command(
    name = "bucket",
    description = "Make a bucket that ElastiCache in its Region may export to and restore from.",
    mixinStandardHelpOptions = true)
final class SimBucket implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RegionOptions region;

  @Parameters(index = "0", paramLabel = "NAME", description = "The bucket's name.")
  private String name;

  @Option(names = "--no-policy", description = "Leave ElastiCache without permission.")
  private boolean noPolicy;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::make);
  }

  private int make() {
    var answer = new BucketSetup(region.door()).make(name, !noPolicy);
    if (!answer.ok()) {
      return SimTrouble.say(spec, answer.trouble(), SimCall.refusal(answer));
    }
    spec.commandLine().getOut().println("bucket " + name + " in " + region.region());
    spec.commandLine().getOut().flush();
    return SimExit.OK;
  }
}
