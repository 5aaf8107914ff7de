package io.ecdr.sim.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ecdr sim}: simulated AWS Regions with real data in them, and what a rehearsal needs. */
@Command(
    name = "sim",
    description = "Simulated AWS Regions on this machine, for rehearsals and tests.",
    mixinStandardHelpOptions = true)
public final class SimCommand implements Runnable {

  private static final List<Class<?>> BELOW =
      List.of(
          SimStart.class,
          SimStatus.class,
          SimCoverage.class,
          SimFault.class,
          SimBucket.class,
          SimObjects.class,
          SimSubnetGroup.class,
          SimCall.class,
          SimWait.class,
          SimData.class);

  @Spec private CommandSpec spec;

  private SimCommand() {}

  /**
   * The command with those below it: the one that is typed, or all where that is none of them.
   * Describing them takes longer than most of them run.
   *
   * @param typed the words behind it
   */
  public static CommandLine line(List<String> typed) {
    var line = new CommandLine(new SimCommand());
    var first = typed.isEmpty() ? "" : typed.get(0);
    var named = BELOW.stream().filter(type -> name(type).equals(first)).toList();
    (named.isEmpty() ? BELOW : named).forEach(line::addSubcommand);
    return line;
  }

  private static String name(Class<?> type) {
    return type.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: start, status, fault, bucket, call, wait, data, …");
  }
}
