package io.ecdr.port;

import io.ecdr.plan.Step;
import java.util.Optional;

/**
 * Asks a person in the middle of a run, without anybody waiting for the answer: it is asked once,
 * and looked for again and again.
 */
public interface Asking {

  /** Nobody is there. */
  Asking NOBODY =
      new Asking() {
        @Override
        public void ask(Step.Rung rung, String why) {}

        @Override
        public Optional<Boolean> answer() {
          return Optional.of(false);
        }
      };

  /**
   * Begins to ask whether to take a rung.
   *
   * @param why what became of the one before
   */
  void ask(Step.Rung rung, String why);

  /** Yes or no; empty as long as the person has not answered. */
  Optional<Boolean> answer();
}
