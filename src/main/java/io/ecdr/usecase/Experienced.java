package io.ecdr.usecase;

import io.ecdr.plan.Measured;
import io.ecdr.port.Operations;

/** Planning with the times that earlier operations of this machine took, where there are any. */
public final class Experienced {

  private Experienced() {}

  /**
   * One verb's planning.
   *
   * @param operations of this machine alone: no call is made for an estimate
   */
  public static <Q> Planning<Q> of(Planning<Q> planning, Operations operations) {
    return request -> measured(planning.plan(request), operations);
  }

  /** The same for plans that are made anew. */
  public static Replanning of(Replanning replanning, Operations operations) {
    return (request, id) -> measured(replanning.plan(request, id), operations);
  }

  private static Planned measured(Planned planned, Operations operations) {
    if (!(planned instanceof Planned.Ready ready)) {
      return planned;
    }
    var past = new PastRuns(operations).of(ready.plan());
    return new Planned.Ready(
        new Measured(ready.plan(), past).plan(), ready.request(), ready.fingerprint());
  }
}
