package io.ecdr.sim.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The faults in force, by id. Safe for several threads.
 *
 * <p>A request meets the first that applies, in this order: dark, throttled, denied, lost answer.
 * Only the fault that decides is used up.
 */
public final class FaultBook implements Faults {

  private final Map<String, Fault> active = new LinkedHashMap<>();
  private final Map<String, Bucket> buckets = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int lastId;

  /** A fault and the name it can be cleared by, such as {@code f3}. */
  public record Entry(String id, Fault fault) {}

  /** Puts a fault in force and gives its id, which is never used again. */
  public String add(Fault fault) {
    String id;
    synchronized (this) {
      id = "f" + ++lastId;
      active.put(id, fault);
    }
    tell();
    return id;
  }

  /** Ends one fault; false when there is none of that id. */
  public boolean clear(String id) {
    synchronized (this) {
      if (active.remove(id) == null) {
        return false;
      }
      forgetBuckets(id);
    }
    tell();
    return true;
  }

  /** Ends every fault and says how many there were. */
  public int clearAll() {
    int count;
    synchronized (this) {
      count = active.size();
      active.clear();
      buckets.clear();
    }
    tell();
    return count;
  }

  /** What is in force, oldest first. */
  public synchronized List<Entry> list() {
    return active.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
  }

  /** Whether the nodes of a Region are frozen. */
  public synchronized boolean dataDark(String region) {
    return active.values().stream()
        .anyMatch(f -> f instanceof Fault.RegionDark d && d.data() && d.touches(region));
  }

  @Override
  public synchronized Treatment onRequest(
      String region, String service, String action, Instant now) {
    if (apiDark(region, service)) {
      return Treatment.DARK;
    }
    if (throttled(region, service, now)) {
      return Treatment.THROTTLED;
    }
    boolean denied =
        active.values().stream()
            .anyMatch(
                f -> f instanceof Fault.Deny d && d.touches(region) && d.action().equals(action));
    return denied ? Treatment.DENIED : lose(region, action);
  }

  @Override
  public synchronized boolean dark(String region, String service, Instant now) {
    return apiDark(region, service);
  }

  private boolean apiDark(String region, String service) {
    return active.values().stream()
        .anyMatch(
            f ->
                f instanceof Fault.RegionDark d
                    && d.api()
                    && d.touches(region)
                    && d.service().map(service::equals).orElse(true));
  }

  private boolean throttled(String region, String service, Instant now) {
    boolean refused = false;
    for (var entry : active.entrySet()) {
      if (entry.getValue() instanceof Fault.Throttle t
          && t.touches(region)
          && t.service().map(service::equals).orElse(true)) {
        var bucket =
            buckets.computeIfAbsent(
                entry.getKey() + "/" + service, key -> new Bucket(t.rate(), now));
        refused |= !bucket.take(now);
      }
    }
    return refused;
  }

  private Treatment lose(String region, String action) {
    for (var entry : active.entrySet()) {
      if (entry.getValue() instanceof Fault.LoseAnswer l
          && l.touches(region)
          && l.action().equals(action)) {
        if (l.times() == 1) {
          active.remove(entry.getKey());
        } else {
          entry.setValue(
              new Fault.LoseAnswer(l.action(), l.afterEffect(), l.times() - 1, l.region()));
        }
        return l.afterEffect() ? Treatment.LOST_AFTER_EFFECT : Treatment.LOST_BEFORE_EFFECT;
      }
    }
    return Treatment.NONE;
  }

  @Override
  public synchronized Optional<Duration> stretch(String region, String transition, Duration usual) {
    Duration time = usual;
    for (var fault : active.values()) {
      if (!fault.touches(region)) {
        continue;
      }
      if (fault instanceof Fault.Stuck s && s.transition().equals(transition)) {
        return Optional.empty();
      }
      if (fault instanceof Fault.Slow s && s.transition().equals(transition)) {
        time = s.stretch(time);
      }
    }
    return Optional.of(time);
  }

  @Override
  public synchronized <F extends Fault> Optional<F> find(Class<F> kind, Predicate<F> which) {
    return active.values().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(which)
        .reduce((older, newer) -> newer);
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  private void forgetBuckets(String id) {
    buckets.keySet().removeIf(key -> key.startsWith(id + "/"));
  }

  /** Tokens that come back with simulated time; at most one second's worth is kept. */
  private static final class Bucket {
    private final double rate;
    private final double most;
    private double tokens;
    private Instant last;

    Bucket(double rate, Instant now) {
      this.rate = rate;
      this.most = Math.max(1, rate);
      this.tokens = most;
      this.last = now;
    }

    boolean take(Instant now) {
      if (now.isAfter(last)) {
        double seconds = Duration.between(last, now).toNanos() / 1e9;
        tokens = Math.min(most, tokens + seconds * rate);
        last = now;
      }
      if (tokens < 1) {
        return false;
      }
      tokens -= 1;
      return true;
    }
  }
}
