package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.config.Discovered;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.StatusReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a first configuration file. */
@Command(
    name = "init",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Write a commented configuration file with the caches that are found. It is not active:"
          + " ecdr cron changes nothing until it says active: true.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr config init --region us-east-1 --dr-region eu-west-1 \\",
      "      --bucket exports --dr-bucket dr-eu",
      "  ecdr config init --region us-east-1 --out -",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is written",
      "2:bad usage, or the file is there already",
      "31:not permitted",
      "32:a service is unreachable or throttled",
    })
public final class ConfigInitCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; - is the terminal. Default: ecdr.yaml.")
  private String out = "ecdr.yaml";

  @Mixin private HomeOptions home;
  @Mixin private DrOptions dr;
  @Mixin private ExportOptions export;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  ConfigInitCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var request =
        new StatusRequest(
            List.of(),
            home.region(),
            dr.region(),
            Optional.empty(),
            dr.prefix(),
            false,
            Optional.empty(),
            Optional.empty());
    var answer = doors.status(connection.settings(common)).read(request);
    if (answer instanceof Answer.Rejected<StatusReport> rejected) {
      return desk.reject(rejected.why()).number();
    }
    var report = ((Answer.Given<StatusReport>) answer).report();
    var text = doors.sample(found(report));
    if (out.equals("-")) {
      console.out().print(text);
      return ExitCode.OK.number();
    }
    Path file = Converters.file(out);
    var failed = PrivateFile.write(file, text, "--out");
    if (failed.isPresent()) {
      return desk.reject(failed.get()).number();
    }
    report.notes().forEach(note -> console.err().println("note: " + note));
    console.out().println("Wrote " + file + ".");
    console.out().println("Next: read it, then: ecdr config validate --config " + file);
    return ExitCode.OK.number();
  }

  private Discovered found(StatusReport report) {
    var buckets = new TreeMap<io.ecdr.model.Region, String>();
    export.bucket().ifPresent(bucket -> buckets.put(home.region(), bucket));
    dr.bucket().ifPresent(bucket -> dr.region().ifPresent(there -> buckets.put(there, bucket)));
    return new Discovered(
        home.region(),
        dr.region(),
        buckets,
        report.caches().stream()
            .filter(cache -> cache.region().equals(home.region()))
            .map(ConfigInitCommand::cache)
            .toList());
  }

  private static Discovered.Found cache(StatusReport.CacheStatus cache) {
    var standby =
        cache.datastore().stream()
            .flatMap(datastore -> datastore.members().stream())
            .map(standing -> standing.member())
            .filter(member -> !member.region().equals(cache.region().id()))
            .filter(member -> !member.primary())
            .map(member -> new io.ecdr.model.Region(member.region()))
            .findFirst();
    return new Discovered.Found(cache.id(), cache.engine(), standby);
  }
}
