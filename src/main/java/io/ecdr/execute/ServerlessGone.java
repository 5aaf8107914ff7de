package io.ecdr.execute;

import io.ecdr.plan.Condition;

/** {@code serverless-gone}: as {@link GroupGone}, of a serverless cache. */
final class ServerlessGone implements Observer {

  @Override
  public String kind() {
    return "serverless-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.serverlessCache(condition, dialogue, trace -> trace.gone(condition));
  }
}
