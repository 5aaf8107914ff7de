package io.ecdr.cli;

import io.ecdr.model.MarkRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Take a mark off a backup. */
@Command(
    name = "release",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {"Take back keep or retire: retention decides again.", ""},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup release orders-20261123-0115-k3f9 --dr-region eu-west-1 \\",
      "      --dr-bucket dr-eu --yes"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is written down in the DR bucket, and was read back",
      "2:bad usage or configuration",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "24:failed",
      "30:no such bucket, or no such backup",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupReleaseCommand implements Callable<Integer> {

  @Mixin private MarkOptions mark;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  BackupReleaseCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = connection.settings(common);
    var request = mark.request(MarkRequest.Word.RELEASE, change.timeout());
    return ending.go(doors.backupMark(settings).plan(request), settings, common, change).number();
  }
}
