package io.ecdr.mirror;

import io.ecdr.lock.StateBucket;
import io.ecdr.model.Region;
import io.ecdr.port.Locks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The buckets that operations are shared in, and how long each is waited for. */
final class Places {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** In an emergency, for a bucket that is needed and for one that is not. */
  private static final Duration HURRY = Duration.ofSeconds(2);

  private static final Duration GLANCE = Duration.ofMillis(700);

  private final Map<Region, StateBucket> buckets;
  private final Set<Region> down;
  private final Map<Region, String> silent;
  private final Locks.Reach reach;

  /**
   * @param down Regions that nothing is asked of
   * @param silent the Regions whose bucket was asked in vain, and why; shared with the locks
   */
  Places(List<StateBucket> buckets, List<Region> down, Map<Region, String> silent) {
    this(
        new TreeMap<>(),
        new TreeSet<>(down),
        silent,
        new Locks.Reach(List.of(), true, false, false));
    buckets.forEach(bucket -> this.buckets.put(bucket.region(), bucket));
  }

  private Places(
      Map<Region, StateBucket> buckets,
      Set<Region> down,
      Map<Region, String> silent,
      Locks.Reach reach) {
    this.buckets = buckets;
    this.down = down;
    this.silent = silent;
    this.reach = reach;
  }

  Places within(Locks.Reach wanted) {
    return new Places(buckets, down, silent, wanted);
  }

  boolean emergency() {
    return reach.emergency();
  }

  boolean forgiving() {
    return reach.forgiving();
  }

  /** Those that must have what is shared: of the Regions concerned; without one there, all. */
  List<StateBucket> needed() {
    var some = buckets.values().stream().filter(b -> reach.needed().contains(b.region())).toList();
    return some.isEmpty() ? List.copyOf(buckets.values()) : some;
  }

  /** All of them, what is needed first. */
  List<StateBucket> all() {
    var all = new ArrayList<>(needed());
    buckets.values().stream().filter(bucket -> !all.contains(bucket)).forEach(all::add);
    return all;
  }

  /** Those that are worth asking. An emergency does not ask twice in vain. */
  List<StateBucket> asked() {
    return all().stream().filter(bucket -> !left(bucket)).toList();
  }

  /** Whether nothing is asked of it. */
  boolean left(StateBucket bucket) {
    return down.contains(bucket.region()) || emergency() && silent.containsKey(bucket.region());
  }

  Duration patience(StateBucket bucket) {
    if (!emergency()) {
      return PATIENCE;
    }
    return needed().contains(bucket) ? HURRY : GLANCE;
  }

  void silent(StateBucket bucket, String why) {
    if (emergency()) {
      silent.put(bucket.region(), why);
    }
  }

  /** Why nothing is asked of it. */
  String why(StateBucket bucket) {
    return down.contains(bucket.region())
        ? bucket + ": " + bucket.region() + " is assumed down"
        : silent.getOrDefault(bucket.region(), bucket + " does not answer");
  }
}
