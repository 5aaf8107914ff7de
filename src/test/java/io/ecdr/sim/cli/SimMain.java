package io.ecdr.sim.cli;

import picocli.CommandLine;

/** The simulator's commands without the rest of the product. */
public final class SimMain {

  private SimMain() {}

  public static void main(String[] words) {
    System.exit(new CommandLine(new SimCommand()).execute(words));
  }
}
