package io.ecdr.model;

import java.time.Duration;
import java.util.List;
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
   * @param carried what a backup that goes home does not tell
   */
  public record Anew(
      Optional<String> as, StandbyShape shape, boolean keepStandby, Carried carried) {

    /** As it was. */
    public static final Anew USUAL = new Anew(Optional.empty(), StandbyShape.NONE, false);

    /** Of which a backup tells all. */
    public Anew(Optional<String> as, StandbyShape shape, boolean keepStandby) {
      this(as, shape, keepStandby, Carried.NOTHING);
    }

    public Anew {
      Objects.requireNonNull(carried, "carried");
      Objects.requireNonNull(as, "as");
      Objects.requireNonNull(shape, "shape");
    }
  }

  /**
   * What is made at home out of a backup, where that is other than at what took over.
   *
   * @param nodeTypes tried in this order; a serverless cache becomes nodes then
   * @param userGroups user groups of home
   * @param authToken where the new cache's token is, {@code env:NAME} or {@code file:PATH}
   * @param withoutAuth agrees that a cache that asked for a password comes home without one
   */
  public record Carried(
      List<String> nodeTypes,
      List<String> userGroups,
      Optional<String> authToken,
      boolean withoutAuth) {

    /** Nothing was said. */
    public static final Carried NOTHING =
        new Carried(List.of(), List.of(), Optional.empty(), false);

    public Carried {
      nodeTypes = List.copyOf(nodeTypes);
      userGroups = List.copyOf(userGroups);
      authToken.ifPresent(SecretReference::require);
    }
  }

  /**
   * Where what only the old side has is saved; or, where a backup goes home, what it goes through.
   *
   * @param bucket at home, takes the export, or keeps the backup that goes home
   * @param drBucket where the cache is now, keeps the backup, or takes the export
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

  /**
   * The backup that goes home.
   *
   * @param took the id of what took over, in {@code where}
   */
  public BackupRequest carrying(String took, Region where) {
    var place = saving.orElseThrow();
    return new BackupRequest(
        took,
        where,
        region,
        place.drBucket(),
        place.bucket(),
        place.prefix(),
        timeout(),
        Hooks.NONE,
        RescueRequest.STAGES);
  }

  /**
   * What is made of that backup.
   *
   * @param backup its id
   * @param where the Region that it comes from
   * @param serverless whether it is of a serverless cache
   */
  public RestoreRequest restoring(String backup, Region where, boolean serverless) {
    var shape = anew.shape();
    var said = anew.carried();
    var nodes =
        new RestoreShape(said.nodeTypes(), shape.replicas(), Optional.empty(), Optional.empty());
    return new RestoreRequest(
        backup,
        Optional.of(where),
        region,
        homeId(),
        Optional.of(saving.orElseThrow().bucket()),
        saving.orElseThrow().prefix(),
        serverless && said.nodeTypes().isEmpty() ? RestoreShape.of(ServerlessShape.USUAL) : nodes,
        new RestorePlace(shape.subnetGroup(), shape.securityGroups(), Optional.empty(), false),
        new RestoreAccess(
            said.userGroups(),
            said.withoutAuth(),
            said.authToken(),
            Optional.empty(),
            shape.kmsKey(),
            new RestoreAccess.Login(probe().user(), probe().auth().or(said::authToken))),
        false,
        timeout(),
        Hooks.NONE);
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
    var groups = anew.carried().userGroups();
    return new StandbyCreateRequest(
            took,
            where,
            region,
            homeId(),
            shape.subnetGroup(),
            shape.securityGroups(),
            shape.kmsKey(),
            shape.replicas(),
            timeout())
        .letting(groups.isEmpty() ? shape.userGroups() : groups);
  }

  /** The switchover at its end. */
  public SwitchoverRequest switchover() {
    return new SwitchoverRequest(homeId(), region, region, terms, maxPause, Optional.empty());
  }

  /** The same where the cache was found. */
  public FailbackRequest found(Region where, String id) {
    return new FailbackRequest(
        cache,
        region,
        insisted,
        terms,
        maxPause,
        new Away(Optional.of(where), Optional.of(id)),
        anew,
        discard,
        saving);
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
        new Anew(anew.as(), shape, anew.keepStandby(), anew.carried()),
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
