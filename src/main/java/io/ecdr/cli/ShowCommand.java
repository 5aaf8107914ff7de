package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;
import io.ecdr.render.MarkdownPlan;
import io.ecdr.render.SavedPlanScreen;
import io.ecdr.render.Screen;
import io.ecdr.render.WrittenPlan;
import io.ecdr.render.script.AwsCliScript;
import io.ecdr.render.script.NoScript;
import io.ecdr.usecase.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a saved plan. */
@Command(
    name = "show",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show a saved plan: what would be sent where, in which order, what may be lost, how long it"
          + " takes. Talks to nobody, and shows expired plans too.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr show failover.json",
      "  ecdr show failover.json --form markdown > ticket.md",
      "  ecdr show failover.json --form aws-cli > failover.sh",
      "  ecdr show failover.json -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is shown",
      "2:bad usage, or no such file",
      "14:it is no plan, was altered, or is of another version",
    })
public final class ShowCommand implements Callable<Integer> {

  /** How a plan is written. */
  public enum Form {
    text("text"),
    markdown("markdown"),
    awsCli("aws-cli");

    private final String word;

    Form(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Parameters(paramLabel = "FILE", description = "A file that ecdr plan made.")
  private Path file;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "How it is written: text (for the approver), markdown (for a ticket) or aws-cli (a POSIX"
              + " shell script of aws commands that carries it out where ecdr is not). Default:"
              + " text.")
  private Form form;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Console console;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (form != null && common.output() != CommonOptions.Format.text) {
      throw new ParameterException(
          spec.commandLine(),
          "--form " + form + " and -o " + common.output() + " exclude each other; give one");
    }
    var desk = new Desk(console, common);
    try {
      return desk.answer(PlanFile.read(file), this::screen).number();
    } catch (NoScript e) {
      return desk.reject(
              new Rejection(
                  ExitCode.USAGE,
                  file + " has no form as aws commands: " + e.getMessage(),
                  "apply it with ecdr: ecdr apply " + file))
          .number();
    }
  }

  private Screen screen(SavedPlan saved) {
    Instant now = console.clock().instant();
    var text = SavedPlanScreen.shown(saved, file.toString(), now);
    return switch (form == null ? Form.text : form) {
      case text -> text;
      case markdown -> new WrittenPlan(text, MarkdownPlan.of(saved, file.toString(), now));
      case awsCli -> new WrittenPlan(text, AwsCliScript.of(saved));
    };
  }
}
