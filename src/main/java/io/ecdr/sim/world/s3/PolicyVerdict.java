package io.ecdr.sim.world.s3;

/** What a policy says about one request. */
public enum PolicyVerdict {
  /** A statement allows it and none denies it. */
  ALLOWED,
  /** A statement denies it, whatever else allows it. */
  DENIED,
  /** No statement speaks of it. */
  SILENT
}
