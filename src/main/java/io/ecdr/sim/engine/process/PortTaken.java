package io.ecdr.sim.engine.process;

/** Someone else took a port between our finding it free and the server's binding it. */
final class PortTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTaken(String detail) {
    super(detail);
  }
}
