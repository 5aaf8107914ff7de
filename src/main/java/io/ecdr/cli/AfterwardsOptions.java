package io.ecdr.cli;

import io.ecdr.model.Afterwards;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What follows a change of roles. */
public final class AfterwardsOptions {

  /** What becomes of the service's own backups. */
  enum Backups {
    KEEP,
    OFF
  }

  @Option(
      names = "--replicas-after",
      paramLabel = "N",
      description =
          "Give each shard of the new primary so many replicas, 1 to 5, once all else is done. When"
              + " that fails: 20.")
  private Integer replicas;

  @Option(
      names = "--service-backups",
      paramLabel = "keep|off",
      description =
          "keep: give the new primary the automatic snapshots that the old one has, where they were"
              + " read and are more; off: leave its own as they are. Default: keep.")
  private Backups backups;

  @Option(
      names = "--snapshot-retention",
      paramLabel = "DAYS",
      description = "Have the service keep its snapshots of the new primary so long, 1 to 35.")
  private Integer retention;

  @Option(
      names = "--snapshot-window",
      paramLabel = "HH:MM-HH:MM",
      description = "With --snapshot-retention: when they are taken, in UTC.")
  private String window;

  /** What was typed. */
  Afterwards afterwards(CommandSpec spec) {
    try {
      return new Afterwards(
          Optional.ofNullable(replicas),
          backups != Backups.OFF,
          Optional.ofNullable(retention),
          Optional.ofNullable(window));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          e.getMessage()
              + "; see --replicas-after, --service-backups, --snapshot-retention and"
              + " --snapshot-window");
    }
  }
}
