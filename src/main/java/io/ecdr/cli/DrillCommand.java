package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of drills. */
@Command(
    name = "drill",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = "Rehearse for real, measure, and clean up.")
public final class DrillCommand {

  @Mixin private CommonOptions common;
}
