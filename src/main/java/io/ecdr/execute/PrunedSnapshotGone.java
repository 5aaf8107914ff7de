package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Condition;

/**
 * {@code pruned-snapshot-gone {SnapshotName, Operation, Guards}}: there is no snapshot of that
 * name. While there is one, it must carry the operation's tag and the guards must be as they were
 * seen; else it fails, and the snapshot is left alone.
 */
final class PrunedSnapshotGone implements Observer {

  private final boolean serverless;

  /**
   * @param serverless whether it is one of a serverless cache, which is {@code
   *     pruned-serverless-snapshot-gone}
   */
  PrunedSnapshotGone(boolean serverless) {
    this.serverless = serverless;
  }

  @Override
  public String kind() {
    return serverless ? "pruned-serverless-snapshot-gone" : "pruned-snapshot-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var look =
        serverless
            ? Traces.serverless(condition, dialogue, trace -> trace.gone(condition))
            : Traces.snapshot(condition, dialogue, trace -> trace.gone(condition));
    if (look instanceof Look.So so && !so.facts().texts(Trace.LEFT).isEmpty()) {
      return new Look.Failed(
          ExitCode.FAILED, so.facts().texts(Trace.LEFT).get(0), "plan again from how it is now");
    }
    return look instanceof Look.Absent ? guarded(condition, dialogue, look) : look;
  }

  /** It is there and would be deleted. */
  private static Look guarded(Condition condition, Dialogue dialogue, Look look) {
    var stop = Unchanged.all(dialogue, condition.parameters().list("Guards"));
    if (stop.isPresent()) {
      return new Look.Failed(stop.get().code(), stop.get().reason(), stop.get().hint());
    }
    return dialogue.open().isEmpty() ? look : new Look.Asking();
  }
}
