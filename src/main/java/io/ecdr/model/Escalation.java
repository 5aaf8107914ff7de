package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;

/**
 * That a switchover becomes a failover by itself.
 *
 * @param after how long the roles may take to move before that
 * @param orDetach whether the failover may detach
 */
public record Escalation(Duration after, boolean orDetach) {
  public Escalation {
    Objects.requireNonNull(after, "after");
  }
}
