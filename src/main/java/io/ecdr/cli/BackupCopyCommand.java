package io.ecdr.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Copies a snapshot or a backup that there is. */
@Command(
    name = "copy",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Copy a snapshot or a backup that there is to buckets in other Regions, or of another account."
          + " A snapshot is exported first and becomes a backup of its own: so an automatic one"
          + " outlives its cache.",
      "",
      "S3 copies by itself, large files in parts; what was copied is not copied again when it is"
          + " resumed. Every copy is encrypted with SSE-S3, held against its source's checksum, has"
          + " a manifest and is checked.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup copy automatic.orders-2026-11-23-03-00 --region us-east-1 \\",
      "      --bucket exports --to eu-west-1=dr-eu",
      "  ecdr backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu \\",
      "      --to eu-central-1=dr-de --to us-west-2=dr-us",
      "  ecdr backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu \\",
      "      --to eu-west-1=vault --dr-account 444455556666 --dr-profile vault",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:copied, read back and checked; or every target had it",
      "2:bad usage or configuration",
      "11:refused by checks, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or nobody there to confirm",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:no such snapshot, backup or bucket",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:a copy is not what its source is",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupCopyCommand implements Callable<Integer> {

  @Mixin private CopyOptions copy;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  BackupCopyCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = connection.settings(common);
    var planned = doors.backupCopy(settings).plan(copy.request(change.timeout()));
    return ending.go(planned, settings, common, change).number();
  }
}
