package io.ecdr.lock;

import io.ecdr.model.Region;
import io.ecdr.port.LockLost;
import io.ecdr.port.Locks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lock of ours on this machine and in the buckets that took it. */
final class SharedHeld implements Locks.Held {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Locks.Held mine;
  private final Map<Region, BucketHeld> held;
  private final List<String> warnings;
  private final Locks.Reach reach;
  private final Set<SharedHeld> beating;

  SharedHeld(
      Locks.Held mine,
      Map<Region, BucketHeld> held,
      List<String> warnings,
      Locks.Reach reach,
      Set<SharedHeld> beating) {
    this.mine = mine;
    this.held = Map.copyOf(held);
    this.warnings = List.copyOf(warnings);
    this.reach = reach;
    this.beating = beating;
  }

  void beat() {
    held.values().forEach(BucketHeld::beat);
  }

  @Override
  public Optional<Locks.Holder> preemptedBy() {
    return mine.preemptedBy()
        .or(() -> held.values().stream().flatMap(each -> each.lostTo().stream()).findFirst());
  }

  @Override
  public Optional<Locks.Holder> preempted() {
    return mine.preempted()
        .or(() -> held.values().stream().flatMap(each -> each.before().stream()).findFirst());
  }

  /**
   * @throws LockLost when another has it in any bucket, or when it cannot be renewed in one that
   *     must have it
   */
  @Override
  public void check(boolean strict) {
    mine.check(strict);
    held.forEach(
        (region, each) ->
            each.check(strict, reach.needed().contains(region) && !reach.emergency()));
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void leaveInFlight() {
    held.values().forEach(BucketHeld::leaveInFlight);
  }

  @Override
  public void close() {
    beating.remove(this);
    held.values().forEach(each -> each.close(PATIENCE));
    mine.close();
  }
}
