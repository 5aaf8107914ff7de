package io.ecdr.sim.cli;

import java.util.List;

/** The simulator's commands without the rest of the product. */
public final class SimMain {

  private SimMain() {}

  public static void main(String[] words) {
    System.exit(SimCommand.line(List.of(words)).execute(words));
  }
}
