package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.RunningGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Turns the nodes of a whole Region dark and light again. Groups that come up in a dark Region are
 * dark from the start.
 */
public final class DataPlane {

  private final Supplier<Collection<Estate>> estates;
  private final TreeSet<String> dark = new TreeSet<>();

  DataPlane(Supplier<Collection<Estate>> estates) {
    this.estates = estates;
  }

  /** Nodes of the Region stop answering; the API is another matter. */
  public void darken(String region) {
    if (dark.add(region)) {
      running(region).forEach(RunningGroup::freeze);
    }
  }

  /** Ends {@link #darken}. */
  public void lighten(String region) {
    if (dark.remove(region)) {
      running(region).forEach(RunningGroup::thaw);
    }
  }

  /** Whether the Region's nodes are dark. */
  public boolean isDark(String region) {
    return dark.contains(region);
  }

  /** The running groups of a Region, of all accounts. */
  public List<RunningGroup> running(String region) {
    var found = new ArrayList<RunningGroup>();
    for (Estate estate : estates.get()) {
      if (estate.region().equals(region)) {
        estate.allGroups().forEach(group -> group.running().ifPresent(found::add));
        estate.serverless().values().forEach(cache -> cache.running().ifPresent(found::add));
      }
    }
    return found;
  }

  void started(Group group) {
    started(group.estate().region(), group.running());
  }

  void started(String region, Optional<RunningGroup> running) {
    if (isDark(region)) {
      running.ifPresent(RunningGroup::freeze);
    }
  }
}
