package io.ecdr.execute;

import io.ecdr.plan.Condition;

/** {@code serverless-snapshot-deletable}: as {@link SnapshotDeletable}, of a serverless cache. */
final class ServerlessSnapshotDeletable implements Observer {

  @Override
  public String kind() {
    return "serverless-snapshot-deletable";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    return Traces.serverless(
        condition, dialogue, trace -> trace.deletable(condition, dialogue.now()));
  }
}
