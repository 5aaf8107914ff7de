package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import io.ecdr.port.DataProbe;

/** Makes trials from a group's description: where it is now and how it is guarded. */
final class ProbeTrial {

  private ProbeTrial() {}

  /**
   * One.
   *
   * @param group with {@code Endpoint}, such as {@code host:6379}
   * @param key what the keys begin with
   */
  static DataProbe.Trial of(Step.Probe step, Value.Fields group, String key, String operation) {
    var address = group.text("Endpoint").orElseThrow();
    int colon = address.lastIndexOf(':');
    return new DataProbe.Trial(
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        group.flag("ClusterEnabled").orElse(false),
        group.flag("TransitEncryptionEnabled").orElse(false),
        step.choice().user(),
        step.choice().auth(),
        key,
        operation,
        step.times().timeToLive(),
        step.times().connect(),
        step.times().answer());
  }
}
