package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of commands that try something out without changing anything. */
@Command(
    name = "rehearse",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Try out what a disaster asks for, and change nothing.", ""})
public final class RehearseCommand {

  @Mixin private CommonOptions common;
}
