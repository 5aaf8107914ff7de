package io.ecdr.sim.world.s3;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All buckets of all accounts and Regions: bucket names are taken once for everybody. To be used
 * with the world's lock held, save {@link #bodies}.
 */
public final class Buckets {

  private final NavigableMap<String, Bucket> buckets = new TreeMap<>();
  private final Bodies bodies;
  private long given;

  /**
   * @param bodies where uploads are kept
   */
  public Buckets(Bodies bodies) {
    this.bodies = bodies;
  }

  /** Where uploads are kept. */
  public Bodies bodies() {
    return bodies;
  }

  /** The bucket of that name, whoever's it is and wherever. */
  public Optional<Bucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** All of them, by name. */
  public Collection<Bucket> all() {
    return Collections.unmodifiableCollection(buckets.values());
  }

  /**
   * Makes a bucket.
   *
   * @throws IllegalStateException when the name is taken
   */
  public Bucket create(String name, String region, String owner, Instant now) {
    var bucket = new Bucket(name, region, owner, now);
    if (buckets.putIfAbsent(name, bucket) != null) {
      throw new IllegalStateException("bucket name taken: " + name);
    }
    return bucket;
  }

  /** Removes a bucket with all that is in it. */
  public void remove(String name) {
    buckets.remove(name);
  }

  /** A new id for an upload: none is given twice, and they ascend. */
  public String nextId() {
    given++;
    return String.format("upload-%012d", given);
  }
}
