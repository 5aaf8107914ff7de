package io.ecdr.sim;

/** What holds the keys. */
public enum EngineKind {
  /** Real servers on loopback ports. */
  PROCESS,
  /** Maps, without sockets. */
  MEMORY
}
