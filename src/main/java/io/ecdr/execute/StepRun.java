package io.ecdr.execute;

import io.ecdr.plan.Completion;
import java.time.Instant;

/** One step while it runs: told what arrives, asked what it wants. */
interface StepRun {

  /** What it wants now. */
  Move next(Instant now);

  /** One of its questions was answered. */
  void arrived(String key, Completion completion, Instant now);

  /** What is left at AWS, unfinished, if it ended now; empty when there is nothing to tell. */
  default String leaves(Instant now) {
    return "";
  }
}
