package io.ecdr.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A replication group that is named like a drill's.
 *
 * @param unread why its tags are not known; empty when they are
 * @param owner the operation that its tags name
 * @param deadline that its tags tell
 * @param journalled whether that operation's journal is here and tells of this very group
 * @param worker who works on it right now
 */
public record DrillLeftover(
    String id,
    String status,
    Optional<String> unread,
    Optional<String> owner,
    Optional<Instant> deadline,
    boolean journalled,
    Optional<String> worker) {

  public DrillLeftover {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(unread, "unread");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(worker, "worker");
  }

  /** Whether its tag and its name tell that a drill made it. */
  boolean ours() {
    return DrillNames.is(id)
        && owner.equals(Optional.of(DrillNames.operation(id)))
        && deadline.isPresent();
  }
}
