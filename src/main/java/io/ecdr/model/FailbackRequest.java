package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code failback} was asked to do.
 *
 * @param cache the id that it has at home
 * @param region home: the Region that the cache goes back to
 * @param insisted the only case that is taken; absent means whichever it is
 * @param maxPause as for a switchover
 * @param away where the cache is now
 * @param anew what is made at home, where something is
 */
public record FailbackRequest(
    String cache,
    Region region,
    Optional<FailbackCase> insisted,
    RoleTerms terms,
    Optional<Duration> maxPause,
    Away away,
    Anew anew)
    implements RoleChangeRequest {

  /**
   * Where the cache is now; after a promotion the Global Datastore tells it.
   *
   * @param id absent means the same as at home
   */
  public record Away(Optional<Region> region, Optional<String> id) {
    public Away {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * What is made at home, and what becomes of the rest.
   *
   * @param as its id; absent means the one that the cache had
   * @param keepStandby whether what took over stays as a standby once home is the primary
   */
  public record Anew(Optional<String> as, StandbyShape shape, boolean keepStandby) {

    /** As it was. */
    public static final Anew USUAL = new Anew(Optional.empty(), StandbyShape.NONE, false);

    public Anew {
      Objects.requireNonNull(as, "as");
      Objects.requireNonNull(shape, "shape");
    }
  }

  public FailbackRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(insisted, "insisted");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(maxPause, "maxPause");
    Objects.requireNonNull(away, "away");
    Objects.requireNonNull(anew, "anew");
  }

  /** The id that the cache has at home afterwards. */
  public String homeId() {
    return anew.as().orElse(cache);
  }

  /**
   * The standby that is made at home.
   *
   * @param took the id of what took over, in {@code where}
   */
  public StandbyCreateRequest standby(String took, Region where) {
    var shape = anew.shape();
    return new StandbyCreateRequest(
        took,
        where,
        region,
        homeId(),
        shape.subnetGroup(),
        shape.securityGroups(),
        shape.kmsKey(),
        shape.replicas(),
        timeout());
  }

  /** The switchover at its end. */
  public SwitchoverRequest switchover() {
    return new SwitchoverRequest(homeId(), region, region, terms, maxPause, Optional.empty());
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public FailbackRequest expecting(Optional<Region> seen) {
    return new FailbackRequest(
        cache, region, insisted, terms.expecting(seen), maxPause, away, anew);
  }

  /** The same of this case only: what a reader of the plan saw must still be so. */
  public FailbackRequest insisting(FailbackCase seen) {
    return new FailbackRequest(cache, region, Optional.of(seen), terms, maxPause, away, anew);
  }
}
