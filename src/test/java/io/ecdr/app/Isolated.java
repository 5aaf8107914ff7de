package io.ecdr.app;

import io.ecdr.gate.Gated;

/** Whether a process can be given a network of its own on this machine. */
final class Isolated {

  private Isolated() {}

  static boolean here() {
    return Gated.isolates();
  }
}
