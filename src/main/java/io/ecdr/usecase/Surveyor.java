package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.plan.CallMaker;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import io.ecdr.port.ObjectStreams;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What every verb needs to look at AWS. */
public final class Surveyor {

  private final Gather gather;
  private final CallMaker maker;
  private final Supplier<ObjectStreams> objects;

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
    this(
        new Gather(calls, clock, chance, patience, down),
        new CallMaker(endpoints::of),
        () -> {
          throw new IllegalStateException("nobody said how objects are read");
        });
  }

  private Surveyor(Gather gather, CallMaker maker, Supplier<ObjectStreams> objects) {
    this.gather = gather;
    this.maker = maker;
    this.objects = objects;
  }

  /** The same that can also read large objects. */
  public Surveyor reading(Supplier<ObjectStreams> through) {
    return new Surveyor(gather, maker, through);
  }

  /** The same that asks nothing twice, for surveys of many caches. */
  Surveyor remembering() {
    return new Surveyor(gather.remembering(), maker, objects);
  }

  /** Large objects; asked for where one is read, which few verbs do. */
  ObjectStreams objects() {
    return objects.get();
  }

  Gather gather() {
    return gather;
  }

  CallMaker maker() {
    return maker;
  }
}
