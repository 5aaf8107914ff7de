package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code group-gone {ReplicationGroupId, Operation, NotBefore}}: no group of that id carries the
 * operation's tag. One of another maker is left alone, and the fact {@code Left} tells it.
 */
final class GroupGone implements Observer {

  @Override
  public String kind() {
    return "group-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.group(condition, dialogue, trace -> trace.gone(condition));
  }
}
