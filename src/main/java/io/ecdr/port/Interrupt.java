package io.ecdr.port;

/** Whether the operator asked to stop (Ctrl-C, SIGTERM). */
@FunctionalInterface
public interface Interrupt {

  /** True from the first request on. */
  boolean requested();
}
