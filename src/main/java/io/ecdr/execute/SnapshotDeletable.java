package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code snapshot-deletable {SnapshotName, Operation, NotBefore}}: nothing goes on with the
 * snapshot of that name, or there is none and no call that was sent can make it any more.
 */
final class SnapshotDeletable implements Observer {

  @Override
  public String kind() {
    return "snapshot-deletable";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.snapshot(
        condition, dialogue, trace -> trace.deletable(condition, dialogue.now()));
  }
}
