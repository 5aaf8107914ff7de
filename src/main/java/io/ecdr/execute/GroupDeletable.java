package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code group-deletable {ReplicationGroupId, Operation, NotBefore}}: nothing goes on with the
 * group of that id, or there is none and no call that was sent can make it any more.
 */
final class GroupDeletable implements Observer {

  @Override
  public String kind() {
    return "group-deletable";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.group(condition, dialogue, trace -> trace.deletable(condition, dialogue.now()));
  }
}
