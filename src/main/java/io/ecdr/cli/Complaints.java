package io.ecdr.cli;

import io.ecdr.cli.CommonOptions.Colour;
import io.ecdr.cli.CommonOptions.Format;
import io.ecdr.model.ExitCode;
import io.ecdr.port.StateUnusable;
import io.ecdr.usecase.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong around a command into one line and a hint. */
final class Complaints {

  private final Console console;
  private final EnvironmentDefaults defaults;

  Complaints(Console console, EnvironmentDefaults defaults) {
    this.console = console;
    this.defaults = defaults;
  }

  /** A command line that cannot be understood. */
  int usage(ParameterException e, String[] arguments) {
    var spec = e.getCommandLine().getCommandSpec();
    var message = e.getMessage().lines().findFirst().orElse("bad usage");
    if (e.getArgSpec() != null && !typed(e, arguments)) {
      message += defaults.variable(e.getArgSpec()).map(v -> " (from " + v + ")").orElse("");
    }
    return desk(arguments)
        .reject(new Rejection(ExitCode.USAGE, lower(message), hint(e, spec)))
        .number();
  }

  private static boolean typed(ParameterException e, String[] arguments) {
    return !(e.getArgSpec() instanceof CommandLine.Model.OptionSpec option)
        || List.of(arguments).stream()
            .anyMatch(
                a ->
                    List.of(option.names()).stream()
                        .anyMatch(n -> a.equals(n) || a.startsWith(n + "=")));
  }

  private static String hint(ParameterException e, CommandSpec spec) {
    var hints = new ArrayList<String>();
    if (e instanceof UnmatchedArgumentException unmatched) {
      var near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        hints.add(
            "did you mean " + near.stream().limit(3).collect(Collectors.joining(" or ")) + "?");
      }
    }
    if (e instanceof MissingParameterException missing) {
      missing.getMissing().stream()
          .filter(EnvironmentDefaults::covers)
          .map(a -> ((CommandLine.Model.OptionSpec) a).longestName())
          .findFirst()
          .ifPresent(
              name ->
                  hints.add(
                      "give it, or set ECDR_"
                          + name.substring(2).toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    hints.add("see: " + spec.qualifiedName() + " --help");
    return String.join("; ", hints);
  }

  /** A command that failed in a way that nobody foresaw, or whose state is unusable. */
  int fault(Exception e, CommandLine line, ParseResult result) {
    var arguments = result.originalArgs().toArray(String[]::new);
    if (e instanceof ParameterException parameter) {
      return usage(parameter, arguments);
    }
    boolean verbose = List.of(arguments).contains("--verbose") || List.of(arguments).contains("-v");
    if (verbose) {
      e.printStackTrace(console.err());
    }
    if (e instanceof StateUnusable) {
      return desk(arguments)
          .reject(
              new Rejection(
                  ExitCode.USAGE, e.getMessage(), "choose another folder with --state-dir"))
          .number();
    }
    var what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return desk(arguments)
        .reject(
            new Rejection(
                ExitCode.INTERNAL,
                "internal fault: " + what,
                verbose ? "this is a bug; please report it" : "run it again with --verbose"))
        .number();
  }

  /** The options may not have been understood, so the form of the answer is looked for by hand. */
  private Desk desk(String[] arguments) {
    var all = String.join(" ", arguments);
    var typed =
        Pattern.compile("(?:^| )(?:-o ?=?|--output[ =])(jsonl|json|yaml)(?: |$)").matcher(all);
    var variable = console.variables().apply("ECDR_OUTPUT");
    var form =
        typed.find()
            ? Format.valueOf(typed.group(1))
            : Stream.of(Format.values())
                .filter(f -> f.name().equals(variable))
                .findFirst()
                .orElse(Format.text);
    return new Desk(console, form, Colour.auto, false);
  }

  private static String lower(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
