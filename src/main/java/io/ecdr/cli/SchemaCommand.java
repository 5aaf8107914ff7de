package io.ecdr.cli;

import io.ecdr.codec.Schemas;
import io.ecdr.model.ExitCode;
import io.ecdr.usecase.Rejection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the schemas of our JSON documents. */
@Command(
    name = "schema",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Print the JSON schema of a document that scripts may rely on; without a name, the names.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr schema",
      "  ecdr schema saved-plan/1",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is printed", "2:bad usage", "30:no such schema"})
public final class SchemaCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "envelope/1 (what -o json prints), event/1 (a line of -o jsonl), …")
  private String name;

  @Mixin private CommonOptions common;

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name == null) {
      Schemas.names().forEach(each -> console.out().println(each));
      return ExitCode.OK.number();
    }
    var text = Schemas.text(name);
    if (text.isEmpty()) {
      return new Desk(console, common)
          .reject(
              new Rejection(
                  ExitCode.NOT_FOUND, "there is no schema '" + name + "'", "see: ecdr schema"))
          .number();
    }
    console.out().print(text.get());
    return ExitCode.OK.number();
  }
}
