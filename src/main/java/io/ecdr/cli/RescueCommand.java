package io.ecdr.cli;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import io.ecdr.model.RescueRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves what only the old side of a detach has. */
@Command(
    name = "rescue",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Save what an old primary has that never reached the new one, before anything of it is"
          + " deleted: its automatic snapshots are copied, since they go with the cache; then a"
          + " backup is taken, exported, carried to another Region and every byte of it read.",
      "",
      "The backup is marked as one to keep. Of the day's snapshots two are kept back for this."
          + " Fence the old side before, or it goes on taking writes.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr rescue orders --region us-east-1 --bucket exports \\",
      "      --dr-region eu-west-1 --dr-bucket backups-eu --dry-run",
      "  ecdr rescue orders --region us-east-1 --bucket exports \\",
      "      --dr-region eu-west-1 --dr-bucket backups-eu --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:rescued, and every byte of it was read",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:it is saved; not all of it could be proven to be sound, or a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:what was rescued is damaged or incomplete",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class RescueCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      arity = "0..1",
      converter = Converters.Cache.class,
      description = "Id of the old side's cache.")
  private String cache;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region of the caches. Default: AWS_REGION.")
  private Region region;

  @Mixin private ExportOptions export;
  @Mixin private DrOptions dr;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  RescueCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (cache == null) {
      throw new ParameterException(
          spec.commandLine(), "name the cache, or compare: ecdr rescue compare --help");
    }
    var settings = connection.settings(common);
    var request =
        new RescueRequest(
            new BackupRequest(
                cache,
                Needed.option(spec, "--region", Optional.ofNullable(region)),
                Needed.option(spec, "--dr-region", dr.region()),
                Needed.option(spec, "--bucket", export.bucket()),
                Needed.option(spec, "--dr-bucket", dr.bucket()),
                dr.prefix(),
                change.timeout(),
                hooks.hooks(doors),
                RescueRequest.STAGES));
    return ending.go(doors.rescue(settings).plan(request), settings, common, change).number();
  }
}
