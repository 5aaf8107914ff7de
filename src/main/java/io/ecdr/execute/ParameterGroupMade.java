package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code parameter-group-made {CacheParameterGroupName, Operation}}: the parameter group is there
 * and carries the operation's tag. One of another maker is left alone: the name is taken.
 */
final class ParameterGroupMade implements Observer {

  @Override
  public String kind() {
    return "parameter-group-made";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.parameterGroup(condition, dialogue, trace -> trace.made(condition));
  }
}
