package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of commands about the configuration file. */
@Command(
    name = "config",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = "Write, check and show the configuration file.")
public final class ConfigCommand {

  @Mixin private CommonOptions common;
}
