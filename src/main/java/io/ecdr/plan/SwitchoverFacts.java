package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.ServiceUpdate;
import io.ecdr.model.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a planned change of roles looks at beside the roles, on both sides.
 *
 * @param target of the member that becomes the primary
 * @param primary of the one that is it now
 * @param snapshots the primary's
 * @param elsewhere other caches that the primary's users may log in to, by user id; read only where
 *     they are to be changed
 */
public record SwitchoverFacts(
    Side target,
    Side primary,
    Fact<List<Snapshot>> snapshots,
    SortedMap<String, List<String>> elsewhere) {

  /** Where no user is to be changed. */
  public SwitchoverFacts(Side target, Side primary, Fact<List<Snapshot>> snapshots) {
    this(target, primary, snapshots, new TreeMap<>());
  }

  /**
   * Of one member.
   *
   * @param access who may log in
   * @param maintenance when AWS may work on it, such as {@code sun:05:00-sun:06:00}
   * @param updates what AWS wants to change
   */
  public record Side(
      Fact<Access> access, Fact<String> maintenance, Fact<List<ServiceUpdate>> updates) {
    public Side {
      Objects.requireNonNull(access, "access");
      Objects.requireNonNull(maintenance, "maintenance");
      Objects.requireNonNull(updates, "updates");
    }
  }

  public SwitchoverFacts {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(snapshots, "snapshots");
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
  }
}
