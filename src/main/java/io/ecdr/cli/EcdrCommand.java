package io.ecdr.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The root: shows its help. */
@Command(
    name = "ecdr",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Disaster recovery for Amazon ElastiCache: backups that are carried to another"
          + " Region, restores that need nothing of the lost one, and standbys that take over.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr status --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr backup create orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --bucket exports --dr-bucket dr-eu --dry-run",
      "  ecdr restore orders@latest --to eu-west-1 --as orders-dr \\",
      "      --dr-bucket dr-eu --subnet-group dr-subnets",
      "  ecdr failover orders --region us-east-1 --to eu-west-1 --max-data-loss 10m",
      "",
      "Options that several commands share can be given as variables:",
      "--dr-bucket is ECDR_DR_BUCKET. What is typed wins.",
    })
public final class EcdrCommand {

  @Mixin private CommonOptions common;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;
}
