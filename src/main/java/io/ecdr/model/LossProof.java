package io.ecdr.model;

/** How much hangs on the proof that nothing is lost by a planned change of roles. */
public enum LossProof {
  /** Marks are written where writers are known to stop; where engines are out of reach, none. */
  AUTO,
  /** Without it nothing is promoted. */
  REQUIRED,
  OFF
}
