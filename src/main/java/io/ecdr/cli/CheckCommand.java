package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.model.CheckRequest;
import io.ecdr.render.CheckScreen;
import io.ecdr.render.NagiosLine;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.CheckReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks all checks, and does nothing. */
@Command(
    name = "check",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Ask all checks of what caches could be asked to do: be backed up, restored, switched over,"
          + " failed over, brought home.",
      "Sends nothing that changes anything, but with --active. A restore is checked with the newest backup in"
          + " --dr-bucket. A loss is told, and judged only with --max-data-loss.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr check --region us-east-1",
      "  ecdr check orders --region us-east-1 --for switchover,failover",
      "  ecdr check orders --region us-east-1 --for backup --bucket exports \\",
      "      --dr-region eu-west-1 --dr-bucket dr-eu --nagios",
      "",
      "--active tells what no read can: whether the organization, a VPC endpoint or",
      "a bucket's policy forbids to write. The objects are .ecdr-trial/ID in --bucket",
      "and PREFIX/.ecdr-trial/ID in --dr-bucket, once for all caches. What refuses",
      "them warns. One that is left, because ecdr was killed or may not remove it,",
      "holds no data and may be deleted; a bucket with versions keeps an old version.",
      "What it must be allowed besides: ecdr iam-policy --for \"check --active\" ...",
      "",
      "With --nagios the exit codes are Nagios's instead: 0 OK, 1 WARNING, 2 CRITICAL,",
      "3 UNKNOWN; what was typed wrong still ends with 2.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is in the way",
      "2:bad usage or configuration",
      "11:a check forbids something",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
    })
public final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Ids of caches in --region. Default: all of it.")
  private List<String> caches = List.of();

  @Mixin private HomeOptions home;
  @Mixin private CheckOptions check;
  @Mixin private DrOptions dr;
  @Mixin private LossOptions loss;
  @Mixin private RestoreOptions shape;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  CheckCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (check.nagios() && common.output() != Format.text) {
      throw new ParameterException(
          spec.commandLine(), "--nagios and -o " + common.output() + " exclude each other");
    }
    var answer = doors.check(down.on(connection.settings(common))).read(request());
    return check.nagios()
        ? nagios(answer)
        : new Desk(console, common).answer(answer, CheckScreen::new).number();
  }

  private int nagios(Answer<CheckReport> answer) {
    var line =
        answer instanceof Answer.Given<CheckReport> given
            ? NagiosLine.of(given.report())
            : NagiosLine.of(((Answer.Rejected<CheckReport>) answer).why());
    console.out().println(line.line());
    return line.code();
  }

  private CheckRequest request() {
    check.complete(spec, dr, caches.size());
    return new CheckRequest(
        caches,
        check.purposes(),
        home.region(),
        check.to(),
        dr.region(),
        check.bucket(),
        dr.bucket(),
        dr.prefix(),
        loss.limit(),
        loss.expected(),
        check.standby(),
        check.active(),
        dr.region()
            .filter(to -> dr.bucket().isPresent())
            .map(to -> shape.request(spec, "", to, check.as().orElse(""), dr.bucket(), dr)),
        check.probe() ? Optional.of(shape.login(spec)) : Optional.empty());
  }
}
