package io.ecdr.cli;

import io.ecdr.model.AssessRequest;
import io.ecdr.plan.assess.Severity;
import io.ecdr.render.AssessReports;
import io.ecdr.render.AssessScreen;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.AssessReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what each cache is protected by and could be. */
@Command(
    name = "assess",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Tell of every cache, of every kind, which strategy it uses, which it could use and why not"
          + " the others, what each would lose and take, who could delete it all, and what would"
          + " be better. The cache in the greatest danger comes first.",
      "",
      "What was not told is unknown, never possible. Sends nothing that changes anything.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr assess --region us-east-1",
      "  ecdr assess --region us-east-1 --regions eu-west-1,eu-central-1 \\",
      "      --dr-region eu-west-1 --dr-bucket dr-eu --report fleet.html",
      "  ecdr assess orders --region us-east-1 -o json",
      "  ecdr assess --region us-east-1 --fail-on high --quiet",
      "",
      "A strategy is in-use, possible, impossible or unknown. RPO is what would be",
      "lost at most, now what would be lost if it were needed now, RTO the time until",
      "writes work again, without the clients. Of a few caches that are named the",
      "newest backup is read too: its proof, and whether Object Lock keeps it.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was asked was answered",
      "2:bad usage or configuration",
      "30:a cache or the bucket was not found",
      "31:not permitted",
      "32:a Region or service did not answer",
      "41:something was found that is as bad as --fail-on",
    })
public final class AssessCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Ids of caches. Default: all of the Regions.")
  private List<String> caches = List.of();

  @Mixin private RegionsOptions where;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit 41 when something as bad is found: low, medium, high or critical.")
  private Severity failOn;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write all of it into a new file that only its owner can read: Markdown where its name"
              + " ends in .md, a page for a browser where it ends in .html.")
  private Path file;

  @Mixin private DrOptions dr;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  AssessCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var form = form();
    if (dr.bucket().isPresent() && dr.region().isEmpty()) {
      Needed.option(spec, "--dr-region", dr.region());
    }
    var request = new AssessRequest(caches, where.regions(), dr.region(), dr.bucket(), dr.prefix());
    var answer = doors.assess(down.on(connection.settings(common))).read(request);
    var desk = new Desk(console, common);
    if (form.isPresent() && answer instanceof Answer.Given<AssessReport> given) {
      var fault = PrivateFile.write(file, form.get().of(given.report()), "--report");
      if (fault.isPresent()) {
        return desk.reject(fault.get()).number();
      }
    }
    return desk.answer(answer, r -> new AssessScreen(r, Optional.ofNullable(failOn))).number();
  }

  private Optional<AssessReports> form() {
    if (file == null) {
      return Optional.empty();
    }
    var form = AssessReports.ofName(file.getFileName().toString().toLowerCase(Locale.ROOT));
    if (form.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--report': name a file that ends in .md or .html");
    }
    return form;
  }
}
