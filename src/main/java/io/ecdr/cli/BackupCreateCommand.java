package io.ecdr.cli;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a backup in the DR Region. */
@Command(
    name = "create",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a backup of a cache in another Region: snapshot, export, copy, manifest, then"
          + " everything read back and checked.",
      "",
      "The stages behind the snapshot can be left out. What is proven is what was done: taken,"
          + " exported, copied, checked, or verified with --deep.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup create orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --bucket exports --dr-bucket dr-eu --dry-run",
      "  ecdr backup create orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --bucket exports --dr-bucket dr-eu --yes -o json",
      "  ecdr backup create orders --region us-east-1 --no-export --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the backup is there, as far as its stages go, and was read back",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:it is done and was read back; a post-hook failed, or not all could be told or written down",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:the backup is there and does not check",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupCreateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of the replication group, single node or serverless cache.")
  private String cache;

  @Mixin private HomeOptions home;
  @Mixin private ExportOptions export;
  @Mixin private DrOptions dr;
  @Mixin private StageOptions stage;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  BackupCreateCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = connection.settings(common);
    var planned = doors.backupCreate(settings).plan(request(stage.stages()));
    return ending.go(planned, settings, common, change).number();
  }

  private BackupRequest request(BackupStages stages) {
    return new BackupRequest(
        cache,
        home.region(),
        stages.copy()
            ? Needed.option(spec, "--dr-region", dr.region())
            : dr.region().orElse(home.region()),
        stages.export() ? Needed.option(spec, "--bucket", export.bucket()) : "",
        stages.copy() ? Needed.option(spec, "--dr-bucket", dr.bucket()) : "",
        dr.prefix(),
        change.timeout(),
        hooks.hooks(doors),
        stages);
  }
}
