package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code snapshot-gone {SnapshotName, Operation, NotBefore}}: no snapshot of that name carries the
 * operation's tag. One of another maker is left alone, and the fact {@code Left} tells it.
 */
final class SnapshotGone implements Observer {

  @Override
  public String kind() {
    return "snapshot-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.snapshot(condition, dialogue, trace -> trace.gone(condition));
  }
}
