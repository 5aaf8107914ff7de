package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.time.SimTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every change of state of every resource, in order: the control-plane history. The same scenario
 * on another engine must leave the same {@link #lines(String)} for each resource.
 */
public final class History {

  private final SimTime time;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  History(SimTime time) {
    this.time = time;
  }

  /**
   * One change.
   *
   * @param resource its ARN
   * @param from empty for the first state
   */
  public record Change(Instant at, String resource, String from, String on, String to) {

    /** The change without its moment: {@code creating -CREATED-> available}. */
    public String line() {
      return from + " -" + on + "-> " + to;
    }

    /** The change as named values, in order. */
    public Map<String, String> named() {
      var values = new LinkedHashMap<String, String>();
      values.put("at", at.toString());
      values.put("resource", resource);
      values.put("from", from);
      values.put("on", on);
      values.put("to", to);
      return values;
    }
  }

  void add(String resource, String from, String on, String to) {
    changes.add(new Change(time.now(), resource, from, on, to));
  }

  void addBroken(String what) {
    broken.add(what);
  }

  /** All changes, oldest first. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** The changes of one resource without their moments, oldest first. */
  public List<String> lines(String resource) {
    return changes.stream()
        .filter(change -> change.resource().equals(resource))
        .map(Change::line)
        .toList();
  }

  /** Mistakes of the simulator itself: transitions that no table lists. Empty in a sound world. */
  public List<String> broken() {
    return List.copyOf(broken);
  }
}
