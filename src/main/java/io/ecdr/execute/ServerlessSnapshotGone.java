package io.ecdr.execute;

import io.ecdr.plan.Condition;

/** {@code serverless-snapshot-gone}: as {@link SnapshotGone}, of a serverless cache. */
final class ServerlessSnapshotGone implements Observer {

  @Override
  public String kind() {
    return "serverless-snapshot-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.serverless(condition, dialogue, trace -> trace.gone(condition));
  }
}
