package io.ecdr.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * A command and those below it, none of them described yet. Describing one is reflection over all
 * its options and takes longer than most of them run, so only what is typed is described; all of
 * them where that is none of them, for the help and for suggestions.
 */
final class Branch {

  private final Object command;
  private final Consumer<CommandLine> described;
  private final List<Branch> below = new ArrayList<>();

  Branch(Object command) {
    this(command, line -> {});
  }

  /**
   * @param described told when the command has been described
   */
  Branch(Object command, Consumer<CommandLine> described) {
    this.command = command;
    this.described = described;
  }

  /** What is typed for it. */
  String name() {
    return command.getClass().getAnnotation(Command.class).name();
  }

  Branch addSubcommand(Object command) {
    return addSubcommand(new Branch(command));
  }

  Branch addSubcommand(Branch branch) {
    below.add(branch);
    return this;
  }

  /**
   * Describes it.
   *
   * @param typed the words behind it on the command line
   * @param factory makes converters
   */
  CommandLine line(List<String> typed, IFactory factory) {
    var line = new CommandLine(command, factory);
    described.accept(line);
    var next = below.stream().filter(b -> !typed.isEmpty() && b.name().equals(typed.get(0)));
    next.findFirst()
        .ifPresentOrElse(
            only -> line.addSubcommand(only.line(typed.subList(1, typed.size()), factory)),
            () -> below.forEach(each -> line.addSubcommand(each.line(List.of(), factory))));
    return line;
  }
}
