package io.ecdr.cli;

import io.ecdr.usecase.Rehearse;
import io.ecdr.usecase.RehearsedFailover;
import java.util.function.Consumer;

/** Rehearsing, from both sides of the gate. */
public interface RehearsalDoors {

  /** Whether this process is one that was started behind the gate of a rehearsal. */
  boolean behindGate();

  /**
   * Running a failover up to its first change, in such a process.
   *
   * @param hooks whether its hooks are run, too
   */
  RehearsedFailover rehearsed(Settings settings, boolean hooks);

  /**
   * Rehearsing.
   *
   * @param said takes what the process behind the gate says besides its result
   * @param beginning told of each part that is begun
   */
  Rehearse rehearse(Settings settings, Consumer<String> said, Consumer<String> beginning);
}
