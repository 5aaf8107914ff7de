package io.ecdr.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The group of commands that plan now, for a later {@code ecdr apply}. */
@Command(
    name = "plan",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Plan a command now and save the plan: to be read, approved, and applied later with ecdr"
          + " apply, once. Changes nothing.",
      "",
      "When it is applied, everything is looked at again. A plan that does not fit any more is"
          + " refused, and what is different is named. Health and lag are measured then, and held"
          + " to the bounds that the plan has. A failover may be planned in quiet times.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr plan failover orders --region us-east-1 --to eu-west-1 --or-detach \\",
      "      --max-data-loss 10m --valid-for 90d --out failover.json",
      "  ecdr show failover.json",
      "  ecdr apply failover.json",
    })
public final class PlanCommand {

  @Option(
      names = "--out",
      required = true,
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "New file for the plan.")
  private Path out;

  @Option(
      names = "--valid-for",
      scope = ScopeType.INHERIT,
      paramLabel = "DURATION",
      converter = Converters.LongDuration.class,
      description = "How long it may be applied, 1s to 366d. Default: 24h.")
  private Duration validFor;

  @Mixin private CommonOptions common;

  Path out() {
    return out;
  }

  Optional<Duration> validFor() {
    return Optional.ofNullable(validFor);
  }
}
