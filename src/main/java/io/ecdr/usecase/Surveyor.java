package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.plan.CallMaker;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** What every verb needs to look at AWS. */
public final class Surveyor {

  private final Gather gather;
  private final CallMaker maker;

  /** With all Regions up. */
  public Surveyor(
      Calls calls,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator chance,
      Patience patience) {
    this(calls, endpoints, clock, chance, patience, List.of());
  }

  /**
   * @param chance for jitter only
   * @param down Regions of which nothing is asked, because the operator says that they are lost
   */
  public Surveyor(
      Calls calls,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator chance,
      Patience patience,
      List<Region> down) {
    this.gather = new Gather(calls, clock, chance, patience, down);
    this.maker = new CallMaker(endpoints::of);
  }

  Gather gather() {
    return gather;
  }

  CallMaker maker() {
    return maker;
  }
}
