package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of operation commands. */
@Command(
    name = "op",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "See what operations there are, and go on with one that was cut short, or undo it.")
public final class OpCommand {

  @Mixin private CommonOptions common;
}
