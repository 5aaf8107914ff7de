package io.ecdr.cli;

import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.Region;
import io.ecdr.render.BackupInspectScreen;
import io.ecdr.render.InspectPage;
import io.ecdr.render.Pages;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.ReadProgress;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads every byte of a backup and tells what is in it. */
@Command(
    name = "inspect",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Read every byte of a backup, or of RDB files, and tell what is in it: keys by type and"
          + " database, times to live, what would be gone if it were restored, the biggest keys.",
      "",
      "Sizes are those in the file, where values are packed; in memory they take more.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup inspect orders@latest --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr backup inspect orders@latest --dr-region eu-west-1 --dr-bucket dr-eu \\",
      "      --ahead 30m --ahead 4h -o json",
      "  ecdr backup inspect --file dump.rdb --biggest 50 --html dump.html",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file is whole",
      "2:bad usage or configuration, or no such file",
      "20:nothing wrong was found, but a file's checksum is all zero: unknown, not good",
      "30:no such backup or bucket",
      "31:not permitted",
      "32:the DR Region did not answer",
      "40:a file is damaged or cut off, is of an unknown kind, or has keys of another shard",
    })
public final class BackupInspectCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BACKUP",
      arity = "0..1",
      description = "A backup's id, CACHE@latest, @latest-proven, @latest-verified or @oldest.")
  private String backup;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region the cache was in, where two Regions had the same id.")
  private Region region;

  @Mixin private InspectOptions inspect;
  @Mixin private DrOptions dr;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  BackupInspectCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var request = request();
    var progress = new ReadingProgress(console);
    var reading =
        doors.backupInspect(
            connection.settings(common), common.quiet() ? ReadProgress.NOBODY : progress);
    var answer = reading.read(request);
    progress.end();
    var desk = new Desk(console, common);
    if (inspect.page().isPresent() && answer instanceof Answer.Given<BackupInspectReport> given) {
      var text = Pages.inspect(new InspectPage(given.report()));
      var fault = PrivateFile.write(inspect.page().get(), text, "--html");
      if (fault.isPresent()) {
        return desk.reject(fault.get()).number();
      }
    }
    return desk.answer(answer, BackupInspectScreen::new).number();
  }

  private BackupInspectRequest request() {
    if ((backup == null) == inspect.files().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          backup == null
              ? "name a backup, or an RDB file with --file"
              : "name a backup or files, not both");
    }
    Optional<BackupShowRequest> stored =
        Optional.ofNullable(backup)
            .map(
                typed ->
                    new BackupShowRequest(
                        typed,
                        Optional.ofNullable(region),
                        Needed.option(spec, "--dr-region", dr.region()),
                        Needed.option(spec, "--dr-bucket", dr.bucket()),
                        dr.prefix()));
    try {
      return inspect.request(stored);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
