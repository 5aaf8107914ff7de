package io.ecdr.sim.cli;

/** Exit codes of the simulator's commands; the same numbers as everywhere in ecdr. */
final class SimExit {

  static final int OK = 0;
  static final int USAGE = 2;
  static final int REFUSED = 11;
  static final int TIMED_OUT = 22;
  static final int NOT_FOUND = 30;
  static final int UNREACHABLE = 32;
  static final int DIFFERENT = 40;

  private SimExit() {}
}
