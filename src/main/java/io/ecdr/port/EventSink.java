package io.ecdr.port;

import io.ecdr.plan.Event;

/** Takes note of what happens while a plan runs. Must not fail and must not wait. */
@FunctionalInterface
public interface EventSink {

  /** Something happened. */
  void happened(Event event);
}
