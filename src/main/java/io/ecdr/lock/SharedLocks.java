package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Locks of this machine, and beyond them of all machines that share the buckets. A lock is ours
 * when it is ours on this machine and in every bucket that must have it.
 *
 * <p>An operation is kept on one machine, so its own lock stays there; those of datastores and
 * lineages go into the buckets.
 */
public final class SharedLocks implements Locks {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** In an emergency, for a store that is needed and for one that is not. */
  private static final Duration HURRY = Duration.ofSeconds(2);

  private static final Duration GLANCE = Duration.ofMillis(700);

  private final Locks local;
  private final Map<Region, BucketLocks> buckets;
  private final Map<Region, String> silent;
  private final Set<SharedHeld> beating;
  private final Reach reach;

  /**
   * @param local of this machine
   * @param down Regions that nothing is asked of
   */
  public SharedLocks(Locks local, List<StateBucket> buckets, List<Region> down, Owner owner) {
    this(local, buckets, down, owner, new ConcurrentHashMap<>(), sentence -> {});
  }

  /**
   * The same.
   *
   * @param silent the Regions whose bucket was asked in vain, and why
   * @param tell told what is waited for
   */
  public SharedLocks(
      Locks local,
      List<StateBucket> buckets,
      List<Region> down,
      Owner owner,
      Map<Region, String> silent,
      Consumer<String> tell) {
    this(
        local,
        new TreeMap<>(),
        silent,
        ConcurrentHashMap.newKeySet(),
        new Reach(List.of(), true, false, false));
    buckets.forEach(b -> this.buckets.put(b.region(), new BucketLocks(b, owner, tell)));
    down.forEach(region -> silent.put(region, region + " is assumed down"));
  }

  private SharedLocks(
      Locks local,
      Map<Region, BucketLocks> buckets,
      Map<Region, String> silent,
      Set<SharedHeld> beating,
      Reach reach) {
    this.local = local;
    this.buckets = buckets;
    this.silent = silent;
    this.beating = beating;
    this.reach = reach;
  }

  @Override
  public Locks within(Reach wanted) {
    return new SharedLocks(local, buckets, silent, beating, wanted);
  }

  /** To be called about once a second, by a thread of its own. */
  public void beat() {
    beating.forEach(SharedHeld::beat);
  }

  /** An operation's own lock is of this machine; others are looked for wherever they may be. */
  @Override
  public Optional<Holder> holder(String name) {
    var here = local.holder(name);
    if (here.isPresent() || Locks.isOfOperation(name)) {
      return here;
    }
    return buckets.values().stream()
        .filter(bucket -> !silent.containsKey(bucket.bucket().region()))
        .flatMap(bucket -> bucket.holder(name, GLANCE.multipliedBy(2)).stream())
        .findFirst();
  }

  @Override
  public Held take(String name, String operation, String verb) {
    return share(name, operation, verb, local.take(name, operation, verb));
  }

  @Override
  public Held preempt(String name, String operation, String verb) {
    return share(name, operation, verb, local.preempt(name, operation, verb));
  }

  private Held share(String name, String operation, String verb, Held mine) {
    if (name.equals(Locks.ofOperation(operation))) {
      return mine;
    }
    Map<Region, BucketHeld> got = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    try {
      for (var region : order()) {
        one(region, name, operation, verb)
            .ifPresentOrElse(held -> got.put(region, held), () -> warn(region, name, warnings));
      }
    } catch (RuntimeException e) {
      got.values().forEach(held -> held.close(HURRY));
      mine.close();
      throw e;
    }
    if (got.isEmpty() && warnings.isEmpty()) {
      warnings.add("no --state-bucket is in a Region of this: the locks are of this machine only");
    }
    var shared = new SharedHeld(mine, got, warnings, reach, beating);
    beating.add(shared);
    return shared;
  }

  /** Everybody goes in the same order, but an emergency first where it must. */
  private List<Region> order() {
    var all = new LinkedHashSet<Region>(reach.needed());
    if (reach.everywhere()) {
      all.addAll(buckets.keySet());
    } else {
      all.retainAll(buckets.keySet());
    }
    return reach.emergency() ? List.copyOf(all) : all.stream().sorted().toList();
  }

  private Optional<BucketHeld> one(Region region, String name, String operation, String verb) {
    boolean needed = reach.needed().contains(region);
    var bucket = buckets.get(region);
    if (bucket == null) {
      silent.put(region, "there is no --state-bucket in " + region);
    }
    if (!silent.containsKey(region)) {
      var patience = !reach.emergency() ? PATIENCE : needed ? HURRY : GLANCE;
      var outcome = bucket.take(name, operation, verb, reach.emergency(), patience);
      if (outcome instanceof BucketLocks.Outcome.Got got) {
        return Optional.of(got.held());
      }
      if (outcome instanceof BucketLocks.Outcome.Taken taken) {
        throw new LockTaken(name, taken.by());
      }
      silent.put(region, ((BucketLocks.Outcome.Silent) outcome).why());
    }
    if (needed && !reach.forgiving()) {
      // It may answer the next time; only an emergency has no time to ask twice.
      throw new LockUnsure("cannot lock in " + region + ": " + silent.remove(region));
    }
    return Optional.empty();
  }

  private void warn(Region region, String name, List<String> warnings) {
    warnings.add(
        name + " is not locked in " + region + ", where others may work: " + silent.get(region));
  }
}
