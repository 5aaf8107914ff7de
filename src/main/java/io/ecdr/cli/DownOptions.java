package io.ecdr.cli;

import io.ecdr.model.Region;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Regions that the operator knows to be down. */
public final class DownOptions {

  @Option(
      names = "--assume-region-down",
      paramLabel = "REGION",
      description = "Ask nothing of that Region, it counts as lost; may be repeated.")
  private List<Region> down = List.of();

  /** The settings with them. */
  Settings on(Settings settings) {
    return settings.withDown(down);
  }

  /** The settings with them, for a command that cannot do without one Region. */
  Settings on(Settings settings, CommandSpec spec, Region needed) {
    if (down.contains(needed)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--assume-region-down': "
              + needed
              + " is where this is to be done");
    }
    return on(settings);
  }
}
