package io.ecdr.usecase;

import io.ecdr.execute.Execution;
import io.ecdr.journal.Begun;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * {@code op advance}: one slice of {@link OpResume}. It runs until nothing is left but waiting, and
 * says how long nobody need look, so that a scheduler can do the waiting.
 */
public final class OpAdvance {

  /** Makes what runs one slice. */
  @FunctionalInterface
  public interface Slices {

    /**
     * One of them.
     *
     * @param atLeast how long it waits by itself before it ends
     * @param begun when the steps began in earlier slices
     */
    Execution of(Duration atLeast, Begun begun);
  }

  private final Operations operations;
  private final Locks locks;
  private final Slices slices;
  private final Callers callers;
  private final InstantSource clock;
  private final String toolVersion;
  private final Leave leave;

  /**
   * @param callers says whether who calls now may go on with the plan
   * @param toolVersion the version of ecdr that now goes on, for the journal
   * @param leave what it may go past
   */
  public OpAdvance(
      Operations operations,
      Locks locks,
      Slices slices,
      Callers callers,
      InstantSource clock,
      String toolVersion,
      Leave leave) {
    this.leave = Objects.requireNonNull(leave, "leave");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.locks = Objects.requireNonNull(locks, "locks");
    this.slices = Objects.requireNonNull(slices, "slices");
    this.callers = Objects.requireNonNull(callers, "callers");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * Runs one slice; its report ends with {@code CHANGES_PENDING} while something is awaited.
   * Rejected like {@link OpResume#run}.
   *
   * @param atLeast how long it waits by itself before it ends
   */
  public Answer<RunReport> run(String id, Duration atLeast) {
    return new OpResume(
            operations,
            locks,
            history -> slices.of(atLeast, Begun.of(history)),
            callers,
            clock,
            toolVersion,
            leave)
        .run(id);
  }
}
