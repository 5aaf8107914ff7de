package io.ecdr.execute;

import io.ecdr.plan.Condition;

/** {@code serverless-deletable}: as {@link GroupDeletable}, of a serverless cache. */
final class ServerlessDeletable implements Observer {

  @Override
  public String kind() {
    return "serverless-deletable";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.serverlessCache(
        condition, dialogue, trace -> trace.deletable(condition, dialogue.now()));
  }
}
