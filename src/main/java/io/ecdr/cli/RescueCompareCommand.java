package io.ecdr.cli;

import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.CompareRequest;
import io.ecdr.model.Region;
import io.ecdr.render.CompareScreen;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.ReadProgress;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what only the old side has. */
@Command(
    name = "compare",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Tell which keys of a rescued backup the cache that takes the writes now has not, or has with"
          + " another value. Keys that have run out since are left out. Changes nothing.",
      "",
      "A key with another value may be the newer one on either side: nothing tells when a key was"
          + " written.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr rescue compare orders@latest-verified --dr-region eu-west-1 \\",
      "      --dr-bucket backups-eu --with orders-eu --with-region eu-west-1",
      "  ecdr rescue compare orders-20261123-0115-k3f9 --dr-region eu-west-1 \\",
      "      --dr-bucket backups-eu --with orders-eu --with-region eu-west-1 \\",
      "      --probe-user app --probe-auth env:APP_PASSWORD --export keys.jsonl",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared",
      "2:bad usage or configuration",
      "30:no such backup or cache",
      "31:not permitted",
      "32:the cache cannot be read from here, or a Region did not answer",
      "40:a file of the backup is damaged, or is of a kind that this version does not know",
    })
public final class RescueCompareCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BACKUP",
      description =
          "The old side's backup: its id, or CACHE@latest, CACHE@latest-verified, CACHE@oldest.")
  private String backup;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region the cache was in, where two Regions had the same id.")
  private Region region;

  @Mixin private DrOptions dr;

  @Mixin private CompareOptions with;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  RescueCompareCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var request = request();
    var export = with.export();
    var answer =
        export == null
            ? compare(request, one -> {})
            : new KeyExport(export).during(each -> compare(request, each));
    return new Desk(console, common).answer(answer, CompareScreen::new).number();
  }

  private Answer<CompareReport> compare(CompareRequest request, Consumer<CompareReport.One> each) {
    var progress = new ReadingProgress(console);
    var reading =
        doors.rescueCompare(
            connection.settings(common), common.quiet() ? ReadProgress.NOBODY : progress, each);
    var answer = reading.read(request);
    progress.end();
    return answer;
  }

  private CompareRequest request() {
    try {
      return with.request(
          new BackupShowRequest(
              backup,
              Optional.ofNullable(region),
              Needed.option(spec, "--dr-region", dr.region()),
              Needed.option(spec, "--dr-bucket", dr.bucket()),
              dr.prefix()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
