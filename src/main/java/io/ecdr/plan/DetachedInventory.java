package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * What the way home rests on after a detach: the old side at home, and the standby that stands
 * alone and took over.
 *
 * @param standby what a new standby at home would rest on; its group is the one that took over, and
 *     its {@code sameId} the old side
 * @param home the Global Datastores that the home Region tells
 * @param away those that the other Region tells
 * @param snapshots the old side's
 * @param oldAccess who may log in to the old side
 */
public record DetachedInventory(
    StandbyInventory standby,
    Fact<List<GlobalDatastore>> home,
    Fact<List<GlobalDatastore>> away,
    Fact<List<Snapshot>> snapshots,
    Fact<Access> oldAccess,
    Fact<Access> access) {
  public DetachedInventory {
    Objects.requireNonNull(standby, "standby");
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(away, "away");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(oldAccess, "oldAccess");
    Objects.requireNonNull(access, "access");
  }

  /** The same once the old side's users have back what a fence took away. */
  DetachedInventory givenBack(List<FencedUser> users) {
    return new DetachedInventory(
        standby,
        home,
        away,
        snapshots,
        oldAccess.map(all -> all.with(user -> FencedUser.givenBack(user, users))),
        access);
  }

  /** The group that took over. */
  public ReplicationGroup successor() {
    return standby.group();
  }

  /** The group that was the primary. */
  public Fact<ReplicationGroup> old() {
    return standby.sameId();
  }
}
