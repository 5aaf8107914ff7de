package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group of backup commands. */
@Command(
    name = "backup",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make backups in another Region, list them, look into one.")
public final class BackupCommand {

  @Mixin private CommonOptions common;
}
