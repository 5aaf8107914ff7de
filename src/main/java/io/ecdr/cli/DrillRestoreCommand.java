package io.ecdr.cli;

import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.plan.BackupNames;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup for real, and takes the cache away again. */
@Command(
    name = "restore",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Restore the newest proven backup of a cache, or the backup that is named, into a new cache"
          + " in the DR Region; measure how long that takes; delete that cache again. The new cache"
          + " carries no tag of its source, runs no hooks, and is never published.",
      "",
      "It is deleted whatever became of the restore, at the latest when the deadline is reached. If"
          + " this process ends before that, go on with: ecdr op resume, ecdr op abort or ecdr drill"
          + " cleanup. It takes no lock of the source, and gives way to a change of its roles.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr drill restore orders --region us-east-1 --to eu-west-1 \\",
      "      --dr-bucket dr-eu --subnet-group dr-subnets --dry-run",
      "  ecdr drill restore --to eu-west-1 --dr-bucket dr-eu \\",
      "      --subnet-group dr-subnets --yes",
      "  ecdr drill restore orders-20261123-0115-k3f9 --to eu-west-1 \\",
      "      --dr-bucket dr-eu --subnet-group dr-subnets --deadline 90m --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:restored, what came back compared and found right, deleted again",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks, nothing changed",
      "12:a role change of the source is at work, nothing changed",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:restored; whether the data is right is not known, or its proof was not written, or it"
          + " was not deleted; what is left is listed",
      "21:outcome unknown; the resume command is printed",
      "23:not restored in time or at all; deleted again",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:the data is not what was backed up, and the backup not proven any more; deleted again",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class DrillRestoreCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE|BACKUP",
      arity = "0..1",
      description =
          "A cache, whose newest proven backup is taken; or a backup's id, CACHE@latest and the"
              + " like. Default: the newest proven backup of all caches in the bucket.")
  private String named;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "Region to restore in.")
  private Region to;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region the cache was in, where two Regions had the same id.")
  private Region region;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      description =
          "How long after the plan is made the new cache is deleted at the latest. Default: 2h.")
  private Duration keep = DrillRestoreRequest.USUAL;

  @Mixin private DrOptions dr;
  @Mixin private RestoreOptions shape;
  @Mixin private ChangeOptions change;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  DrillRestoreCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = down.on(connection.settings(common), spec, to);
    var planned = doors.drillRestore(settings).plan(request());
    return ending.go(planned, settings, common, change).number();
  }

  private String backup() {
    return named == null ? DrillRestoreRequest.ANY : BackupNames.newestProven(named);
  }

  private DrillRestoreRequest request() {
    var bucket = Optional.of(Needed.option(spec, "--dr-bucket", dr.bucket()));
    try {
      return new DrillRestoreRequest(
          shape
              .request(spec, backup(), to, "", bucket, dr)
              .with(Optional.ofNullable(region), change.timeout(), Hooks.NONE),
          keep);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
