package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.plan.Lane;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes what a run writes down, and tells it what goes before it. */
@FunctionalInterface
public interface Log extends Consumer<Entry> {

  /**
   * Who has begun something that a lane with a throwaway cache gives way to, in words. May look
   * wherever that is written, so it is asked from time to time only.
   */
  default Optional<String> outranks(Lane lane) {
    return Optional.empty();
  }
}
