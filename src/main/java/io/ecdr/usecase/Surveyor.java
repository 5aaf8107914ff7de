package io.ecdr.usecase;

import io.ecdr.plan.CallMaker;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What every verb needs to look at AWS. */
public final class Surveyor {

  private final Gather gather;
  private final CallMaker maker;

  /**
   * @param chance for jitter only
   */
  public Surveyor(
      Calls calls,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator chance,
      Patience patience) {
    this.gather = new Gather(calls, clock, chance, patience);
    this.maker = new CallMaker(endpoints::of);
  }

  Gather gather() {
    return gather;
  }

  CallMaker maker() {
    return maker;
  }
}
