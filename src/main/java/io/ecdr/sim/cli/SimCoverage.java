package io.ecdr.sim.cli;

import io.ecdr.sim.Simulator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ecdr sim coverage}. */
@Command(
    name = "coverage",
    description = "List the AWS actions that are simulated. All others are refused by name.",
    mixinStandardHelpOptions = true)
final class SimCoverage implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SimOutput output;

  @Override
  public Integer call() {
    var actions = Simulator.coverage();
    output.print(
        spec,
        actions,
        () ->
            actions.entrySet().stream()
                .map(e -> e.getKey() + "\n  " + String.join("\n  ", e.getValue()))
                .collect(Collectors.joining("\n")));
    return SimExit.OK;
  }
}
