package io.ecdr.execute;

import io.ecdr.plan.Condition;

/**
 * {@code parameter-group-gone {CacheParameterGroupName, Operation}}: no parameter group of that
 * name carries the operation's tag. One of another maker is left alone, and the fact {@code Left}
 * tells it.
 */
final class ParameterGroupGone implements Observer {

  @Override
  public String kind() {
    return "parameter-group-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.parameterGroup(condition, dialogue, trace -> trace.gone(condition));
  }
}
