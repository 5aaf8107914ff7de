package io.ecdr.port;

import io.ecdr.plan.Event;

/** Takes note of what happens while a plan runs. Must not fail and must not wait. */
@FunctionalInterface
public interface EventSink {

  /** Something happened. */
  void happened(Event event);

  /**
   * Something that belongs to no step and keeps it waiting.
   *
   * @param sentence what is waited for, and how long that may take
   */
  default void said(String sentence) {}
}
