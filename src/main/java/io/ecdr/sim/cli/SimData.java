package io.ecdr.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data}. */
@Command(
    name = "data",
    description =
        "Write, capture, compare and wipe the keys of a simulated cache, or count lost writes.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SimDataWrite.class,
      SimDataCapture.class,
      SimDataCompare.class,
      SimDataWipe.class,
      SimDataStream.class,
      SimDataLost.class
    })
final class SimData implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: write, capture, compare, wipe, stream or lost");
  }
}
