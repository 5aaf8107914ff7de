package io.ecdr.cli;

import io.ecdr.render.AftercareScreen;
import io.ecdr.render.MarkdownReport;
import io.ecdr.render.OpReportScreen;
import io.ecdr.render.Screen;
import io.ecdr.render.WrittenPlan;
import io.ecdr.usecase.OperationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an operation came to. */
@Command(
    name = "report",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show what an operation came to: every step with its time, what was predicted beside what"
          + " was measured, and which checks were accepted as they were.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op report 20261123-0115-k3f9",
      "  ecdr op report 20261123-0115-k3f9 -o json",
      "  ecdr op report 20261123-0115-k3f9 --loss",
      "  ecdr op report 20261123-0115-k3f9 --aftercare --form markdown",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is shown",
      "2:bad usage or configuration",
      "30:no such operation, or it has no report yet"
    })
public final class OpReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Option(
      names = "--loss",
      description =
          "Also ask AWS what its role changes lost: a bound by the lag metric, whose late values are"
              + " there by now, and what became of the old side.")
  private boolean loss;

  /** How a report is written. */
  enum Form {
    TEXT,
    MARKDOWN
  }

  @Option(
      names = "--aftercare",
      description =
          "Only what Terraform and CloudFormation will now want to destroy or replace, and how to"
              + " prevent it.")
  private boolean aftercare;

  @Option(
      names = "--form",
      paramLabel = "text|markdown",
      description = "How it is written; markdown is for a ticket. Default: text.")
  private Form form;

  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpReportCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (form == Form.MARKDOWN && common.output() != CommonOptions.Format.text) {
      throw new ParameterException(
          spec.commandLine(),
          "--form markdown and -o " + common.output() + " exclude each other; give one");
    }
    var answer = doors.opReport(state.on(connection.settings(common))).read(operation, loss);
    return new Desk(console, common).answer(answer, this::screen).number();
  }

  private Screen screen(OperationReport report) {
    Screen text = aftercare ? new AftercareScreen(report) : new OpReportScreen(report);
    return form == Form.MARKDOWN
        ? new WrittenPlan(
            text, aftercare ? MarkdownReport.aftercare(report) : MarkdownReport.of(report))
        : text;
  }
}
