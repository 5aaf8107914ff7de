package io.ecdr.cli;

import io.ecdr.plan.SavedPlan;
import io.ecdr.render.MarkdownPlan;
import io.ecdr.render.SavedPlanScreen;
import io.ecdr.render.Screen;
import io.ecdr.render.WrittenPlan;
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
    text,
    markdown
  }

  @Parameters(paramLabel = "FILE", description = "A file that ecdr plan made.")
  private Path file;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "How it is written: text (for the approver) or markdown (for a ticket). Default: text.")
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
    return new Desk(console, common).answer(PlanFile.read(file), this::screen).number();
  }

  private Screen screen(SavedPlan saved) {
    Instant now = console.clock().instant();
    var text = SavedPlanScreen.shown(saved, file.toString(), now);
    return form == Form.markdown
        ? new WrittenPlan(text, MarkdownPlan.of(saved, file.toString(), now))
        : text;
  }
}
