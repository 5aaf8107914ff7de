package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Node;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Shard;
import java.time.Instant;
import java.util.List;

/** Rules for the names and the number of snapshots. */
final class SnapshotRules {

  private SnapshotRules() {}

  /** A legal name that no snapshot has, in lower case. */
  static String freeName(String parameter, String asked, Estate estate) {
    String name = Names.identifier(parameter, asked, Names.SHORT);
    if (estate.snapshots().containsKey(name)) {
      throw Refusals.bad(
          "SnapshotAlreadyExistsFault", "Snapshot with specified name already exists: " + name);
    }
    return name;
  }

  /** The free name of a final snapshot that may be taken of a group's primaries. */
  static String last(String asked, Group group, Instant now) {
    String name = freeName("FinalSnapshotIdentifier", asked, group.estate());
    Windows.requireSnapshots(group.about().cacheNodeType());
    requireQuota(group, group.shards().stream().map(Shard::primary).toList(), now);
    return name;
  }

  /** 20 manual ones per node in a rolling day (UG:backups); text of UG23:ErrorMessages. */
  static void requireQuota(Group group, List<Node> read, Instant now) {
    if (read.stream().noneMatch(each -> each.snapshotQuotaReached(now))) {
      return;
    }
    throw Refusals.bad(
        "SnapshotQuotaExceededFault",
        group.clusterMode()
            ? "The maximum number of manual snapshots for this cluster taken within 24 hours has been reached"
            : "The maximum number of manual snapshots for this node taken within 24 hours has been reached its quota of "
                + Node.MANUAL_SNAPSHOTS_A_DAY);
  }
}
