package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of standby commands. */
@Command(
    name = "standby",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make standbys in another Region, make them anew and end them.")
public final class StandbyCommand {

  @Mixin private CommonOptions common;
}
