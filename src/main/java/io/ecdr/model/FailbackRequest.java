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
 * @param discard whose data may be deleted, as {@code REGION/ID}; empty text when a person is to
 *     type it
 * @param saving where what only the old side has is saved
 */
public record FailbackRequest(
    String cache,
    Region region,
    Optional<FailbackCase> insisted,
    RoleTerms terms,
    Optional<Duration> maxPause,
    Away away,
    Anew anew,
    Optional<String> discard,
    Optional<Saving> saving)
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

  /**
   * Where what only the old side has is saved.
   *
   * @param bucket at home, takes the export
   * @param drBucket where the cache is now, keeps the backup
   */
  public record Saving(String bucket, String drBucket, String prefix) {
    public Saving {
      Objects.requireNonNull(bucket, "bucket");
      Objects.requireNonNull(drBucket, "drBucket");
      Objects.requireNonNull(prefix, "prefix");
    }
  }

  /** One that deletes nothing of an old side. */
  public FailbackRequest(
      String cache,
      Region region,
      Optional<FailbackCase> insisted,
      RoleTerms terms,
      Optional<Duration> maxPause,
      Away away,
      Anew anew) {
    this(cache, region, insisted, terms, maxPause, away, anew, Optional.empty(), Optional.empty());
  }

  public FailbackRequest {
    Objects.requireNonNull(discard, "discard");
    Objects.requireNonNull(saving, "saving");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(insisted, "insisted");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(maxPause, "maxPause");
    Objects.requireNonNull(away, "away");
    Objects.requireNonNull(anew, "anew");
  }

  /** Whose data are deleted where the old side has to go. */
  public String discarded() {
    return region + "/" + cache;
  }

  /** The backup that saves what only the old side has. */
  public BackupRequest rescue() {
    var place = saving.orElseThrow();
    return new BackupRequest(
        cache,
        region,
        away.region().orElseThrow(),
        place.bucket(),
        place.drBucket(),
        place.prefix(),
        timeout(),
        Hooks.NONE,
        RescueRequest.STAGES);
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

  /** The same with another shape of what is made at home. */
  public FailbackRequest shaped(StandbyShape shape) {
    return new FailbackRequest(
        cache,
        region,
        insisted,
        terms,
        maxPause,
        away,
        new Anew(anew.as(), shape, anew.keepStandby()),
        discard,
        saving);
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public FailbackRequest expecting(Optional<Region> seen) {
    return new FailbackRequest(
        cache, region, insisted, terms.expecting(seen), maxPause, away, anew, discard, saving);
  }

  /** The same of this case only: what a reader of the plan saw must still be so. */
  public FailbackRequest insisting(FailbackCase seen) {
    return new FailbackRequest(
        cache, region, Optional.of(seen), terms, maxPause, away, anew, discard, saving);
  }
}
