package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Serverless;
import io.ecdr.sim.world.elasticache.ServerlessLife;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import io.ecdr.sim.world.elasticache.ServerlessSnapshotLife;
import java.time.Instant;

/** Rules that the calls about serverless caches and their snapshots share. */
final class ServerlessRules {

  /** Serverless caches in a Region ({@code L-BBCDAECC}, UG:quota-limits). */
  static final int MOST = 40;

  private ServerlessRules() {}

  /** A legal name of 1 to 255 characters that no snapshot here has, in lower case. */
  static String freeSnapshotName(String parameter, String asked, Estate estate) {
    String name = Names.identifier(parameter, asked, Names.LONG);
    if (estate.serverlessSnapshots().containsKey(name)) {
      throw Refusals.bad(
          "ServerlessCacheSnapshotAlreadyExistsFault",
          "A serverless cache snapshot of this name exists already: " + name);
    }
    return name;
  }

  /** What a snapshot of a cache needs. */
  static void requireSnapshots(Serverless cache, Instant now) {
    if (!cache.life().can(ServerlessLife.On.SNAPSHOT)) {
      throw Refusals.serverlessState(cache);
    }
    if (cache.snapshotQuotaReached(now)) {
      throw Refusals.bad(
          "ServerlessCacheSnapshotQuotaExceededFault",
          "The maximum number of manual snapshots of this serverless cache within 24 hours, "
              + Serverless.MANUAL_SNAPSHOTS_A_DAY
              + ", has been reached.");
    }
  }

  /** A snapshot that can be copied and exported now. */
  static void requireAvailable(ServerlessSnapshot snapshot) {
    if (!snapshot.life().can(ServerlessSnapshotLife.On.READ)) {
      throw Refusals.serverlessSnapshotState(snapshot);
    }
  }
}
