package io.ecdr.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ecdr sim}: simulated AWS Regions with real data in them, and what a rehearsal needs. */
@Command(
    name = "sim",
    description = "Simulated AWS Regions on this machine, for rehearsals and tests.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SimStart.class,
      SimStatus.class,
      SimCoverage.class,
      SimFault.class,
      SimBucket.class,
      SimObjects.class,
      SimSubnetGroup.class,
      SimCall.class,
      SimWait.class,
      SimData.class
    })
public final class SimCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with all its subcommands. */
  public SimCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: start, status, fault, bucket, call, wait, data, …");
  }
}
